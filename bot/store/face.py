"""What every store can do, whether it keeps things on disk or only in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from datetime import datetime
    from pathlib import Path

    from bot.store.values import Health, KeptQuestion, Outgoing, Person, Queued, Received, Unanswered


class AnyStore(Protocol):
    """Inbox, people, outbox and the curators' list.

    Every future is done once the change is safe, or raises ``StoreError`` with nothing changed. Operations
    take effect in the order in which they were called.
    """

    def __enter__(self) -> Self:
        """Return the store."""

    def __exit__(self, *_: object) -> None:
        """Close the store and wait until it is closed."""

    def receive(self, batch: Sequence[Received]) -> Future[list[Received]]:
        """Add updates; known ids are dropped.

        Returns:
            The new ones. Each person's own come in the order of their update ids.
        """

    def pending(self) -> Future[list[Received]]:
        """Return all updates that are not done, in the order of arrival, each person's own by update id."""

    def failed(self, update_id: int) -> Future[int]:
        """Count a try of an update that raised; returns how many there were, 0 for an unknown update."""

    def park(self, update_id: int) -> Future[None]:
        """Try an update no more: it is not pending any longer, but can still be finished."""

    def settle(self, update_id: int, now: datetime) -> Future[bool]:
        """End an update that changes nothing and gets no reply; what is remembered of the person is not touched.

        Returns:
            False when it was done already or is not known.
        """

    def session(self, person: str) -> Future[Person]:
        """Return what is remembered of a person: an empty ``Person`` for somebody new.

        A session whose stored bytes were damaged counts as no session, and is logged as an error.
        """

    def finish(
        self,
        update_id: int,
        person: str,
        chat_id: int,
        session: str | None,
        replies: Sequence[Outgoing],
        now: datetime,
        kept: Sequence[KeptQuestion] = (),
        *,
        erase: bool = False,
    ) -> Future[bool]:
        """End a turn, all of it or nothing.

        The update is done and its body deleted, the session replaced (None: there is none), the replies
        queued, the questions nobody could answer counted.

        Args:
            update_id: the update that was answered.
            person: who sent it.
            chat_id: where the replies go.
            session: JSON text of the session after the turn.
            replies: in the order they are to be sent.
            now: with a time zone.
            kept: questions for the curators; those that point to somebody are left out.
            erase: forget everything held of the person first, so that only these replies are left.

        Returns:
            False, with nothing changed, when the update was done already or is not known.
        """

    def unsent(self) -> Future[list[Queued]]:
        """Return all replies to send, each person's in order; none for persons who block the bot."""

    def unsent_for(self, person: str) -> Future[list[Queued]]:
        """Return the replies to send to one person, in order; none while they block the bot."""

    def attempted(self, queued_id: int) -> Future[None]:
        """Count that sending a reply is about to begin, so that a restart knows it may have arrived."""

    def sent(self, queued_id: int, message_id: int | None) -> Future[bool]:
        """Forget a delivered reply; a screen's message, where given, becomes the present screen.

        Returns:
            False when the reply is not in the outbox any more.
        """

    def dead(self, queued_id: int) -> Future[bool]:
        """Forget a reply that can never be delivered; False when it is not in the outbox any more."""

    def blocked(self, person: str, blocked: bool) -> Future[None]:  # noqa: FBT001  the face others rely on
        """Remember that a person has blocked the bot, or does so no more; queued replies wait meanwhile."""

    def erase(self, person: str) -> Future[None]:
        """Forget everything held of a person; nothing of them is left in the file.

        An update of theirs that is being answered can still be finished, as if by somebody new.
        """

    def export(self, person: str) -> Future[dict[str, Any]]:
        """Return everything held of a person, ready for JSON.

        Keys: session, screen_message_id, blocked, seen_at, and the lists updates and replies.
        """

    def purge(
        self, now: datetime, sessions_days: int = 30, done_days: int = 2, kept_days: int = 365
    ) -> Future[int]:
        """Delete what is older than its time; call it once a day.

        Args:
            now: with a time zone.
            sessions_days: for what is remembered of a person, and for replies that never got through.
            done_days: for the ids of done updates; Telegram repeats an update for one day.
            kept_days: for the curators' questions since they were last asked.

        Returns:
            How many rows went.
        """

    def unanswered(self) -> Future[list[Unanswered]]:
        """Return the questions for the curators, those asked most often first."""

    def setting(self, name: str) -> Future[str | None]:
        """Return a small fact the channel wrote down, or None."""

    def set_setting(self, name: str, value: str) -> Future[None]:
        """Write down a small fact for the next start; names beginning with ``store.`` are the store's own."""

    def health(self) -> Future[Health]:
        """Check the file and every sealed text, and count the rows."""

    def backup(self, path: Path | str) -> Future[None]:
        """Copy everything to a new file that was checked; an existing file is never overwritten."""

    def close(self) -> Future[None]:
        """Finish what was asked for, then release the database."""

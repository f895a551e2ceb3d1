"""One person's chat over Telegram, with the same conversation beside it in memory as the measure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from bot.catalogue.model import Language
from bot.channels.memory import Client
from bot.channels.telegram.rendering import split
from bot.dialogue.session import Session
from tests.end_to_end.assistant import PATIENCE, until

if TYPE_CHECKING:
    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Turn
    from bot.dialogue.update import Update
    from tests.botapi import BotApi, Message, Person, Press

Shown = tuple[str, tuple[str, ...], bool]
"""A message as a person sees it: its text, its buttons, and whether it took another one's place."""


@dataclass
class Talk:
    """Whatever is done here is done in both conversations, and both must say the same.

    Attributes:
        person: Over Telegram.
        client: In memory.
        heard: The bot's messages of the last turn.
    """

    api: BotApi
    person: Person
    client: Client
    heard: list[Message] = field(default_factory=list)
    _texts: dict[int, str] = field(default_factory=dict)
    _changed: int = 0

    @classmethod
    def new(cls, api: BotApi, knowledge: Knowledge, language: str = "en", name: str = "Ann") -> Self:
        """Somebody who has not written yet."""
        person = api.person(language_code=language, first_name=name)
        return cls(api, person, Client(knowledge, Language(language)))

    @property
    def text(self) -> str:
        """All that was said in the last turn."""
        return "\n\n".join(message.text for message in self.heard)

    @property
    def screen(self) -> Message:
        """The present screen."""
        return self.heard[-1]

    def says(self, text: str) -> Self:
        """Type something, of at most one message's length; it arrives as the app sends it."""
        return self.hears(self.says_ahead(text))

    def says_ahead(self, text: str) -> Turn:
        """The same, without waiting for what it leads to."""
        return self.client.says(self.person.says(text).text)

    def presses(self, label: str) -> Self:
        """Press a button of the last turn by its label or the beginning of it."""
        found = [each for each in self.client.buttons if each.label.startswith(label)]
        assert found, f"no button {label!r} among {[each.label for each in self.client.buttons]}"
        self.person.presses(found[-1].label)
        return self.hears(self.client.presses(found[-1].label))

    def presses_choice(self, choice: str) -> Self:
        """Press the button of the last turn that stands for a choice, such as ``a.D1.0``."""
        return self.presses(next(each.label for each in self.client.buttons if str(each.choice) == choice))

    def presses_data(self, data: str, message: Message | None = None) -> Self:
        """Press a button with any data."""
        return self.hears(self.presses_ahead(data, message))

    def presses_ahead(self, data: str, message: Message | None = None) -> Turn:
        """The same, without waiting for what it leads to."""
        self.person.presses_data(data, message)
        return self.client.presses_data(data)

    def takes(self, update: Update) -> Self:
        """Hear what is said to an update that was sent without the help of this class."""
        return self.hears(self.client.sends(update))

    def hears(self, *turns: Turn) -> Self:
        """Wait for what these turns say, and make sure that exactly this was said, in this order."""
        expected = [shown for turn in turns for shown in expected_of(turn)]
        exported = any(turn.export for turn in turns)
        with self.api.state.changed:
            self.api.state.changed.wait_for(lambda: len(self._news(exported)) >= len(expected), PATIENCE)
            news = self._news(exported)
        shown = [self._shown(message) for message in news]
        assert shown == expected, self.person.transcript()
        self.heard = news
        self._note(news)
        return self

    def adopts_seed(self) -> Self:
        """Let the conversation in memory name its screens as the process does, to foretell its buttons."""
        data = self.screen.buttons[0].data or ""
        nonce = data.split(":")[1]
        seed = nonce.removesuffix(f"{self.client.session.screen:x}")
        self.client.session = replace(self.client.session, seed=seed)
        return self

    def is_forgotten(self) -> Self:
        """Begin afresh in memory too, now that everything about the person was erased."""
        self.client.session = Session("afresh", self.client.language)
        return self

    def ends(self) -> list[Press]:
        """Make sure that nothing more was said and no press is left waiting; return the presses."""
        until(lambda: all(press.answered for press in self.api.presses(self.person.id)))
        with self.api.state.changed:
            assert not self._news(), self.person.transcript()
        return self.api.presses(self.person.id)

    def _news(self, exported: bool = False) -> list[Message]:  # noqa: FBT001, FBT002  private, and plain
        """What the bot said since, without old screens that merely lost their buttons."""
        all_messages = self.api.state.chats[self.person.id].messages.values()
        said = [one for one in all_messages if one.changed > self._changed and one.from_bot]
        fresh = [one for one in said if one.labels or one.text != self._texts.get(one.message_id)]
        kept = [one for one in fresh if not (exported and one.text.startswith("{"))]
        return sorted(kept, key=lambda one: one.changed)

    def _shown(self, message: Message) -> Shown:
        return message.text, tuple(message.labels), message.message_id in self._texts

    def _note(self, news: list[Message]) -> None:
        self._changed = max((one.changed for one in news), default=self._changed)
        self._texts |= {one.message_id: one.text for one in self.person.messages if one.from_bot}


def expected_of(turn: Turn) -> list[Shown]:
    """What a person sees of a turn; long texts come as several messages."""
    shown: list[Shown] = []
    for reply in turn.replies:
        *first, last = (part.plain.strip() for part in split(reply.text))
        shown += [(part, (), False) for part in first]
        shown.append((last, tuple(each.label for each in reply.buttons), reply.in_place and not first))
    return shown

"""One person's chat over Telegram, with the same conversation beside it in memory as the measure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from bot.catalogue.model import Language
from bot.channels.memory import Client
from bot.channels.telegram.rendering import split
from bot.dialogue.session import Session
from tests.end_to_end.assistant import until

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Turn
    from bot.dialogue.update import Update
    from tests.botapi import BotApi, Call, Message, Person, Press

SAYING = frozenset({"sendMessage", "editMessageText"})
"""The calls that show a person something new."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person saw at one moment; two are equal when they read the same.

    Attributes:
        labels: On the buttons, in reading order.
        edited: Whether it took the place of what stood there before.
        data: What the buttons send.
        number: The place of the call among all the bot's calls.
    """

    text: str
    labels: tuple[str, ...]
    edited: bool = field(default=False, compare=False)
    data: tuple[str, ...] = field(default=(), compare=False)
    message_id: int = field(default=0, compare=False)
    number: int = field(default=-1, compare=False)


@dataclass
class Talk:
    """Whatever is done here is done in both conversations, and both must say the same.

    Attributes:
        person: Over Telegram.
        client: In memory.
        heard: What was said in the last turns that were waited for.
    """

    api: BotApi
    person: Person
    client: Client
    heard: list[Saying] = field(default_factory=list)
    _last: int = -1

    @classmethod
    def new(cls, api: BotApi, knowledge: Knowledge, language: str = "en", name: str = "Ann") -> Self:
        """Somebody who has not written yet."""
        person = api.person(language_code=language, first_name=name)
        return cls(api, person, Client(knowledge, Language(language)))

    @property
    def text(self) -> str:
        """All that was said in the last turn."""
        return "\n\n".join(saying.text for saying in self.heard)

    @property
    def screen(self) -> Saying:
        """The present screen."""
        return self.heard[-1]

    @property
    def message(self) -> Message:
        """The message that shows it."""
        return next(one for one in self.person.messages if one.message_id == self.screen.message_id)

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
        stood = next(reply for reply in self.client.replies if found[-1] in reply.buttons)
        self.person.presses(found[-1].label)
        turn = self.client.presses(found[-1].label)
        self.hears(turn)
        assert self.screen.edited == (stood.screen and turn.replies[-1].in_place), self.person.transcript()
        return self

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

    def hears(self, *turns: Turn, repeats: int = 0) -> Self:
        """Wait for what these turns say, and make sure that exactly this was said, in this order.

        Args:
            turns: What the conversation in memory said.
            repeats: How many sayings may come a second time.
        """
        expected = [saying for turn in turns for saying in expected_of(turn)]
        exported = any(turn.export for turn in turns)
        before = self.heard[-1:]
        until(lambda: aligned(expected, self._said(exported=exported), before).agrees)
        self.heard = self._said(exported=exported)
        found = aligned(expected, self.heard, before)
        assert not found.strange, f"{found.strange}\ninstead of {expected}\n{self.person.transcript()}"
        assert len(found.repeated) <= repeats, f"{found.repeated}\n{self.person.transcript()}"
        self._last = self.screen.number
        return self

    def adopts_seed(self) -> Self:
        """Let the conversation in memory name its screens as the process does, to foretell its buttons."""
        nonce = self.screen.data[0].split(":")[1]
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
        assert self._said() == [], self.person.transcript()
        return self.api.presses(self.person.id)

    def _said(self, *, exported: bool = False) -> list[Saying]:
        """What was said since, in the order in which it was sent; an export is only there to be read."""
        calls = self.api.calls(chat=self.person.id)
        said = [saying_of(call) for call in calls if call.number > self._last and _arrived(call)]
        return [saying for saying in said if not (exported and saying.text.startswith("{"))]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was said, laid beside what must be said.

    Attributes:
        missing: What has not been said.
        repeated: What was then said once more, as it was said first.
        strange: What was not to be said then.
    """

    missing: list[Saying]
    repeated: list[Saying]
    strange: list[Saying]

    @property
    def agrees(self) -> bool:
        """Whether there is nothing left to wait for."""
        return not self.missing or bool(self.strange)


def aligned(expected: Sequence[Saying], said: Iterable[Saying], before: Sequence[Saying] = ()) -> Alignment:
    """Lay the two beside each other; ``before`` is what was said last, and may still be repeated."""
    at, last = 0, [*before]
    repeated: list[Saying] = []
    strange: list[Saying] = []
    for saying in said:
        if at < len(expected) and saying == expected[at]:
            at += 1
        elif saying in last:
            repeated += last
        else:
            strange.append(saying)
        last = [saying]
    return Alignment(list(expected[at:]), repeated, strange)


def _arrived(call: Call) -> bool:
    return call.method in SAYING and bool(call.result)


def saying_of(call: Call) -> Saying:
    """What a person saw after a call that worked."""
    rows = call.result.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    return Saying(
        call.result["text"],
        tuple(button["text"] for button in buttons),
        call.method == "editMessageText",
        tuple(button["callback_data"] for button in buttons),
        call.result["message_id"],
        call.number,
    )


def expected_of(turn: Turn) -> list[Saying]:
    """What a person sees of a turn; long texts come as several messages."""
    expected: list[Saying] = []
    for reply in turn.replies:
        *first, last = (part.plain.strip() for part in split(reply.text))
        expected += [Saying(part, ()) for part in first]
        expected.append(Saying(last, tuple(button.label for button in reply.buttons)))
    return expected

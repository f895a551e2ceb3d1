"""A person in a test: answers the check, hears what is said, and looks at the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.assessment import NOT_SURE, assess
from bot.catalogue.model import Language, Stage
from bot.channels.memory import Client
from bot.dialogue.choice import Verb
from bot.dialogue.scenes.items import COLLECTION, UNSURE
from bot.dialogue.session import Scene, from_json, to_json
from bot.dialogue.wording import say

if TYPE_CHECKING:
    from bot.assessment import Answer, Assessment
    from bot.catalogue.model import Plural
    from bot.catalogue.model.wording import Buttons, Sentences
    from bot.dialogue.knowledge import Knowledge
    from bot.dialogue.reply import Button, Reply, Turn

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)


@dataclass
class Clock:
    """Tells the time that the test has set."""

    time: datetime = NOW

    def __call__(self) -> datetime:
        """The present moment."""
        return self.time

    def days_pass(self, days: float) -> None:
        """Lets days go by."""
        self.time += timedelta(days=days)


class Person(Client):
    """A client that knows the check and the wording."""

    @property
    def s(self) -> Sentences:
        """The sentences in the person's language."""
        return self.knowledge.catalogue.wording(self.session.language).sentences

    @property
    def b(self) -> Buttons:
        """The words on buttons in the person's language."""
        return self.knowledge.catalogue.wording(self.session.language).buttons

    @property
    def shown(self) -> tuple[Reply, ...]:
        """The replies of the last turn that showed a screen; a short word in between shows none."""
        turns = (turn for turn in reversed(self.turns) if any(reply.screen for reply in turn.replies))
        return next((turn.replies for turn in turns), ())

    @property
    def screen(self) -> Reply:
        """The present screen."""
        return next(reply for reply in self.shown if reply.screen)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons that are there: those of the screen, then those beside it, as they are numbered."""
        replies = sorted(self.shown, key=lambda reply: not reply.screen)
        return tuple(button for reply in replies for button in reply.buttons)

    @property
    def labels(self) -> list[str]:
        """The labels on the present screen."""
        return [button.label for button in self.screen.buttons]

    @property
    def asked(self) -> str:
        """The item that is asked now, "collection", or nothing."""
        if self.session.scene is Scene.COLLECTION:
            return COLLECTION
        given = (each.choice for each in self.screen.buttons if each.choice.verb is Verb.ANSWER)
        return next((choice.what for choice in given), "")

    @property
    def answers(self) -> dict[str, Answer]:
        """The answers so far."""
        return dict(self.session.sheet.answers)

    @property
    def found(self) -> Assessment:
        """What the answers so far say."""
        return assess(self.session.sheet, self.knowledge.catalogue.instrument)

    def hears(self, words: str, **values: object) -> bool:
        """Whether a sentence was said in the last turn."""
        return say(words, **values).plain in self.heard

    def hears_number(self, plural: Plural, number: int, **values: object) -> bool:
        """The same for a sentence that depends on a number."""
        return self.hears(plural.one if number == 1 else plural.other, n=number, **values)

    def presses_choice(self, verb: Verb, what: str = "", value: str = "") -> Turn:
        """Presses the button of the last turn with that choice."""
        return self.presses_data(self.button_for(verb, what, value).choice.encoded(self.session.nonce))

    def button_for(self, verb: Verb, what: str = "", value: str = "") -> Button:
        """The button of the last turn with that choice."""
        wanted = (verb, what, value)
        here = {(each.choice.verb, each.choice.what, each.choice.value): each for each in self.buttons}
        return here[wanted]

    def gives(self, *answers: Answer, collection: bool = True) -> None:
        """Answers the items that are asked, one after the other, and the collection question where it comes."""
        for answer in answers:
            self.tells_collection(holds=collection)
            value = UNSURE if answer is NOT_SURE else str(answer)
            self.presses_choice(Verb.ANSWER, self.asked, value)
        self.tells_collection(holds=collection)

    def tells_collection(self, *, holds: bool) -> None:
        """Answers the collection question, if it is on the screen."""
        if self.asked == COLLECTION:
            self.presses_choice(Verb.COLLECTION, "yes" if holds else "no")

    def begins(self) -> None:
        """Begins the check."""
        self.commands("check")

    def goes_through(self, answer: Answer, *, collection: bool = True) -> None:
        """Gives the same answer to every item until the check ends."""
        while self.session.scene in {Scene.CHECK, Scene.COLLECTION}:
            self.gives(answer, collection=collection)

    def wants_everything(self) -> None:
        """Sets out for all items from the start."""
        self.session = replace(self.session, goal=Stage.FULL)

    def is_restarted(self) -> None:
        """The process ends and another goes on from what was stored."""
        stored = from_json(to_json(self.session))
        assert stored is not None
        self.session = stored


def person(
    knowledge: Knowledge, language: Language = Language.EN, clock: Clock | None = None, seed: str = "anna"
) -> Person:
    """Somebody new, at a fixed time unless a clock is given."""
    return Person(knowledge, language, clock or Clock(), seed)

"""Anything that can arrive: any text, any button of any age, any command, any attachment."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as some

from bot.dialogue.actions import COMMANDS
from bot.dialogue.choice import Verb
from bot.dialogue.update import Attachment, Commanded, Pressed, Said, Sent
from tests.dialogue.knowing import DANISH, UNCLEAR, UNKNOWN, WHAT_IS, catalogue


@dataclass(frozen=True)
class Present:
    """A button of the present screen or beside it, counted round and round."""

    number: int


@dataclass(frozen=True)
class Typed:
    """The same, by its number or by its words."""

    number: int
    by_words: bool


@dataclass(frozen=True)
class Earlier:
    """A button of an earlier turn."""

    turns_ago: int
    number: int


Act = Present | Typed | Earlier | Said | Pressed | Commanded | Sent

ITEMS = catalogue().instrument.order
WHATS = some.sampled_from(
    [
        *ITEMS,
        *catalogue().groups,
        "R1",
        "R2",
        "module",
        "collection",
        "yes",
        "no",
        "da",
        "mmex",
        "what-is-traces",
        "",
    ]
)
VALUES = some.sampled_from(["", "0", "1", "3", "unsure", "museum", "DK", "fitting", "99", "-1"])
ANY_TEXT = some.text(some.characters(exclude_categories=()), max_size=12)
"""Every character there is: unassigned, control characters, and halves of characters."""

PHRASES = some.sampled_from(
    [
        *(WHAT_IS, UNCLEAR, UNKNOWN, DANISH, "why do you ask", "what does that word mean", "define metadata"),
        *(
            "hello",
            "yes",
            "no",
            "thanks",
            "👍",
            "0",
            "999",
            "Germany",
            "Atlantis",
            "back",
            "menu",
            "stop",
            "/x",
        ),
        *(
            "a" * 4096,
            "word " * 1000,
            "\x00\x1b[31m",
            "\u202e\u200b",
            "{name}",
            "*_[x](tg://user?id=1)_*",
            "<b>&",
        ),
        *("/start check", "/start what-is-traces", "/check@bot now", "/"),
    ]
)
FORGED = some.builds(
    "{}:{}{}:{}.{}.{}".format,
    some.sampled_from(["1", "1", "1", "2", ""]),
    some.sampled_from(["anna", "bo", ""]),
    some.integers(0, 60).map("{:x}".format),
    some.sampled_from([*Verb, "fly"]),
    WHATS,
    VALUES,
)
ACTS = some.one_of(
    some.builds(Present, some.integers(0, 40)),
    some.builds(Present, some.integers(0, 5)),
    some.builds(Typed, some.integers(0, 40), some.booleans()),
    some.builds(Earlier, some.integers(1, 20), some.integers(0, 40)),
    some.builds(Said, ANY_TEXT | PHRASES),
    some.builds(Pressed, FORGED | ANY_TEXT),
    some.builds(Commanded, some.sampled_from([*COMMANDS, "start", "nonsense"]) | ANY_TEXT, ANY_TEXT),
    some.builds(Sent, some.sampled_from(Attachment)),
)
COUNT = 50
SEQUENCES = some.lists(ACTS, min_size=COUNT, max_size=COUNT)

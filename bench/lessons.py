"""What the measurements learn from: the knowledge base, and questions whose entry is known."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import bootstrap
from bot.dialogue.knowledge import Knowledge
from bot.matching import Matcher
from bot.matching.evaluation import Question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bot.dialogue.knowledge import Lessons

Samples = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Foreign:
    """A public set cut down to a number of samples per entry."""

    samples: Samples
    questions: tuple[Question, ...]


def knowledge() -> Lessons:
    """Give what the assistant's own matchers are built from."""
    return Knowledge(bootstrap.catalogue()).lessons


def matchers(lessons: Lessons, **instead: object) -> dict[str, Matcher]:
    """Build one matcher a language; `instead` replaces an argument for all of them."""
    return {
        language: Matcher.from_utterances(
            samples,
            language,
            **{
                "thesaurus": lessons.thesaurus,
                "not_for": lessons.not_for,
                "near_misses": lessons.not_covered.get(language),
                **instead,
            },  # type: ignore[arg-type] - the keys are the builder's own
        )
        for language, samples in lessons.samples.items()
    }


def labelled(path: Path) -> list[Question]:
    """Read a file of labelled questions, one JSON object a line."""
    return [Question.of(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def clinc(path: Path, seed: int, per_entry: int = 10, questions: int = 400, *, test: bool = False) -> Foreign:
    """Draw samples and questions of clinc150; `test` takes its test part instead of the validation part."""
    rows: Mapping[str, Sequence[dict[str, object]]] = json.loads(path.read_text(encoding="utf-8"))
    chance = random.Random(seed)  # noqa: S311 - a seeded draw that anyone can repeat
    samples = {
        str(row["id"]): chance.sample(list(map(str, row["phrasings"])), per_entry)  # type: ignore[call-overload]
        for row in rows["entries"]
    }
    asked = rows["queries" if test else "dev_queries"]
    inside = [row for row in asked if row["id"]]
    outside = [row for row in asked if not row["id"]]
    drawn = chance.sample(inside, questions) + chance.sample(outside, min(questions, len(outside)))
    return Foreign(
        samples,
        tuple(Question(str(row["text"]), "en", str(row["id"]) if row["id"] else None) for row in drawn),
    )


def with_slips(text: str, chance: random.Random, slips: int = 2) -> str:
    """Put typing errors in words of four letters or more: a letter lost, added, changed or swapped."""
    words = text.split()
    for _ in range(slips):
        long = [place for place, word in enumerate(words) if len(word) > 3]  # noqa: PLR2004 - as the docstring says
        if not long:
            break
        place = chance.choice(long)
        words[place] = _slip(words[place], chance)
    return " ".join(words)


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )

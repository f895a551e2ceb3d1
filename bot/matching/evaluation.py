"""How well the matching does on labelled questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.matching import tables
from bot.matching.outcome import Kind, Outcome

if TYPE_CHECKING:
    from bot.matching.explanation import Explanation

Match = Callable[[str, str], Outcome]

_SUGGESTED = 3
_WORST = 20
_EDGES = tuple(step / 10 for step in range(11))
NEAR = "nearscope"


class Fault(StrEnum):
    """What went wrong with a question, the gravest first."""

    ANSWERED_OUT_OF_SCOPE = "answered, though nothing answers it"
    WRONG_ANSWER = "a wrong answer"
    NOT_FOUND = "the right entry is not among the first three"
    NOT_OFFERED = "the right entry was near, but nothing was offered"
    NOT_FIRST = "the right entry is not the first"


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose entry is known.

    Attributes:
        text: what a person typed.
        language: the language of the person.
        expected: the entry that answers it; None when nothing does.
        also: other entries that are right as well.
        kind: the kind of question, for the tables.
    """

    text: str
    language: str
    expected: str | None
    also: tuple[str, ...] = ()
    kind: str = ""

    @classmethod
    def of(cls, row: Mapping[str, object]) -> Question:
        """Take one row of a questions file: text, lang, expect, also, kind."""
        also = row.get("also")
        expected = row.get("expect")
        return cls(
            text=str(row["text"]),
            language=str(row.get("lang", "en")),
            expected=str(expected) if expected else None,
            also=tuple(map(str, also)) if isinstance(also, list) else (),
            kind=str(row.get("kind", "")),
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question, what came back, and how that compares with what was expected."""

    question: Question
    outcome: Outcome

    @property
    def in_scope(self) -> bool:
        """Whether some entry answers the question."""
        return self.question.expected is not None

    @property
    def rank(self) -> int | None:
        """The place of the first right entry among the matches, 0 for the first; None if it is missing."""
        right = {self.question.expected, *self.question.also}
        places = (place for place, match in enumerate(self.outcome.matches) if match.entry in right)
        return next(places, None)

    @property
    def answered(self) -> bool:
        """Whether one entry was given as the answer."""
        return self.outcome.kind is Kind.ANSWER

    @property
    def right(self) -> bool:
        """Whether the first match is right."""
        return self.rank == 0

    @property
    def in_three(self) -> bool:
        """Whether a right entry is among the first three."""
        return self.rank is not None and self.rank < _SUGGESTED

    @property
    def served(self) -> bool:
        """Whether the person got the right answer, or saw it among the suggestions."""
        return (self.answered and self.right) or (self.outcome.kind is Kind.SUGGEST and self.in_three)

    @property
    def fault(self) -> Fault | None:
        """What went wrong, if anything did."""
        if self.answered and not self.right:
            return Fault.WRONG_ANSWER if self.in_scope else Fault.ANSWERED_OUT_OF_SCOPE
        if not self.in_scope or (self.served and self.right):
            return None
        if not self.in_three:
            return Fault.NOT_FOUND
        return Fault.NOT_FIRST if self.served else Fault.NOT_OFFERED

    @property
    def confidence(self) -> float:
        """The confidence of the first match; 0 when there is none."""
        return self.outcome.matches[0].confidence if self.outcome.matches else 0.0

    @property
    def why(self) -> Explanation:
        """The matching's own reasons."""
        return self.outcome.why


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts turned into shares, each 0 to 1; a share of nothing is None.

    Attributes:
        questions: how many questions, in scope and out of it.
        top_1: in scope: the first match is right.
        top_3: in scope: one of the first three is right.
        served: in scope: answered rightly, or right among the suggestions shown.
        answered: in scope: one entry was given as the answer.
        precision: of all answers given, those that are right.
        wrong: in scope: a wrong entry was given as the answer.
        out_of_scope_answered: out of scope: answered all the same; near misses are counted apart.
        near_answered: near the field but not covered: answered all the same.
        calibration_error: the expected calibration error over ten bands of confidence.
    """

    questions: int
    top_1: float | None
    top_3: float | None
    served: float | None
    answered: float | None
    precision: float | None
    wrong: float | None
    out_of_scope_answered: float | None
    near_answered: float | None
    calibration_error: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found.

    Attributes:
        whole: over all questions.
        by_language: over each language's questions.
        by_kind: by (language, kind).
        bands: for each tenth of confidence: (from, number of matches, mean confidence, share right).
        worst: up to 20 verdicts with a fault, the gravest and the most confident first.
    """

    whole: Figures
    by_language: Mapping[str, Figures]
    by_kind: Mapping[tuple[str, str], Figures]
    bands: tuple[tuple[float, int, float, float], ...]
    worst: tuple[Verdict, ...]

    def __str__(self) -> str:
        """The report in plain text, for the command line."""
        return tables.whole(self)


def evaluate(questions: Iterable[Question], match: Match) -> Report:
    """Match every question and compare; `match` takes the text and the person's language."""
    verdicts = [Verdict(question, match(question.text, question.language)) for question in questions]
    languages = sorted({verdict.question.language for verdict in verdicts})
    kinds = sorted({(verdict.question.language, verdict.question.kind) for verdict in verdicts})
    return Report(
        whole=figures(verdicts),
        by_language={
            code: figures([verdict for verdict in verdicts if verdict.question.language == code])
            for code in languages
        },
        by_kind={
            group: figures([v for v in verdicts if (v.question.language, v.question.kind) == group])
            for group in kinds
        },
        bands=bands(verdicts),
        worst=_worst(verdicts),
    )


def figures(verdicts: Sequence[Verdict]) -> Figures:
    """Count the shares over some verdicts."""
    inside = [verdict for verdict in verdicts if verdict.in_scope]
    near = [verdict for verdict in verdicts if not verdict.in_scope and verdict.question.kind == NEAR]
    far = [verdict for verdict in verdicts if not verdict.in_scope and verdict.question.kind != NEAR]
    given = [verdict for verdict in verdicts if verdict.answered]
    return Figures(
        questions=len(verdicts),
        top_1=_share(verdict.right for verdict in inside),
        top_3=_share(verdict.in_three for verdict in inside),
        served=_share(verdict.served for verdict in inside),
        answered=_share(verdict.answered for verdict in inside),
        precision=_share(verdict.right for verdict in given),
        wrong=_share(verdict.fault is Fault.WRONG_ANSWER for verdict in inside),
        out_of_scope_answered=_share(verdict.answered and not verdict.right for verdict in far),
        near_answered=_share(verdict.answered for verdict in near),
        calibration_error=_calibration_error(verdicts),
    )


def bands(verdicts: Sequence[Verdict]) -> tuple[tuple[float, int, float, float], ...]:
    """Sort the first matches into tenths of confidence: (from, number, mean confidence, share right)."""
    matched = [verdict for verdict in verdicts if verdict.outcome.matches]
    table = []
    for low, high in pairwise(_EDGES):
        inside = [v for v in matched if low <= v.confidence < high or (high == 1.0 and v.confidence == high)]
        if inside:
            mean = sum(verdict.confidence for verdict in inside) / len(inside)
            table.append((low, len(inside), mean, sum(verdict.right for verdict in inside) / len(inside)))
    return tuple(table)


def _calibration_error(verdicts: Sequence[Verdict]) -> float | None:
    table = bands(verdicts)
    whole = sum(number for _, number, _, _ in table)
    return sum(number * abs(mean - right) for _, number, mean, right in table) / whole if whole else None


def _share(hits: Iterable[bool]) -> float | None:
    counted = list(hits)
    return sum(counted) / len(counted) if counted else None


def _worst(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    gravity = list(Fault)
    faulty = [
        (gravity.index(verdict.fault), -verdict.confidence, verdict) for verdict in verdicts if verdict.fault
    ]
    return tuple(verdict for _, _, verdict in sorted(faulty, key=lambda row: row[:2])[:_WORST])

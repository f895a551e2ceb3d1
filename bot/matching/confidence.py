"""How likely the first match is right: how near it is, how far the others are, how much was understood."""

from __future__ import annotations

import math
from dataclasses import dataclass

_LEAST_SCORE = 0.02


@dataclass(frozen=True, slots=True)
class Signs:
    """What the confidence rests on.

    Attributes:
        score: the first match's raw score.
        second: the second match's raw score.
        outside: the raw score of the nearest topic that is not covered.
        known: the share of the telling words that are known, 0 to 1; a mended word counts in part.
    """

    score: float
    second: float
    outside: float
    known: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic curve over the signs, and where answering and suggesting begin.

    Attributes:
        answer_from: the least confidence that is answered.
        suggest_from: the least raw score that is suggested.
    """

    bias: float
    score: float
    lead: float
    outside: float
    known: float
    answer_from: float
    suggest_from: float

    def confidence(self, signs: Signs) -> float:
        """Give the chance, 0 to 1, that the first match is right."""
        score = max(signs.score, _LEAST_SCORE)
        raised = (
            self.bias
            + self.score * math.log(score)
            + self.lead * (signs.score - signs.second) / score
            + self.outside * min(signs.outside / score, 1.0)
            + self.known * signs.known
        )
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, raised))))


MEASURED = Calibration(
    bias=1.16,
    score=3.58,
    lead=2.42,
    outside=-5.38,
    known=2.10,
    answer_from=0.77,
    suggest_from=0.4,
)

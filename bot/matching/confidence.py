"""How likely the first match is right: how near it is, how far the others are, how much was understood."""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul

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
        weights = self.score, self.lead, self.outside, self.known
        raised = self.bias + sum(map(mul, weights, features(signs)))
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, raised))))


def features(signs: Signs) -> tuple[float, float, float, float]:
    """Give what the curve weighs: the score's logarithm, the lead and the outside as parts of it, and what is known."""
    score = max(signs.score, _LEAST_SCORE)
    lead = (signs.score - signs.second) / score
    return math.log(score), lead, min(signs.outside / score, 1.0), signs.known


MEASURED = Calibration(
    bias=2.53,
    score=3.76,
    lead=2.96,
    outside=-4.74,
    known=1.87,
    answer_from=0.8,
    suggest_from=0.22,
)
"""Fitted with `python -m bench.fit` on the labelled questions of three languages."""

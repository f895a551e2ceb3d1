"""When to answer, to suggest or to admit ignorance."""

import pytest

from bot.matching import Kind, Match, Reason
from bot.matching.confidence import MEASURED, Signs
from bot.matching.deciding import Heard, decide

MATCHES = (Match("podcast", 0.95, 0.9), Match("newsletter", 0.02, 0.2))
SIGNS = Signs(score=0.9, second=0.2, outside=0.1, known=0.5)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (Heard(shared=3, mended=0, strange=1, foreign=0, telling=4), (Kind.ANSWER, Reason.SURE)),
        (Heard(shared=1, mended=0, strange=0, foreign=0, telling=1), (Kind.ANSWER, Reason.SURE)),
        (Heard(shared=1, mended=0, strange=1, foreign=0, telling=2), (Kind.SUGGEST, Reason.STRANGERS)),
        (Heard(shared=1, mended=0, strange=0, foreign=0, telling=4), (Kind.SUGGEST, Reason.STRANGERS)),
        (Heard(shared=1, mended=0, strange=2, foreign=0, telling=3), (Kind.UNKNOWN, Reason.STRANGERS)),
        (Heard(shared=1, mended=1, strange=1, foreign=0, telling=2), (Kind.UNKNOWN, Reason.STRANGERS)),
        (Heard(shared=1, mended=0, strange=1, foreign=1, telling=2), (Kind.UNKNOWN, Reason.STRANGERS)),
    ],
)
def test_one_word_in_common_among_others_is_not_answered(shared: Heard, expected: tuple[Kind, Reason]):
    """However near the entry: one word is chance, the more so when the rest is strange or from daily life."""
    assert decide(SIGNS, MATCHES, shared, MEASURED, {}) == expected


def test_a_pair_that_is_easily_confused_needs_twice_the_lead():
    """Where `not_for` names the neighbour, a small lead is no lead."""
    near = (MATCHES[0], Match("newsletter", 0.3, 0.85))
    shared = Heard(shared=3, mended=0, strange=0, foreign=0, telling=3)
    assert decide(SIGNS, near, shared, MEASURED, {})[0] is Kind.ANSWER
    confused = {"newsletter": frozenset({"podcast"})}
    assert decide(SIGNS, near, shared, MEASURED, confused) == (Kind.SUGGEST, Reason.CLOSE)

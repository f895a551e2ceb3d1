"""What the figures of an evaluation mean."""

import pytest

from bot.matching import Explanation, Kind, Match, Outcome, Reason
from bot.matching.evaluation import Fault, Question, Report, evaluate

ANSWERS = {
    "right answer": (Kind.ANSWER, ("a", "b")),
    "wrong answer": (Kind.ANSWER, ("b", "a")),
    "right suggestion": (Kind.SUGGEST, ("b", "c", "a")),
    "lost": (Kind.UNKNOWN, ("a",)),
    "weather": (Kind.ANSWER, ("c",)),
    "recipe": (Kind.UNKNOWN, ()),
    "varnish": (Kind.SUGGEST, ("b",)),
}


def _match(text: str, language: str) -> Outcome:
    kind, entries = ANSWERS[text]
    matches = tuple(Match(entry, 0.9 - 0.2 * place, 1.0) for place, entry in enumerate(entries))
    return Outcome(kind, matches, language, Explanation(Reason.SURE))


@pytest.fixture
def report() -> Report:
    """Four questions in scope, two out of it, one near miss."""
    inside = [
        Question(text, "en", "a", kind="terse")
        for text in ("right answer", "wrong answer", "right suggestion", "lost")
    ]
    outside = [Question(text, "da", None, kind="outofscope") for text in ("weather", "recipe")]
    return evaluate([*inside, *outside, Question("varnish", "da", None, kind="nearscope")], _match)


def test_shares_in_scope_leave_out_what_nothing_answers(report: Report):
    """Top-1, top-3, served and wrong are shares of the questions that an entry answers."""
    figures = report.by_language["en"]
    assert (figures.top_1, figures.top_3) == (0.5, 1.0)
    assert (figures.served, figures.answered, figures.wrong) == (0.5, 0.5, 0.25)


def test_answers_out_of_scope_and_near_misses_are_counted_apart(report: Report):
    """A near miss is another thing than a question on the weather."""
    figures = report.by_language["da"]
    assert (figures.out_of_scope_answered, figures.near_answered) == (0.5, 0.0)
    assert figures.top_1 is None


def test_precision_is_over_all_answers_given(report: Report):
    """An answer to a question that nothing answers is a wrong answer too."""
    assert report.whole.precision == pytest.approx(1 / 3)


def test_the_worst_come_first(report: Report):
    """Answers out of scope are the gravest, then wrong answers, then what was missed."""
    assert [verdict.fault for verdict in report.worst] == [
        Fault.ANSWERED_OUT_OF_SCOPE,
        Fault.WRONG_ANSWER,
        Fault.NOT_OFFERED,
        Fault.NOT_FIRST,
    ]


def test_calibration_error_compares_confidence_with_the_share_right(report: Report):
    """Six matches at 0.9, two of them right, are off by 0.57."""
    assert report.whole.calibration_error == pytest.approx(0.9 - 2 / 6)


def test_other_right_entries_count():
    """What a question lists under `also` is as right as what is expected."""
    row = {"text": "wrong answer", "lang": "en", "expect": "a", "also": ["b"], "kind": "terse"}
    assert evaluate([Question.of(row)], _match).whole.top_1 == 1.0


def test_the_report_can_be_read(report: Report):
    """As text it has a line for each language and kind, and the worst with what was expected."""
    text = str(report)
    assert "en terse" in text
    assert "expected a; got b" in text

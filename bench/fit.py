"""`python -m bench.fit`: the confidence's curve and thresholds, fitted on labelled questions; needs scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np

from bench import lessons
from bot.matching import Kind, Matcher, Matchers, Outcome
from bot.matching.confidence import MEASURED, Calibration, Signs, features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.matching.evaluation import Question

ANSWER_FROM = (0.7, 0.8)
SUGGEST_FROM = (0.16, 0.2, 0.24)


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question and what the matching saw of it.

    Attributes:
        right: whether the first match is right.
    """

    signs: Signs
    right: bool


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
def main(files: tuple[Path, ...]) -> None:
    """Fit on all FILES, show what each file says when fitted on the others, and what the thresholds give."""
    base = lessons.matchers(lessons.knowledge())
    sets = {path.stem: lessons.labelled(path) for path in files}
    seen = {
        name: [_asked(base[each.language], each) for each in questions] for name, questions in sets.items()
    }
    for name in sets if len(sets) > 1 else ():
        others = [asked for other, row in seen.items() if other != name for asked in row]
        fitted = _fitted(others)
        click.echo(f"{name}, fitted on the others: calibration error {_error(seen[name], fitted):.3f}")
    fitted = _fitted([asked for row in seen.values() for asked in row])
    click.echo(f"all: {fitted}")
    for suggest_from in SUGGEST_FROM:
        for answer_from in ANSWER_FROM:
            tried = replace(fitted, answer_from=answer_from, suggest_from=suggest_from)
            built = _built(base, tried)
            figures = "  ".join(_figures(built, questions) for questions in sets.values())
            click.echo(f"suggest from {suggest_from:.2f}, answer from {answer_from:.2f}: {figures}")


def _built(base: Mapping[str, Matcher], calibration: Calibration) -> Matchers:
    return Matchers({name: replace(matcher, calibration=calibration) for name, matcher in base.items()})


def _asked(matcher: Matcher, question: Question) -> Asked:
    reading = matcher.reader.read(question.text)
    scores = matcher.scores(reading)
    first = matcher.entries[int(scores[: matcher.covered].argmax())]
    return Asked(matcher.signs(reading, scores), first in {question.expected, *question.also})


def _fitted(row: Sequence[Asked]) -> Calibration:
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only here

    model = LogisticRegression(C=30.0, max_iter=1000)
    model.fit([features(asked.signs) for asked in row], [asked.right for asked in row])
    weights = [round(float(weight), 2) for weight in model.coef_[0]]
    bias = round(float(model.intercept_[0]), 2)
    return Calibration(bias, *weights, answer_from=MEASURED.answer_from, suggest_from=MEASURED.suggest_from)


def _error(row: Sequence[Asked], fitted: Calibration) -> float:
    sure = np.array([fitted.confidence(asked.signs) for asked in row])
    right = np.array([asked.right for asked in row])
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            abs(sure[bins == at].mean() - right[bins == at].mean()) * (bins == at).mean()
            for at in np.unique(bins)
        )
    )


def _figures(built: Matchers, questions: Sequence[Question]) -> str:
    outcomes = [(question, built.match(question.text, question.language)) for question in questions]
    parts = []
    for language in built.by_language:
        own = [(question, outcome) for question, outcome in outcomes if question.language == language]
        inside = [_judged(question, outcome) for question, outcome in own if question.expected]
        outside = [outcome.kind is Kind.ANSWER for question, outcome in own if not question.expected]
        shown = [outcome.kind is not Kind.UNKNOWN for question, outcome in own if not question.expected]
        served, wrong = np.mean(inside, axis=0)
        parts.append(
            f"{language} served {served:.1%} wrong {wrong:.1%} outside {np.mean(outside):.1%} (shown {np.mean(shown):.0%})"
        )
    return " ".join(parts)


def _judged(question: Question, outcome: Outcome) -> tuple[bool, bool]:
    """Tell whether a question was served, and whether it got a wrong answer."""
    right = {question.expected, *question.also}
    found = [match.entry in right for match in outcome.matches[:3]]
    if outcome.kind is Kind.ANSWER:
        return found[0], not found[0]
    return outcome.kind is Kind.SUGGEST and any(found), False


if __name__ == "__main__":
    main()

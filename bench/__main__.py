"""`python -m bench`: everything in one run, in plain text, with a plot."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import click

from bench import accuracy, base, lessons, speed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dialogue.knowledge import Lessons
    from bot.matching.evaluation import Question


PARTS = ("base", "accuracy", "rivals", "ablation", "clinc", "speed")


@click.command()
@click.option("--questions", type=click.Path(path_type=Path), default=Path("tests/questions/dev.jsonl"))
@click.option(
    "--clinc", type=click.Path(path_type=Path, exists=True), help="clinc150 as JSON; left out without it"
)
@click.option("--clinc-test", is_flag=True, help="the test part of clinc150, not its validation part")
@click.option("--plot", type=click.Path(path_type=Path), default=Path("docs/matching-speed.png"))
@click.option("--part", "parts", multiple=True, type=click.Choice(PARTS))
def main(
    questions: Path, clinc: Path | None, plot: Path, parts: tuple[str, ...], *, clinc_test: bool
) -> None:
    """Measure the base's size, and the matching: accuracy, rivals on the same samples, ablation, clinc150, speed."""
    chosen = parts or PARTS
    if "base" in chosen:
        _lines(base.report())
    if set(chosen) != {"base"}:
        _matching(questions, clinc, plot, chosen, clinc_test=clinc_test)


def _matching(
    questions: Path, clinc: Path | None, plot: Path, chosen: Sequence[str], *, clinc_test: bool
) -> None:
    learnt = lessons.knowledge()
    asked = lessons.labelled(questions) if questions.exists() else []
    if not asked:
        click.echo(f"no questions at {questions}: accuracy, rivals and ablation are left out")
    if "accuracy" in chosen and asked:
        click.echo(accuracy.report(learnt, asked))
    if "rivals" in chosen and asked:
        for language in learnt.samples:
            click.echo(f"\n{language}: top-1/top-3 in % by kind")
            _lines(accuracy.beside(learnt, asked, language))
    if "ablation" in chosen and asked:
        click.echo("\nwhat each part gives: top-1 / top-3 in %, and how well the raw score rejects")
        _lines(accuracy.ablation(learnt, asked))
    if "clinc" in chosen:
        click.echo(
            "\n" + (accuracy.foreign(clinc, test=clinc_test) if clinc else "clinc150 is left out: no --clinc")
        )
    if "speed" in chosen:
        _speed(learnt, asked, plot)


def _speed(learnt: Lessons, asked: list[Question], plot: Path) -> None:
    click.echo()
    _lines(speed.build(learnt))
    if asked:
        _lines(speed.question(learnt, asked))
        timed = speed.by_size(learnt, asked)
        _lines(speed.table(timed))
        click.echo(speed.plot(timed, plot))


def _lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


if __name__ == "__main__":
    main()

"""The report of an evaluation as plain text."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.matching.evaluation import Figures, Report

_SHOWN = 3
_HEADINGS = (
    "questions",
    "top-1",
    "top-3",
    "served",
    "answered",
    "precision",
    "wrong",
    "far",
    "near",
    "calibration",
)


def whole(report: Report) -> str:
    """Give the tables by language, by kind and by confidence, and the worst with their reasons."""
    return "\n\n".join((_table(report), _bands_table(report), _worst_list(report)))


def _table(report: Report) -> str:
    rows = [("all", report.whole), *report.by_language.items()]
    rows += [(" ".join(group), figures) for group, figures in report.by_kind.items()]
    width = max(len(name) for name, _ in rows)
    head = " ".join([" " * width, *(f"{heading:>{len(heading)}}" for heading in _HEADINGS)])
    return "\n".join([head, *(f"{name:{width}} {_cells(counted)}" for name, counted in rows)])


def _cells(counted: Figures) -> str:
    whole, *shares = astuple(counted)
    cells = [str(whole), *("-" if share is None else f"{share:.1%}" for share in shares)]
    return " ".join(f"{cell:>{len(heading)}}" for cell, heading in zip(cells, _HEADINGS, strict=True))


def _bands_table(report: Report) -> str:
    lines = ["confidence  matches  mean  right"]
    lines += [
        f"from {low:.1f} {number:>12} {mean:>6.2f} {right:>6.2f}" for low, number, mean, right in report.bands
    ]
    return "\n".join(lines)


def _worst_list(report: Report) -> str:
    lines = ["the worst:"]
    for verdict in report.worst:
        question, outcome = verdict.question, verdict.outcome
        got = (
            ", ".join(f"{match.entry} {match.confidence:.2f}" for match in outcome.matches[:_SHOWN])
            or "nothing"
        )
        lines.append(f"[{question.language}] {question.text}")
        lines.append(
            f"    {verdict.fault}; expected {question.expected or 'nothing'}; got {got}; {outcome.why.reason}"
        )
    return "\n".join(lines)

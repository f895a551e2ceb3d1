"""The real knowledge base on labelled questions: what people were promised of the matching must go on holding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.bootstrap import catalogue
from bot.catalogue.model import Language
from bot.dialogue.knowledge import Knowledge
from bot.matching.evaluation import Question, evaluate

if TYPE_CHECKING:
    from bot.matching.evaluation import Figures

QUESTIONS = Path(__file__).parents[1] / "questions" / "dev.jsonl"
LEAST = {"top_1": (0.88, 0.86, 0.86), "top_3": (0.95, 0.94, 0.94), "served": (0.92, 0.90, 0.90)}
MOST = {"wrong": (0.04, 0.05, 0.05), "out_of_scope_answered": (0.02,) * 3, "near_answered": (0.12,) * 3}


@pytest.fixture(scope="module")
def figures() -> dict[str, Figures]:
    """The figures of each language."""
    match = Knowledge(catalogue()).matchers.match
    rows = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    return dict(evaluate(map(Question.of, rows), match).by_language)


@pytest.mark.parametrize("place", range(3), ids=list(Language))
@pytest.mark.parametrize("figure", [*LEAST, *MOST])
def test_a_goal_holds(figures: dict[str, Figures], figure: str, place: int) -> None:
    """Each share is on the right side of its goal."""
    share = getattr(figures[list(Language)[place]], figure)
    assert share >= LEAST[figure][place] if figure in LEAST else share <= MOST[figure][place]

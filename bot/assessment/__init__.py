"""Answers in, a museum's level out: scoring, stopping, explanation, eligibility; all pure."""

from bot.assessment.assess import Assessment, assess
from bot.assessment.explanation import Change, deciding
from bot.assessment.scoring import DimensionWord
from bot.assessment.sheet import NOT_SURE, Answer, NotSure, Sheet
from bot.assessment.steps import Step, next_steps
from bot.assessment.stopping import next_item, settling_items

__all__ = [
    "NOT_SURE",
    "Answer",
    "Assessment",
    "Change",
    "DimensionWord",
    "NotSure",
    "Sheet",
    "Step",
    "assess",
    "deciding",
    "next_item",
    "next_steps",
    "settling_items",
]

"""What the command line prints about the matching, the assessment and the knowledge."""

from bot.reports.asking import ask, ask_lines, evaluate
from bot.reports.assessing import assess_lines
from bot.reports.auditing import audit
from bot.reports.checking import Form, can_be_served, check
from bot.reports.journeys import check_journeys

__all__ = [
    "Form",
    "ask",
    "ask_lines",
    "assess_lines",
    "audit",
    "can_be_served",
    "check",
    "check_journeys",
    "evaluate",
]

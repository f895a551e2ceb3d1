"""What must hold between the files, beyond the form of each: one module for each kind of mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.catalogue.checks.entries import entry_problems
from bot.catalogue.checks.first_lines import first_line_problems
from bot.catalogue.checks.ids import id_problems
from bot.catalogue.checks.instrument import instrument_problems
from bot.catalogue.checks.references import reference_problems
from bot.catalogue.checks.rules import rule_problems
from bot.catalogue.checks.wording import wording_problems
from bot.catalogue.checks.words import word_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft
    from bot.catalogue.problem import Problem

CHECKS = (
    first_line_problems,
    entry_problems,
    id_problems,
    reference_problems,
    word_problems,
    instrument_problems,
    rule_problems,
    wording_problems,
)


def problems_between(draft: Draft) -> Iterator[Problem]:
    """Every problem that shows only when the files are read together."""
    for check in CHECKS:
        yield from check(draft)

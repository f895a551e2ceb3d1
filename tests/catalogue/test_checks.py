"""What must hold between the files: each kind of fault, planted in a faultless base, is found where it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.catalogue.checks.reviews import review_problems
from bot.catalogue.draft import draft_of
from bot.catalogue.load import check_files

from .base import COSTS, FIRST, WHO, Files, line_of, planted

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem

MATURITY, MODULES, RULES, GLOSSARY = "maturity.yaml", "modules.yaml", "eligibility.yaml", "glossary.yaml"
SOURCE = (
    "sources:\n  - title: Where it was read\n    url: https://museum.example/costs\n    checked: 2026-11-22\n"
)
MODULE_1 = "https://host.example/1"


def _found(files: Files, kind: str) -> list[Problem]:
    problems = check_files(files)[1]
    found = [problem for problem in problems if problem.kind == kind]
    assert found, [str(problem) for problem in problems]
    return found


def test_an_id_used_in_two_files_is_told_with_the_first_place(tiny_base: Files):
    """The second entry of that id names the file of the first."""
    text = tiny_base[COSTS].replace(b"sample", b"other sample")
    files = {**tiny_base, "entries/basics/more.yaml": text}
    (found,) = _found(files, "duplicate-id")
    assert found.path == "entries/basics/more.yaml"
    assert found.what == f'the id "costs" is used a second time (first in {COSTS})'


def test_old_hosts_may_be_linked_without_https(tiny_base: Files):
    """A host on the list needs no https; the list is not for other hosts."""
    files = planted(tiny_base, MODULES, MODULE_1, "http://old.example/1")
    assert check_files(files)[1] == []


def test_an_entry_whose_day_of_review_has_come_is_told_and_served(tiny_base: Files):
    """On the day itself it is still fine; the day after it is told."""
    draft = draft_of(tiny_base)
    assert list(review_problems(draft, date(2099, 6, 30))) == []
    found = list(review_problems(draft, date(2099, 7, 1)))
    assert [(problem.path, problem.kind, problem.blocking) for problem in found] == [
        (path, "review-due", False) for path in (WHO, COSTS, FIRST)
    ]
    assert found[0].line == line_of(tiny_base, WHO, "review_by")


def test_a_broken_file_does_not_hide_the_faults_of_the_others(tiny_base: Files):
    """While one file cannot be read the others are checked all the same."""
    files = planted({**tiny_base, MODULES: b"modules: [\n"}, COSTS, "related: [first-steps]", "related: [x]")
    kinds = {(problem.path, problem.kind) for problem in check_files(files)[1]}
    assert kinds >= {(MODULES, "bracket"), (COSTS, "unknown-entry")}

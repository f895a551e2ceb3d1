"""A number in maturity.yaml that would make the check unfair is a problem at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.assessment.check import fairness_problems
from bot.catalogue.draft import draft_of
from bot.catalogue.load import catalogue_of, read_folder

from .making import KNOWLEDGE

if TYPE_CHECKING:
    from bot.catalogue.problem import Problem

PATH = "maturity.yaml"
ROW = "- {answered: 9, rudimentary_up_to: 6, medium_from: 12, medium_to: 15, higher_from: 21}"
LAST = "- {answered: 18, rudimentary_up_to: 17, medium_from: 18, medium_to: 35, higher_from: 36}"
CUTS = "cuts: {medium: 18, higher: 36}"
UNFAIR = (
    "a better answer could lower the level: after 9 of 18 answers one museum is put in medium, "
    "and one with no lower answer in rudimentary"
)


def _problems(old: str, new: str) -> tuple[list[Problem], int]:
    """What is found when a text in the file is replaced where it first stands, and the line of that place."""
    text = (KNOWLEDGE / PATH).read_text()
    assert old in text
    draft = draft_of({PATH: text.replace(old, new, 1).encode()})
    assert draft.one(PATH) is not None, draft.problems
    return list(fairness_problems(draft)), text[: text.index(old)].count("\n") + 1


def test_the_real_instrument_is_fair():
    """Nothing is found in the file as it stands."""
    assert list(fairness_problems(draft_of({PATH: (KNOWLEDGE / PATH).read_bytes()}))) == []


def test_a_file_that_cannot_be_read_is_left_to_the_other_checks():
    """Without a readable instrument there is nothing to prove."""
    assert list(fairness_problems(draft_of({PATH: b"cuts: 3\n"}))) == []


@pytest.mark.parametrize(
    ("old", "new", "kind", "what", "hint"),
    [
        (
            "rudimentary_up_to: 6, medium_from: 12",
            "rudimentary_up_to: 14, medium_from: 15",
            "unfair",
            UNFAIR,
            "move the bounds of this row, or of one above it, back",
        ),
        (
            "rudimentary_up_to: 6, medium_from: 12",
            "rudimentary_up_to: 13, medium_from: 12",
            "stop-row",
            "the bounds of this row overlap; they must rise from rudimentary to higher",
            "compare the row with the ones above and below it",
        ),
        (
            "medium_to: 15, higher_from: 21",
            "medium_to: 21, higher_from: 21",
            "stop-row",
            "overlap",
            "compare",
        ),
        (
            "medium_from: 12, medium_to: 15",
            "medium_from: 15, medium_to: 12",
            "stop-row",
            "overlap",
            "compare",
        ),
        ("medium_from: 12, medium_to: 15", "medium_from: 12", "stop-row", "only count together", "compare"),
        (LAST, LAST.replace("17", "16"), "stop-row", "does not fit the cuts", "compare"),
        (
            CUTS,
            "cuts: {medium: 18, higher: 55}",
            "unreachable-level",
            "no answers lead to the level higher",
            "54",
        ),
        (
            CUTS,
            "cuts: {medium: 18, higher: 18}",
            "jump",
            "one point more than 17 moves a museum by two",
            "more points",
        ),
        (
            "band: 3",
            "band: 0",
            "band",
            "one answer could alter the level of 17 points",
            "make the band wider",
        ),
    ],
)
def test_a_wrong_number_is_told_at_its_line(old: str, new: str, kind: str, what: str, hint: str):
    """Each kind of mistake is found where it stands, in a curator's words, and stands in the way."""
    problems, line = _problems(old, new)
    found = [each for each in problems if (each.kind, each.line) == (kind, line)]
    assert found, [str(each) for each in problems]
    assert what in found[0].what
    assert hint in found[0].hint
    assert found[0].path == PATH
    assert found[0].blocking


@pytest.mark.parametrize(
    ("old", "new", "kind", "what", "near"),
    [
        (f"      {ROW}\n", "", "stop-row", "the row for 9 answers stands 0 times", "    rows:"),
        (ROW, ROW.replace("9,", "8,", 1), "stop-row", "the row for 8 answers stands 2 times", "    rows:"),
        (
            "items: 16",
            "items: 17",
            "stop-table",
            'the stop table "likely" for 16 items stands 0 times',
            "stop_tables:",
        ),
        ("stage: sure", "stage: likely", "stop-table", "stands 2 times", "stop_tables:"),
        (
            "stage: sure",
            "stage: full",
            "stop-table",
            'no check uses a stop table "full" for 18',
            "  - stage: sure",
        ),
    ],
)
def test_a_missing_row_or_table_is_told(old: str, new: str, kind: str, what: str, near: str):
    """What is not there is told at the list or table that lacks it."""
    problems, _ = _problems(old, new)
    lines = (KNOWLEDGE / PATH).read_text().splitlines()
    found = [each for each in problems if each.kind == kind and what in each.what]
    assert found, [str(each) for each in problems]
    assert lines[found[0].line - 1].startswith(near)


def test_a_table_that_stops_after_too_many_answers_is_told():
    """A row for more answers than there are items is found."""
    problems, line = _problems(LAST, f"{LAST}\n      {LAST.replace('18,', '19,', 1)}")
    assert ("there are no 19 answers to 18 items", line + 1) in [(each.what, each.line) for each in problems]


def test_an_instrument_without_items_has_no_levels():
    """An emptied list of items is told, not divided by."""
    text = (KNOWLEDGE / PATH).read_text()
    draft = draft_of({PATH: (text[: text.index("\nitems:")] + "\nitems: []\n").encode()})
    kinds = [each.kind for each in fairness_problems(draft)]
    assert kinds.count("unreachable-level") == 3


def test_an_unfair_instrument_is_not_served():
    """Passed to the loading, the check refuses the whole base."""
    files = read_folder(KNOWLEDGE)
    unfair = {**files, PATH: files[PATH].replace(b"higher: 36}", b"higher: 40}", 1)}
    catalogue, problems = catalogue_of(unfair, [fairness_problems])
    assert catalogue is None
    assert {each.path for each in problems if each.blocking} == {PATH}

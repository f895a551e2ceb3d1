"""The proofs as problems: an edit of the numbers that would make the check unfair, told at its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.assessment.proof import jumps, museum_sizes, unfair_paths, unflagged_sums, unreachable_levels
from bot.assessment.scoring import level_of, scaled
from bot.assessment.sheet import HIGHEST
from bot.assessment.stopping import stop_at
from bot.catalogue.model import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.assessment.proof import Unfair
    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.model import Instrument, StopRow, StopTable
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

TABLED = (Stage.LIKELY, Stage.SURE)
"""The stages that have a stop table for each number of items."""


def fairness_problems(draft: Draft) -> Iterator[Problem]:
    """Numbers in maturity.yaml by which a better answer could lower a level, and what else breaks P1 to P4."""
    written = draft.one("maturity.yaml")
    if written is not None:
        cuts = list(_levels(written, written.value))
        tables = list(_tables(written, written.value, cuts_hold=not cuts))
        yield from (*cuts, *tables)
        if not tables:
            yield from _unfair(written, written.value)
        yield from _band(written, written.value)


def _tables(written: Written, instrument: Instrument, *, cuts_hold: bool) -> Iterator[Problem]:
    sizes = museum_sizes(instrument)
    counts = Counter((table.stage, table.items) for table in instrument.stop_tables)
    for stage in TABLED:
        for items in sizes:
            if counts[stage, items] != 1:
                what = f'the stop table "{stage}" for {items} items stands {counts[stage, items]} times'
                hint = "it must stand once; without it, the check always asks every item"
                yield written.problem(("stop_tables",), what, hint, "stop-table")
    for at, table in enumerate(instrument.stop_tables):
        place: Place = ("stop_tables", at)
        if table.stage not in TABLED or table.items not in sizes:
            what = f'no check uses a stop table "{table.stage}" for {table.items} items'
            hint = f"the stages are likely and sure, the items {' or '.join(map(str, sizes))}"
            yield written.problem(place, what, hint, "stop-table")
        else:
            yield from _rows(written, place, table, instrument if cuts_hold else None)


def _rows(
    written: Written, place: Place, table: StopTable, instrument: Instrument | None
) -> Iterator[Problem]:
    counts = Counter(row.answered for row in table.rows)
    for answered in range(min(counts), table.items + 1):
        if counts[answered] != 1:
            what = f"the row for {answered} answers stands {counts[answered]} times"
            yield written.problem((*place, "rows"), what, "it must stand once", "stop-row")
    for at, row in enumerate(table.rows):
        slip = _slip(row, table, instrument)
        if slip:
            hint = "compare the row with the ones above and below it"
            yield written.problem((*place, "rows", at), slip, hint, "stop-row")


def _slip(row: StopRow, table: StopTable, instrument: Instrument | None) -> str | None:
    """What a row says that cannot be meant, if anything; cuts that are wrong themselves are no measure."""
    if not 1 <= row.answered <= table.items:
        return f"there are no {row.answered} answers to {table.items} items"
    if (row.medium_from is None) is not (row.medium_to is None):
        return "medium_from and medium_to only count together"
    if _overlap(row):
        return "the bounds of this row overlap; they must rise from rudimentary to higher"
    if instrument and row.answered == table.items and not _fits_cuts(table, instrument):
        return "the row for all answers does not fit the cuts"
    return None


def _overlap(row: StopRow) -> bool:
    edges = (
        (row.rudimentary_up_to, row.medium_from),
        (row.rudimentary_up_to, row.higher_from),
        (row.medium_to, row.higher_from),
    )
    if any(low is not None and high is not None and low >= high for low, high in edges):
        return True
    return row.medium_from is not None and row.medium_to is not None and row.medium_from > row.medium_to


def _fits_cuts(table: StopTable, instrument: Instrument) -> bool:
    return all(
        stop_at(table.stage, table.items, table.items, points, instrument)
        is level_of(scaled(points, table.items, instrument), instrument)
        for points in range(HIGHEST * table.items + 1)
    )


def _unfair(written: Written, instrument: Instrument) -> Iterator[Problem]:
    """One problem for each table, at the first row where it shows, however many pairs of museums it is unfair to."""
    told: set[tuple[Stage, int]] = set()
    for found in unfair_paths(instrument):
        place = _place_of(found, instrument)
        if (found.stage, found.items) not in told:
            told.add((found.stage, found.items))
            what = (
                f"a better answer could lower the level: after {found.answered} of {found.items} answers "
                f"one museum is put in {found.worse_level}, and one with no lower answer in {found.better_level}"
            )
            hint = "move the bounds of this row, or of one above it, back towards those of their neighbours"
            yield written.problem(place, what, hint, "unfair")


def _place_of(found: Unfair, instrument: Instrument) -> Place:
    """The row that decides, or the cuts where all items are answered."""
    for at, table in enumerate(instrument.stop_tables):
        if (table.stage, table.items) == (found.stage, found.items):
            rows = (position for position, row in enumerate(table.rows) if row.answered == found.answered)
            return next((("stop_tables", at, "rows", position) for position in rows), ("stop_tables", at))
    return ("cuts",)


def _levels(written: Written, instrument: Instrument) -> Iterator[Problem]:
    highest = HIGHEST * len(instrument.items)
    for level in unreachable_levels(instrument):
        hint = f"choose cuts that rise between 1 and {highest}"
        yield written.problem(("cuts",), f"no answers lead to the level {level}", hint, "unreachable-level")
    for items, points in jumps(instrument):
        what = f"with {items} items, one point more than {points} moves a museum by two levels"
        yield written.problem(("cuts",), what, "put more points between the two cuts", "jump")


def _band(written: Written, instrument: Instrument) -> Iterator[Problem]:
    unflagged = [*unflagged_sums(instrument)]
    if unflagged:
        items, points = unflagged[0]
        what = f"one answer could alter the level of {points} points in {items} items, which is not called borderline"
        yield written.problem(("band",), what, "make the band wider", "band")

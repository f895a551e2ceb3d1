"""Sheets, small instruments and edited tables for the tests of the assessment."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bot.assessment import NOT_SURE, Answer, Sheet
from bot.catalogue.model import Stage, StopRow, StopTable
from bot.catalogue.source import read_yaml
from bot.catalogue.typed import typed
from bot.settings import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from bot.catalogue.model import Authored, Instrument

KNOWLEDGE = PROJECT / "knowledge"

CONFIDENCE = {Stage.LIKELY: Fraction(23, 20), Stage.SURE: Fraction(3, 2)}
"""The c of the formula in the instrument's design: 1.15 and 1.5."""

ANSWERS: tuple[Answer, ...] = (0, 1, 2, 3, NOT_SURE)


def read(kind: type[Authored], name: str) -> Any:
    """A file of the real knowledge base, typed."""
    document, problems = read_yaml(name, (KNOWLEDGE / name).read_bytes())
    assert document is not None, problems
    value, problems = typed(document, kind)
    assert value is not None, problems
    return value


def sheet_of(answers: Iterable[Answer], instrument: Instrument, *, collection: bool = True) -> Sheet:
    """A sheet with these answers in the order of asking; fewer answers than items leave the rest open."""
    blank = Sheet(holds_collection=collection)
    items = [item.id for item in blank.items(instrument)]
    return Sheet(dict(zip(items, answers, strict=False)), collection)


def with_total(total: int, instrument: Instrument, *, collection: bool = True) -> Sheet:
    """A full sheet whose points have this sum, spread as evenly as can be."""
    items = len(Sheet(holds_collection=collection).items(instrument))
    return sheet_of(
        (total // items + (at < total % items) for at in range(items)), instrument, collection=collection
    )


def small(instrument: Instrument, tables: Iterable[StopTable], items: int = 5) -> Instrument:
    """The first so many items of an instrument, all for every museum, cut at a third and two thirds."""
    kept = tuple(item.model_copy(update={"needs_collection": False}) for item in instrument.in_order[:items])
    return instrument.model_copy(
        update={
            "items": kept,
            "order": tuple(item.id for item in kept),
            "cuts": instrument.cuts.model_copy(update={"medium": items, "higher": 2 * items}),
            "band": 1,
            "stop_tables": tuple(tables),
        }
    )


def edited(
    instrument: Instrument, stage: Stage, items: int, answered: int, **bounds: int | None
) -> Instrument:
    """The instrument with one row of a stop table changed, as a partner might."""
    tables = []
    for table in instrument.stop_tables:
        rows = tuple(
            row.model_copy(update=bounds)
            if (table.stage, table.items, row.answered) == (stage, items, answered)
            else row
            for row in table.rows
        )
        tables.append(table.model_copy(update={"rows": rows}))
    return instrument.model_copy(update={"stop_tables": tuple(tables)})


def formula_table(stage: Stage, items: int, first: int) -> StopTable:
    """The stop table by the formula: stop where the mean is far enough from the nearest cut.

    After k of n answers, "far enough" is more than c * sqrt((1/k) * (1 - k/n)); at the end any distance.
    """
    rows = [_formula_row(CONFIDENCE[stage], items, answered) for answered in range(first, items)]
    whole = StopRow(
        answered=items,
        rudimentary_up_to=items - 1,
        medium_from=items,
        medium_to=2 * items - 1,
        higher_from=2 * items,
    )
    return StopTable(stage=stage, items=items, rows=(*rows, whole))


def _formula_row(confidence: Fraction, items: int, answered: int) -> StopRow:
    """One row, in exact arithmetic: distances are compared by their squares."""
    least = confidence**2 * Fraction(1, answered) * (1 - Fraction(answered, items))
    far = [
        points
        for points in range(3 * answered + 1)
        if min((Fraction(points, answered) - cut) ** 2 for cut in (1, 2)) > least
    ]
    low = [points for points in far if points < answered]
    middle = [points for points in far if answered < points < 2 * answered]
    high = [points for points in far if points > 2 * answered]
    return StopRow(
        answered=answered,
        rudimentary_up_to=max(low, default=None),
        medium_from=min(middle, default=None),
        medium_to=max(middle, default=None),
        higher_from=min(high, default=None),
    )


def chance_table(chance: Random, stage: Stage, items: int) -> StopTable:
    """A table with bounds that rise within each row but are otherwise random: fair or unfair."""
    rows = []
    for answered in range(1, items + 1):
        edges = sorted(chance.sample(range(-1, 3 * answered + 3), 4))
        low, start, end, high = (None if chance.random() < 0.2 else edge for edge in edges)
        middle = (start, end) if start is not None and end is not None else (None, None)
        rows.append(
            StopRow(
                answered=answered,
                rudimentary_up_to=low,
                medium_from=middle[0],
                medium_to=middle[1],
                higher_from=high,
            )
        )
    return StopTable(stage=stage, items=items, rows=tuple(rows))


def sheets(instrument: Instrument, *, unsure: bool = True, full: bool = False) -> st.SearchStrategy[Sheet]:
    """Sheets of a museum with or without a collection, whole or in part, in no order."""
    answer = st.sampled_from(ANSWERS if unsure else ANSWERS[:4])

    def filled(blank: Sheet) -> st.SearchStrategy[Sheet]:
        names = [item.id for item in blank.items(instrument)]
        some = st.just(names) if full else st.lists(st.sampled_from(names), unique=True)
        answers = some.flatmap(lambda chosen: st.fixed_dictionaries(dict.fromkeys(chosen, answer)))
        return answers.map(lambda given: replace(blank, answers=given))

    return st.sampled_from((Sheet(holds_collection=True), Sheet(holds_collection=False))).flatmap(filled)

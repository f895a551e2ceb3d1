"""Answer sheets to results, one JSON object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot import bootstrap
from bot.assessment import NOT_SURE, Answer, Sheet, assess
from bot.reports.lines import BadLineError, read_lines, write_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.catalogue.catalogue import Catalogue


def assess_lines(stream: Iterable[str]) -> None:
    """Writes a result for each sheet ``{"answers": {"D1": 2, "S1": "not sure"}, "has_collection": true}``.

    Raises:
        BadLineError: a sheet names an item or an answer that does not exist.
    """
    catalogue = bootstrap.catalogue()
    for number, sheet in read_lines(stream):
        write_line(result(_sheet(number, sheet, catalogue), catalogue))


def _sheet(number: int, given: dict[str, Any], catalogue: Catalogue) -> Sheet:
    answers = given.get("answers", {})
    held = given.get("has_collection", True)
    if not isinstance(answers, dict) or not isinstance(held, bool):
        raise BadLineError(f'line {number}: "answers" must be an object and "has_collection" true or false')
    return Sheet({name: _answer(number, name, value, catalogue) for name, value in answers.items()}, held)


def _answer(number: int, name: str, value: object, catalogue: Catalogue) -> Answer:
    if catalogue.instrument.item(name) is None:
        raise BadLineError(f'line {number}: there is no item "{name}"')
    if value == NOT_SURE.value:
        return NOT_SURE
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 3:  # noqa: PLR2004
        raise BadLineError(f'line {number}: {name} must be 0, 1, 2, 3 or "not sure"')
    return value


def result(sheet: Sheet, catalogue: Catalogue) -> dict[str, Any]:
    """What the assessment says, in the shape that scripts read."""
    instrument = catalogue.instrument
    found = assess(sheet, instrument)
    return {
        "level": found.level,
        "module": catalogue.module_for(found.level).id if found.level else None,
        "levels": list(found.possible),
        "total": found.total,
        "range": list(found.span),
        "borderline": found.borderline,
        "flags": list(found.flags),
        "stage": found.stage,
        "stopped_after": found.sure_after if found.sure_after is not None else found.answered,
        "answered": found.answered,
        "of": found.of,
        "dimensions": dict(found.dimensions),
        "deciding": [{"item": each.item, "from": each.answer, "to": each.to} for each in found.deciding],
        "steps": [
            {
                "dimension": step.dimension,
                "stage": step.stage,
                "text": instrument.dimension(step.dimension).en.steps[step.stage],
            }
            for step in found.steps
        ],
        "version": instrument.version,
    }

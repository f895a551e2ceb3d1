"""The knowledge base in numbers: what there is in which language and for which level, and what must be reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.authoring.files import write_whole
from bot.catalogue.lock import TRANSLATED
from bot.catalogue.model import Language, Level
from bot.settings import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from bot.catalogue.catalogue import Catalogue
    from bot.catalogue.model import Entry

PLACE = PROJECT / "docs" / "knowledge-table.md"

DATE_LINE = "Made on "
"""How the one line begins that changes from day to day."""

_LEGEND = """\
Entries by group, by the language they are written in, and by the level they matter most to. "Advice by level" counts
the entries that say something of their own to a museum of one level; "to review" those whose facts can become untrue,
with the next day on which somebody must look."""

_NAMES = {Language.EN: "English", **TRANSLATED}


def write_table(today: date) -> None:
    """Writes the table to docs/."""
    write_whole(PLACE, table(bootstrap.catalogue(), today).encode())
    click.echo(f"{PLACE} written.", err=True)


def table(catalogue: Catalogue, today: date) -> str:
    """The table as Markdown; it is the same on any day but for the line that names the day."""
    lines = [
        "# The knowledge base in numbers",
        "",
        f"{DATE_LINE}{today} by `traces-bot table`.",
        "",
        _LEGEND,
        "",
        *_by_group(catalogue),
        "",
        "## To review",
        "",
        *_to_review(catalogue),
    ]
    return "\n".join(lines) + "\n"


def _by_group(catalogue: Catalogue) -> Iterator[str]:
    levels = [catalogue.instrument.level(level).en.name for level in Level]
    heads = ("Group", "Entries", *_NAMES.values(), *levels, "Advice by level", "To review", "Next review")
    yield from _head(heads)
    names = catalogue.wording(Language.EN).groups
    for group in catalogue.groups:
        yield _line((names.get(group, group), *_numbers(catalogue.in_group(group))))
    yield _line(("**All**", *_numbers(tuple(catalogue.entries.values()))))


def _numbers(entries: Sequence[Entry]) -> Iterator[object]:
    yield len(entries)
    for language in Language:
        yield sum(getattr(entry, language) is not None for entry in entries)
    for level in Level:
        yield sum(level in entry.levels for entry in entries)
    yield sum(bool(entry.en.for_level) for entry in entries)
    days = [entry.review_by for entry in entries if entry.review_by]
    yield len(days)
    yield min(days) if days else "–"


def _to_review(catalogue: Catalogue) -> Iterator[str]:
    yield from _head(("Review by", "Entry", "Question"))
    dated = [(entry.review_by, entry) for entry in catalogue.entries.values() if entry.review_by]
    for day, entry in sorted(dated, key=lambda each: (each[0], each[1].group, each[1].id)):
        path = f"../knowledge/entries/{entry.group}/{entry.id}.yaml"
        yield _line((day, f"[{entry.group}/{entry.id}]({path})", entry.en.question))


def _head(heads: Sequence[str]) -> tuple[str, str]:
    return _line(heads), "|" + "---|" * len(heads)


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", r"\|") for cell in cells) + " |"

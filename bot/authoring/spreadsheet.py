"""All texts and their translations as one table, out to a CSV file and back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.authoring.editing import one_line
from bot.catalogue.lock import Lock, State
from bot.catalogue.translated import translations
from bot.errors import TracesError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.catalogue.model import Language
    from bot.catalogue.source import Document
    from bot.catalogue.translated import Written

COLUMNS = ("path", "key", "English", "translation", "state")

_SEPARATORS = ",;\t"


class UnreadableTableError(TracesError):
    """The file is not such a table; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text.

    Attributes:
        number: its row in a spreadsheet; the headings are row 1.
        translation: empty where there is none.
        state: the word in the last column, as somebody may have changed it.
    """

    number: int
    path: str
    key: str
    english: str
    translation: str
    state: str


def cell_of(words: Written | None) -> str:
    """A text as it stands in a cell; several short ones stand one a line."""
    if isinstance(words, tuple):
        return "\n".join(map(one_line, words))
    return words or ""


def plain(cell: str) -> str:
    """A cell without what a spreadsheet adds: other line breaks, spaces at the ends of lines."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def rows(documents: Mapping[str, Document], language: Language, lock: Lock) -> list[Row]:
    """Every text of one language in the order of the files."""
    return [
        Row(
            number,
            text.path,
            text.key,
            cell_of(text.english),
            cell_of(text.words),
            lock.state(language, text),
        )
        for number, text in enumerate(translations(documents, language), 2)
    ]


def write_table(table: Iterable[Row]) -> bytes:
    """The table as a CSV file that spreadsheets read with every letter right."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows((row.path, row.key, row.english, row.translation, row.state) for row in table)
    return text.getvalue().encode("utf-8-sig")


def needs_work(row: Row) -> bool:
    """Whether a translator has something to do here."""
    return row.state != State.CURRENT


def read_table(content: bytes) -> list[Row]:
    """The rows of a CSV file, whatever separator a spreadsheet has chosen; empty rows are passed over.

    Raises:
        UnreadableTableError: its letters or its headings are not as they should be.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableTableError('The file is not UTF-8: save it as "CSV UTF-8".') from None
    for separator in _SEPARATORS:
        try:
            heads, *lines = [*csv.reader(io.StringIO(text, newline=""), delimiter=separator)] or [[]]
        except csv.Error as error:
            raise UnreadableTableError(
                f"It is no table that can be read ({error}); is a quote left open?"
            ) from None
        named = [head.strip().casefold() for head in heads]
        if all(column.casefold() in named for column in COLUMNS):
            at = [named.index(column.casefold()) for column in COLUMNS]
            return [_row(number, line, at) for number, line in enumerate(lines, 2) if any(line)]
    raise UnreadableTableError(f"The first row must name the columns {', '.join(COLUMNS)}.")


def _row(number: int, line: list[str], at: list[int]) -> Row:
    path, key, english, translation, state = (line[each] if each < len(line) else "" for each in at)
    return Row(
        number, path.strip(), key.strip(), plain(english), plain(translation), state.strip().casefold()
    )

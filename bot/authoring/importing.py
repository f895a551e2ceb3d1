"""Takes a table of translations back into the files: whole, or not at all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot import bootstrap
from bot.authoring.editing import CannotEditError, Change, edited
from bot.authoring.files import documents_of
from bot.authoring.spreadsheet import Row, cell_of, plain
from bot.catalogue.load import check_files
from bot.catalogue.lock import Lock, Mark, State, mark_of
from bot.catalogue.problem import Problem
from bot.catalogue.spelling import did_you_mean
from bot.catalogue.translated import Translation, Written, translations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.catalogue.model import Language


@dataclass
class Import:
    """What a table changes, as far as it was read.

    Attributes:
        name: the table's file, as problems shall show it.
        files: the knowledge files with the changes made so far.
        marks: of which English text each changed translation was made.
        changed: the row from which each changed text came.
    """

    name: str
    language: Language
    lock: Lock
    files: dict[str, bytes]
    marks: dict[Mark, str] = field(default_factory=dict)
    changed: dict[tuple[str, str], Row] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, table: Iterable[Row]) -> None:
        """Takes every row; afterwards there are problems, or the files are good."""
        before = dict(self.files)
        known = {
            (text.path, text.key): text for text in translations(documents_of(self.files), self.language)
        }
        seen: dict[tuple[str, str], int] = {}
        for row in table:
            first = seen.setdefault((row.path, row.key), row.number)
            if (row.path, row.key) not in known:
                self.problems.append(self._unknown(row, known))
            elif first != row.number:
                what = f'"{row.key}" stands in row {first} as well'
                self.problems.append(self._problem(row, what, "keep one of the two", "row-twice"))
            else:
                self._take_row(row, known[row.path, row.key])
        if not self.problems and self.changed:
            self._check(before)

    def _take_row(self, row: Row, text: Translation) -> None:
        if row.translation == plain(cell_of(text.words)):
            if row.state == State.CURRENT and isinstance(text.english, str) and text.words is not None:
                self._accept(row, text)
        elif not row.translation:
            hint = "write it, or take the row out to leave it as it is"
            self.problems.append(self._problem(row, f'"{row.key}" has lost its text', hint, "empty"))
        else:
            self._put(row, text)

    def _accept(self, row: Row, text: Translation) -> None:
        """A translation that somebody looked at and found good as it is."""
        if self.lock.state(self.language, text) is State.OUTDATED:
            self.marks[self.language, row.path, row.key] = mark_of(row.english)

    def _put(self, row: Row, text: Translation) -> None:
        try:
            content = self.files[row.path].decode("utf-8")
            change = Change(text.place, text.order, _words(row.translation, text.english), text.like)
            self.files[row.path] = edited(content, change).encode("utf-8")
        except (CannotEditError, KeyError):
            what = f'"{row.key}" cannot be put into {row.path} without changing what stands around it'
            self.problems.append(self._problem(row, what, "write it there by hand", "by-hand"))
            return
        self.changed[row.path, row.key] = row
        if isinstance(text.english, str):
            self.marks[self.language, row.path, row.key] = mark_of(row.english)

    def _unknown(self, row: Row, known: Mapping[tuple[str, str], Translation]) -> Problem:
        paths = sorted({path for path, _ in known})
        beside = [key for path, key in known if path == row.path]
        what, word, words = (
            (f'"{row.path}" has no text "{row.key}"', row.key, beside)
            if beside
            else (f'there is no file "{row.path}" with texts to translate', row.path, paths)
        )
        near = did_you_mean(word, words)
        hint = f'did you mean "{near}"?' if near else "leave the first two columns as they were"
        return self._problem(row, what, hint, "unknown-key")

    def _check(self, before: Mapping[str, bytes]) -> None:
        """What the changes would break is told at the row that breaks it."""
        old = {(each.path, each.what) for each in check_files(before, bootstrap.further_checks())[1]}
        new = check_files(self.files, bootstrap.further_checks())[1]
        starts = self._starts()
        for problem in new:
            if problem.blocking and (problem.path, problem.what) not in old:
                above = [key for line, key in starts.get(problem.path, ()) if line <= problem.line]
                row = self.changed.get((problem.path, above[-1])) if above else None
                self.problems.append(
                    self._problem(row, problem.what, problem.hint, problem.kind) if row else problem
                )

    def _starts(self) -> dict[str, list[tuple[int, str]]]:
        """For each file, the line on which each text of the language begins, in order."""
        documents = documents_of(self.files)
        starts: dict[str, list[tuple[int, str]]] = {}
        for text in translations(documents, self.language):
            if text.words is not None:
                line = documents[text.path].line_of(text.place)
                starts.setdefault(text.path, []).append((line, text.key))
        return {path: sorted(lines) for path, lines in starts.items()}

    def _problem(self, row: Row, what: str, hint: str, kind: str) -> Problem:
        return Problem(self.name, row.number, what, hint, kind)


def _words(cell: str, english: Written) -> Written:
    """A cell's text in the shape of the English one."""
    if isinstance(english, str):
        return cell
    return tuple(line.strip() for line in cell.split("\n") if line.strip())

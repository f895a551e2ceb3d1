"""From which English text each translation was made, so that a later change in English makes it outdated, visibly."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.catalogue.model import Language
from bot.catalogue.problem import Problem
from bot.catalogue.translated import Translation, translations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.catalogue.source import Document

LOCK_FILE = "translations.lock"
"""Where it stands within the knowledge folder."""

TRANSLATED: Mapping[Language, str] = {
    language: language.called for language in Language if language is not Language.EN
}
"""The languages that are translated into."""

_DIGITS = 8
"""Hexadecimal digits that stand for an English text."""

Mark = tuple[Language, str, str]
"""A language, a file and a key."""


class State(StrEnum):
    """How a translation stands to its English text."""

    MISSING = "missing"
    OUTDATED = "outdated"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Lock:
    """A mark of the English text for each translation; one without a mark counts as current."""

    marks: Mapping[Mark, str] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Lock:
        """The lock from its file.

        Raises:
            ValueError: it is not in the form in which it was written.
        """
        try:
            return cls(
                {
                    (Language(language), path, key): str(mark)
                    for language, files in json.loads(text).items()
                    for path, keys in files.items()
                    for key, mark in keys.items()
                }
            )
        except AttributeError as error:
            raise ValueError(str(error)) from error

    def __str__(self) -> str:
        """The lock as its file holds it: one line for each text, so that changes are easy to see and to merge."""
        nested: dict[str, dict[str, dict[str, str]]] = {}
        for (language, path, key), mark in sorted(self.marks.items()):
            nested.setdefault(language, {}).setdefault(path, {})[key] = mark
        return json.dumps(nested, ensure_ascii=False, indent=1) + "\n"

    def state(self, language: Language, text: Translation) -> State:
        """How a translation stands; several short texts are each language's own and never outdated."""
        if text.words is None:
            return State.MISSING
        mark = self.marks.get((language, text.path, text.key))
        if mark is None or not isinstance(text.english, str) or mark == mark_of(text.english):
            return State.CURRENT
        return State.OUTDATED

    def accepting(
        self, documents: Mapping[str, Document], which: Callable[[Language, Translation], bool]
    ) -> Lock:
        """The lock with chosen translations current; new ones are added, and those that are gone left out."""
        marks: dict[Mark, str] = {}
        for language in TRANSLATED:
            for text in translations(documents, language):
                if text.words is not None and isinstance(text.english, str):
                    mark: Mark = (language, text.path, text.key)
                    old = None if which(language, text) else self.marks.get(mark)
                    marks[mark] = old or mark_of(text.english)
        return Lock(marks)


def mark_of(english: str) -> str:
    """Eight hexadecimal digits that stand for a text, whatever line breaks a spreadsheet makes of it."""
    plain = "\n".join(line.rstrip() for line in english.strip().splitlines())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def outdated_problems(documents: Mapping[str, Document], lock: Lock) -> Iterator[Problem]:
    """Translations of an English text that has changed since; they are served meanwhile."""
    for language, name in TRANSLATED.items():
        for text in translations(documents, language):
            if lock.state(language, text) is State.OUTDATED:
                what = f'the English text has changed since the {name} "{text.key}" was made'
                hint = f"bring it up to date, then run: traces-bot translations accept {language} {text.name}"
                line = documents[text.path].line_of(text.place)
                yield Problem(text.path, line, what, hint, "outdated", blocking=False)

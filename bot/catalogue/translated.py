"""Every English text beside its translation, wherever in the files the two stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.catalogue.model import Language
from bot.catalogue.translations import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.catalogue.source import Document, Place

Written = str | tuple[str, ...]
"""One text, or several short ones such as sample utterances."""

_NAMES = ("id", "level")
"""What a member of a list is called by, where it has such a key; any other has its number."""


@dataclass(frozen=True, slots=True)
class Translation:
    """An English text and what stands for it in another language.

    Attributes:
        path: the file in which the translation stands, or would stand.
        key: the way to it in words that stay the same when others come before it, without the language.
        place: the way to it in that file.
        order: the English keys beside it at each step of the way, for putting it where it belongs.
        words: the translation, or None where there is none.
    """

    path: str
    key: str
    place: Place
    order: tuple[tuple[str, ...], ...]
    english: Written
    words: Written | None

    @property
    def name(self) -> str:
        """What a partner calls the file: an entry's id, ``glossary``, ``wording``."""
        return name_of(self.path)


def name_of(path: str) -> str:
    """What a partner calls a file: an entry's id, ``glossary``, ``wording``."""
    return "wording" if path.startswith("wording/") else PurePosixPath(path).stem


def translations(documents: Mapping[str, Document], language: Language) -> Iterator[Translation]:
    """Every text of every file in one language, in the order of the files and of the English texts.

    Words for the matching alone (the thesaurus) are each language's own and not translated.
    """
    for path, document in sorted(documents.items()):
        if path == ENGLISH:
            other = f"wording/{language}.yaml"
            yield from _Pairing(other, documents.get(other)).texts(document.value, (), (), ())
        elif not path.startswith("wording/"):
            yield from _blocks(_Pairing(path, document), document.value, language, (), (), ())


def _blocks(
    pairing: _Pairing,
    value: Any,
    language: Language,
    place: Place,
    names: tuple[str, ...],
    order: tuple[tuple[str, ...], ...],
) -> Iterator[Translation]:
    """Looks for blocks that have an English text."""
    if isinstance(value, list):
        for at, inner in enumerate(value):
            further = (*names, _name(inner, at))
            yield from _blocks(pairing, inner, language, (*place, at), further, (*order, ()))
    elif isinstance(value, dict):
        english = value.get(Language.EN)
        if isinstance(english, dict):
            beside = (*order, tuple(Language))
            yield from pairing.texts(english, (*place, language.value), names, beside)
        for key, inner in value.items():
            if key not in list(Language):
                beside = (*order, tuple(value))
                yield from _blocks(pairing, inner, language, (*place, key), (*names, key), beside)


def _name(member: Any, at: int) -> str:
    called = (member[key] for key in _NAMES if key in member) if isinstance(member, dict) else iter(())
    return str(next(called, at + 1))


@dataclass(frozen=True, slots=True)
class _Pairing:
    """The file in which translations are looked up, where there is one."""

    path: str
    document: Document | None

    def texts(
        self, english: Any, place: Place, names: tuple[str, ...], order: tuple[tuple[str, ...], ...]
    ) -> Iterator[Translation]:
        """Every text under an English value, with what stands at the same place of the other language."""
        if isinstance(english, dict):
            for key, inner in english.items():
                yield from self.texts(inner, (*place, key), (*names, key), (*order, tuple(english)))
        elif isinstance(english, list) and not all(isinstance(member, str) for member in english):
            for at, inner in enumerate(english):
                yield from self.texts(inner, (*place, at), (*names, _name(inner, at)), (*order, ()))
        elif english:
            written = english if isinstance(english, str) else tuple(english)
            yield Translation(self.path, ".".join(names), place, order, written, self._words(place, written))

    def _words(self, place: Place, english: Written) -> Written | None:
        """What stands there; English that only stands in for a gap does not count."""
        if self.document is None or place not in self.document.lines:
            return None
        value = self.document.value
        for part in place:
            value = value[part]
        if isinstance(english, str):
            return value if isinstance(value, str) and value else None
        return tuple(str(each) for each in value) if isinstance(value, list) and value else None

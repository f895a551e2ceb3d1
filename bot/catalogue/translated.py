"""Every English text beside its translation, wherever in the files the two stand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.catalogue.model import Language
from bot.catalogue.translations import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
        like: the way to the English text in that file; empty where it stands in another.
        order: the English keys beside it at each step of the way, for putting it where it belongs.
        words: the translation, or None where there is none.
    """

    path: str
    key: str
    place: Place
    like: Place
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
            yield from _texts(other, documents.get(other), document.value, _Way())
        elif not path.startswith("wording/"):
            yield from _blocks(document, document.value, language, _Way())


@dataclass(frozen=True, slots=True)
class _Way:
    """The way to a value, in the four forms in which it is needed; see ``Translation``."""

    place: Place = ()
    like: Place = ()
    names: tuple[str, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()

    def to_key(self, key: str, beside: Iterable[str]) -> _Way:
        """One key further."""
        further = (*self.order, tuple(beside))
        return _Way((*self.place, key), (*self.like, key), (*self.names, key), further)

    def to_member(self, at: int, member: Any) -> _Way:
        """One list member further, which goes by its id where it has one."""
        called = (
            (str(member[key]) for key in _NAMES if key in member) if isinstance(member, dict) else iter(())
        )
        name = next(called, str(at + 1))
        return _Way((*self.place, at), (*self.like, at), (*self.names, name), (*self.order, ()))

    def to_language(self, language: Language) -> _Way:
        """Into a block in one language, which is like the English one."""
        further = (*self.order, tuple(Language))
        return _Way((*self.place, language.value), (*self.like, Language.EN.value), self.names, further)


def _blocks(document: Document, value: Any, language: Language, way: _Way) -> Iterator[Translation]:
    """Looks for blocks that have an English text."""
    if isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _blocks(document, inner, language, way.to_member(at, inner))
    elif isinstance(value, dict):
        english = value.get(Language.EN)
        if isinstance(english, dict):
            yield from _texts(document.path, document, english, way.to_language(language))
        for key, inner in value.items():
            if key not in list(Language):
                yield from _blocks(document, inner, language, way.to_key(key, value))


def _texts(path: str, document: Document | None, english: Any, way: _Way) -> Iterator[Translation]:
    """Every text under an English value, with what stands at the same place of the other language."""
    if isinstance(english, dict):
        for key, inner in english.items():
            yield from _texts(path, document, inner, way.to_key(key, english))
    elif isinstance(english, list) and not all(isinstance(member, str) for member in english):
        for at, inner in enumerate(english):
            yield from _texts(path, document, inner, way.to_member(at, inner))
    elif english:
        written = english if isinstance(english, str) else tuple(english)
        words = None if document is None else _words(document, way.place, written)
        like = () if path.startswith("wording/") else way.like
        yield Translation(path, ".".join(way.names), way.place, like, way.order, written, words)


def _words(document: Document, place: Place, english: Written) -> Written | None:
    """What stands there; English that only stands in for a gap does not count."""
    if place not in document.lines:
        return None
    value = document.value
    for part in place:
        value = value[part]
    if isinstance(english, str):
        return value if isinstance(value, str) and value else None
    return tuple(str(each) for each in value) if isinstance(value, list) and any(value) else None

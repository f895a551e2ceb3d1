"""Finding the term of art that somebody asks about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.catalogue.model import Language, Term

LIKENESS = 88
"""From this likeness on (0 to 100) a word is taken for a term's name, so that one typing slip is forgiven."""

LONG = 5
"""From so many letters on a name with an ending is still that name; a shorter one may be another word."""


def asked_about(utterance: str, patterns: Iterable[str]) -> Iterator[str]:
    """The words that an utterance may ask the meaning of, by patterns such as "what does {term} mean".

    A pattern without ``{term}`` asks about a word on the screen; the words are empty then.
    """
    spoken = utterance.strip().strip("?!. ").casefold()
    for pattern in patterns:
        before, placed, after = pattern.casefold().partition("{term}")
        found = re.fullmatch(
            f"{re.escape(before)}(.*){re.escape(after)}" if placed else re.escape(before), spoken
        )
        if found:
            yield found[1].strip("\"'“”„ ") if placed else ""


def find_term(words: str, terms: Iterable[Term], language: Language) -> Term | None:
    """The term whose name is most like the words, if one is like enough."""
    names = {(term.id, name): name for term in terms for name in term.text(language).names}
    found = process.extractOne(words, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LIKENESS)
    wanted = found[2][0] if found else None
    return next((term for term in terms if term.id == wanted), None)


def terms_in(text: str, terms: Iterable[Term], language: Language) -> tuple[Term, ...]:
    """The terms whose names stand in a text as whole words, be it with an ending."""
    spoken = text.casefold()
    return tuple(
        term for term in terms if any(re.search(_whole(name), spoken) for name in term.text(language).names)
    )


def _whole(name: str) -> str:
    """The pattern of a name; a longer one may have an ending, such as that of the plural."""
    ending = r"\w{0,2}" if len(name) >= LONG else ""
    return rf"(?<!\w){re.escape(name.casefold())}{ending}(?!\w)"

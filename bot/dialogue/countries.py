"""Countries by the names that people type: in our languages, in their own, and in everyday words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.catalogue.model import Eligibility

LIKENESS = 0.8
"""From this likeness on (0 to 1) typed words are taken for a country's name: one slip in five letters."""

SHORT = 5
"""A name with fewer letters must be typed exactly; one slip makes another country of it."""


NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of CLDR that stand for no country, such as the European Union."""


@cache
def country_names(language: Language) -> Mapping[str, str]:
    """The name of each country by its two-letter code (ISO 3166), as CLDR has it."""
    names = Locale.parse(language.value).territories
    return {code: name for code, name in names.items() if _is_country(code)}


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES  # noqa: PLR2004 - ISO 3166, alpha-2


def find_country(typed: str, rules: Eligibility) -> str | None:
    """The two-letter code of the country that was typed, also with a slip or inside a statement.

    A country that a question names, such as "can museums from Norway apply?", need not be one's own.

    Args:
        typed: what the person wrote.
        rules: the countries that have a say, and what else they are called.
    """
    names = _names(tuple(code for group in rules.country_groups for code in group.countries))
    names = names | {(_bare(name), code) for code, also in rules.also_called.items() for name in also}
    spoken = _bare(typed)
    exact = {code for name, code in names if name == spoken}
    inside = None if "?" in typed else _inside(spoken, names)
    return next(iter(sorted(exact)), None) or inside or _nearly(spoken, names)


def _inside(spoken: str, names: Iterable[tuple[str, str]]) -> str | None:
    """The country that a sentence names as whole words; the longest name, where there are several."""
    found = [
        (len(name), code) for name, code in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", spoken)
    ]
    return max(found)[1] if found else None


def _nearly(spoken: str, names: Iterable[tuple[str, str]]) -> str | None:
    if len(spoken) < SHORT:
        return None
    by_name = dict(sorted(names))
    found = process.extractOne(spoken, list(by_name), scorer=OSA.normalized_similarity, score_cutoff=LIKENESS)
    return by_name[found[0]] if found else None


@cache
def _names(codes: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Bare names with their codes: every country in our languages, and the given ones in their own."""
    ours = ((name, code) for language in Language for code, name in country_names(language).items())
    own = ((name, code) for code in codes for name in _own_names(code))
    return frozenset((_bare(name), code) for name, code in (*ours, *own))


def _own_names(code: str) -> Iterator[str]:
    """What a country calls itself, in each of its official languages."""
    for language in get_official_languages(code):
        try:
            name = Locale.parse(language).territories.get(code)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            yield name


def _bare(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", words.casefold()).split())

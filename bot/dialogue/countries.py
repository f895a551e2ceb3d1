"""The countries' names in the languages that the assistant speaks, as CLDR has them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from bot.catalogue.model import Language

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def country_names(language: Language) -> Mapping[str, str]:
    """The name of each country by its two-letter code (ISO 3166)."""
    names = Locale.parse(language.value).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}  # noqa: PLR2004


@cache
def codes_by_name() -> Mapping[tuple[Language, str], str]:
    """Every name in every language, by language and code."""
    return {(language, code): name for language in Language for code, name in country_names(language).items()}

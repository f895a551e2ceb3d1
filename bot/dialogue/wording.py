"""The assistant's own sentences, filled in and in the right plural form."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date

from bot.catalogue.text import Text, parse_markup

if TYPE_CHECKING:
    from datetime import date

    from bot.catalogue.model import Language, Plural


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(language.value)


def say(words: str, **values: object) -> Text:
    """A sentence with its values; values are shown letter by letter, never as markup.

    Without values nothing is filled in: a partner's answer may have braces.
    """
    text = parse_markup(words)
    return text.filled(values) if values else text


def say_number(plural: Plural, number: int, language: Language, **values: object) -> Text:
    """A sentence in the plural form that the number takes in the language."""
    form = _locale(language).plural_form(number)
    return say(plural.one if form == "one" else plural.other, n=number, **values)


def say_date(day: date, language: Language) -> str:
    """A day as people write it, such as "22 Nov 2026"."""
    return format_date(day, format="d MMM y", locale=_locale(language))

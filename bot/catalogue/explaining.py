"""What is wrong with a value, and what to do, in words that a curator understands."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.catalogue.keys import known_keys, meant_key
from bot.catalogue.model.base import LONGEST_ID
from bot.catalogue.naming import LANGUAGES, called, within
from bot.catalogue.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from bot.catalogue.model import Authored
    from bot.catalogue.source import Document, Place

MOST_NAMED = 12
"""Most known keys that are listed where none is like the unknown one."""

SPELLINGS = {
    r"^[A-Z]$": "write one capital letter",
    r"^[A-Z][0-9]$": "write a capital letter and a digit, such as D1",
    r"^R[0-9]$": "write R and a digit, such as R1",
}
"""How an id is written, by its pattern."""

REFERENCES = {"related", "not_for"}
"""Lists of other entries' ids."""

Told = tuple[str, str, str]
"""What is wrong, what to do, and the kind of mistake."""


def explain(  # noqa: C901, PLR0912 - one short case for each kind of mistake
    document: Document, kind: type[Authored], place: Place, details: ErrorDetails
) -> Told:
    """Tells one of pydantic's complaints in our words."""
    name = called(place, document.value)
    if details["loc"][-1:] == ("[key]",):
        name = f"the key{within(place, document.value)}"
    given, context = details["input"], details.get("ctx", {})
    match details["type"]:
        case "missing":
            return _missing(document, place)
        case "extra_forbidden":
            return _unknown_key(document, kind, place)
        case _ if given == "":
            thing = "the line" if place and isinstance(place[-1], int) else "the key"
            return f"{name} is empty", f"write its content, or delete {thing}", "empty"
        case "string_too_long":
            return _too_long(name, str(given), context["max_length"], place)
        case "too_short":
            what = f"{name} has {context['actual_length']}, and needs {context['min_length']} or more"
            return what, "add more", "too-few"
        case "too_long":
            what = f"{name} has {context['actual_length']}, and may have {context['max_length']} at most"
            return what, "keep the best ones", "too-many"
        case "string_pattern_mismatch":
            return f'{name} is "{given}"', _spelling(str(context["pattern"]), place), "bad-id"
        case "value_error":
            return f"in {name}: {context['error']}", "compare it with its neighbours", "value"
        case "enum" | "literal_error":
            return _unknown_word(name, str(given), str(context["expected"]))
        case kind_of if kind_of.startswith("date"):
            return f'{name} is "{given}", not a date', _as_date(str(given)), "bad-date"
        case kind_of if kind_of.startswith(("int", "greater", "less")):
            return _bad_number(name, given, context)
        case kind_of if kind_of.startswith("bool"):
            return f'{name} is "{given}"', "write yes or no", "bad-yes-no"
        case _:
            return _wrong_shape(name, given, str(details["type"]), place)


def _as_date(given: str) -> str:
    """What to write instead, taken from what was given where that is a date with the day first."""
    day, month, year = [*re.findall(r"\d+", given), "", "", ""][:3]
    meant = f"{year}-{month:>02}-{day:>02}"
    try:
        return f"write the year first: {date.fromisoformat(meant)}"
    except ValueError:
        return "write a day of the calendar, the year first, as in 2027-06-30"


def _missing(document: Document, place: Place) -> Told:
    last, where = place[-1], within(place, document.value)
    if isinstance(last, int):
        return f"number {last + 1}{where} is missing", f"there must be {last + 1} or more", "too-few"
    if last in LANGUAGES:
        hint = f"add a line {last}: and its keys under it, indented as in the other languages"
        return f"the {LANGUAGES[last]} text{where} is missing", hint, "missing-key"
    return f'the key "{last}"{where} is missing', f"add it: {last}: ...", "missing-key"


def _unknown_key(document: Document, kind: type[Authored], place: Place) -> Told:
    known, near = known_keys(kind, place), meant_key(document, kind, place)
    some = ", ".join(known[:MOST_NAMED]) + (", ..." if len(known) > MOST_NAMED else "")
    hint = f'did you mean "{near}"?' if near else _elsewhere(kind, place) or f"use one of: {some}"
    return f'the key "{place[-1]}"{within(place, document.value)} is not known', hint, "unknown-key"


def _elsewhere(kind: type[Authored], place: Place) -> str | None:
    """Where a key belongs that is known one step further in or out."""
    key = place[-1]
    if len(place) == 1 and key in known_keys(kind, ("en", key)):
        return "indent it: it belongs under en:, da: or nl:"
    if len(place) > 1 and key in known_keys(kind, (key,)):
        return "take away the spaces before it: it belongs to the whole file"
    return None


def _too_long(name: str, given: str, most: int, place: Place) -> Told:
    what = f"{name} has {len(given)} characters; at most {most} are shown"
    if most == LONGEST_ID and place[-1] == "id":
        what = f"{name} has {len(given)} characters; a button can carry {most}"
    return what, "say it in fewer words", "too-long"


def _spelling(pattern: str, place: Place) -> str:
    if len(place) > 1 and place[-2] in REFERENCES:
        return "write the name of that entry's file, without .yaml"
    return SPELLINGS.get(pattern, "use small letters, digits and hyphens only, as in the file names")


def _unknown_word(name: str, given: str, expected: str) -> Told:
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    parts = given.replace(",", " ").split()
    near = did_you_mean(given, known)
    hint = f'write "{near}"' if near else f"write one of {expected.replace(chr(39), chr(34))}"
    if len(parts) > 1 and set(parts) <= set(known):
        hint = f"put a comma between them: {', '.join(parts)}"
    return f'{name} is "{given}", which is not known here', hint, "unknown-word"


def _bad_number(name: str, given: object, limits: Mapping[str, object]) -> Told:
    if "ge" in limits:
        return f"{name} is {given}", f"write {limits['ge']} or more", "bad-number"
    if "le" in limits:
        return f"{name} is {given}", f"write {limits['le']} or less", "bad-number"
    return f'{name} is "{given}", not a whole number', "write digits only", "bad-number"


def _wrong_shape(name: str, given: object, expected: str, place: Place) -> Told:
    if expected == "string_type":
        if isinstance(given, dict) and len(given) == 1:
            what = "a colon followed by a space inside the text is read as a key"
            return what, 'put the text in straight quotes: "..."', "colon"
        hint = "write it as one text, after one dash at most and without brackets"
        return f"{name} should be one text", hint, "wrong-shape"
    if expected == "tuple_type":
        hint = "put each one on its own line, after a dash and a space"
        if isinstance(given, str) and "," in given and "\n" not in given:
            hint = f"write it in brackets: [{given.strip('()')}]"
        return f"{name} should be a list", hint, "wrong-shape"
    if not place:
        return "the file has no keys", "write each key with a colon, as in the other files", "wrong-shape"
    return f"{name} should be keys of its own", "indent its keys under it", "wrong-shape"

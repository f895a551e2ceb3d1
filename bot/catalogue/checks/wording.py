"""The wording: English is the measure; the other languages have the same keys and the same {names}."""

from __future__ import annotations

import string
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language, Plural, Wording
from bot.catalogue.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written

ENGLISH = "wording/en.yaml"


def wording_problems(draft: Draft) -> Iterator[Problem]:
    """English missing, a file for no known language, unnamed groups, and {names} that do not fit."""
    english = draft.one(ENGLISH)
    if english is None:
        if not any(problem.path == ENGLISH for problem in draft.problems):
            yield Problem(ENGLISH, 1, "the file is missing", "put it back", "missing-file")
        return
    for written in draft.of(Wording):
        if PurePosixPath(written.document.path).stem not in list(Language):
            what = "this file is for no language that the assistant speaks"
            yield written.problem(
                (), what, f"name it {', '.join(f'{each}.yaml' for each in Language)}", "language"
            )
        yield from _names(written, english.value)
        yield from _groups(written, draft)


def _names(written: Written, english: Wording) -> Iterator[Problem]:
    for key, words in english.sentences:
        expected, found = _placeholders(words), _placeholders(getattr(written.value.sentences, key))
        if expected is None or found is None or not found <= expected:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(expected or ())) or "no {names}"
            what = f'"{key}" has a {{name}} that nothing fills in, or a brace that is not closed'
            yield written.problem(("sentences", key), what, f"it may have {allowed}", "placeholder")


def _placeholders(words: str | Plural) -> set[str] | None:
    """The {names} in a sentence, or None where one is not a mere name or a brace is not closed."""
    texts = (words,) if isinstance(words, str) else (words.one, words.other)
    try:
        fields = [
            field[1:] for text in texts for field in string.Formatter().parse(text) if field[1] is not None
        ]
    except ValueError:
        return None
    mere = all(name and name.isidentifier() and not form and not turned for name, form, turned in fields)
    return {str(name) for name, _, _ in fields} if mere else None


def _groups(written: Written, draft: Draft) -> Iterator[Problem]:
    groups = dict.fromkeys(entry.value.group for entry in draft.of(Entry))
    for group in groups:
        if group not in written.value.groups:
            what = f'the group "{group}" has no name'
            yield written.problem(("groups",), what, f"add {group}: ...", "unnamed-group", blocking=False)

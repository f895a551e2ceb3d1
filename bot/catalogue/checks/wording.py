"""The wording: the languages there are, the groups' names, and {names} that something fills in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.catalogue.model import Entry, Language, Wording
from bot.catalogue.model.wording import filled_in
from bot.catalogue.naming import called
from bot.catalogue.problem import Problem
from bot.catalogue.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.source import Place

ENGLISH = "wording/en.yaml"

TERM = "term"
"""What stands for the word asked about in a phrase."""


def wording_problems(draft: Draft) -> Iterator[Problem]:
    """English missing, a file for no known language, unnamed groups, and {names} that do not fit."""
    if draft.one(ENGLISH) is None:
        if not any(problem.path == ENGLISH for problem in draft.problems):
            yield Problem(ENGLISH, 1, "the file is missing", "put it back", "missing-file")
        return
    for written in draft.of(Wording):
        if PurePosixPath(written.document.path).stem not in list(Language):
            what = "this file is for no language that the assistant speaks"
            yield written.problem(
                (), what, f"name it {', '.join(f'{each}.yaml' for each in Language)}", "language"
            )
        yield from _names(written)
        yield from _groups(written, draft)


def _names(written: Written) -> Iterator[Problem]:
    """In sentences and in phrases; every other text is said as it stands."""
    wording: Wording = written.value
    for key, words in wording.sentences:
        texts = (words,) if isinstance(words, str) else (words.one, words.other)
        yield from _allowed(written, ("sentences", key), texts, filled_in(key))
    yield from _allowed(written, ("phrases", "meaning"), wording.phrases.meaning, {TERM})
    for kind, talk in wording.small_talk.items():
        yield from _allowed(written, ("small_talk", kind, "reply"), (talk.reply,), ())


def _allowed(
    written: Written, place: Place, texts: Iterable[str], names: Collection[str]
) -> Iterator[Problem]:
    fitting = {f"{{{name}}}" for name in names}
    for found in (found for text in texts for found in _braces(text) if found not in fitting):
        what = f"nothing fills in {found} in {called(place, written.document.value)}"
        near = did_you_mean(found, sorted(fitting))
        hint = (
            f"did you mean {near}?" if near else f"it may have {', '.join(sorted(fitting)) or 'no {names}'}"
        )
        yield written.problem(place, what, hint, "placeholder", words=found)


def _braces(text: str) -> list[str]:
    """Each ``{name}``, and each brace that stands alone."""
    return re.findall(r"{[^{}]*}|[{}]", text)


def _groups(written: Written, draft: Draft) -> Iterator[Problem]:
    groups = dict.fromkeys(PurePosixPath(entry.document.path).parent.name for entry in draft.of(Entry))
    for group in groups:
        if group not in written.value.groups:
            what = f'the group "{group}" has no name'
            yield written.problem(("groups",), what, f"add {group}: ...", "unnamed-group", blocking=False)

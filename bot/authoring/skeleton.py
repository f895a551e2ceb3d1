"""A new entry as a file to fill in, with a line of help for each key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from bot.authoring.files import write_whole
from bot.catalogue.lock import TRANSLATED
from bot.catalogue.model.base import ID_FORM, LONGEST_ID
from bot.catalogue.model.entry import ANSWER_LIMIT, FEWEST_UTTERANCES, LEVEL_LINE_LIMIT
from bot.catalogue.schema import first_line
from bot.catalogue.spelling import did_you_mean
from bot.errors import TracesError
from bot.settings import read_settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from bot.catalogue.model import Language

_HEAD = """\
{first_line}
# Fill in what is empty, delete what you do not need, and run: traces-bot check
id: {id}
group: {group}
# Whom it matters most to: rudimentary (at the start), medium (growing), higher (advanced). One or more.
levels: [rudimentary, medium]
# Up to three entries to read next, and entries that this one is easily taken for; by their ids.
related: []
not_for: []
# Only for what can become untrue (a law, a price, a call): the day on which a person must look again.
# review_by: {next_year}-06-30
sources:
  # Who says it and what it is called, its address (https://...), and the day on which you read it.
  - title: ""
    url: ""
    checked: {today}
en:
  # The question as a museum worker would ask it; at most 120 characters.
  question: ""
  # The same in few words, for a button; at most 30 characters.
  label: ""
  # What people type when they want this answer: full questions, key words, the problem without its name.
  # {fewest} or more, each on its own line.
{utterances}
  # The answer itself first, then two or three short sentences; at most {answer_limit} characters.
  # *Emphasis* and [links](https://...) are all the markup there is. Begin each line with four spaces.
  answer: |

  # Only where a museum of one level needs other advice; at most {line_limit} characters each.
  # for_level:
  #   rudimentary: ""
  #   medium: ""
  #   higher: ""
"""

_TRANSLATED = """\
# The same in {name}. Nobody to write it? Delete this part; English is shown until somebody does.
{language}:
  question: ""
  label: ""
{utterances}
  answer: |

"""


class CannotBeginError(TracesError):
    """The new entry cannot stand there; the text says what can."""


def new_entry(place: str, today: date) -> Path:
    """Writes a new entry's file.

    Args:
        place: ``group/id``.
        today: the day on which the sources are said to have been read.

    Raises:
        CannotBeginError: the group is not known, or the id cannot be used.
    """
    folder = read_settings().knowledge
    group, _, name = place.partition("/")
    path = folder / "entries" / group / f"{name}.yaml"
    known = {each.stem: each for each in sorted((folder / "entries").glob("*/*.yaml"))}
    _require(group, name, known)
    near = did_you_mean(name, list(known))
    write_whole(path, skeleton(group, name, today).encode())
    click.echo(f"{path} written; fill it in, and run: traces-bot check", err=True)
    if near:
        click.echo(
            f'There is "{near}" already. Is it the same? See it with: traces-bot show {near}', err=True
        )
    return path


def skeleton(group: str, name: str, today: date) -> str:
    """The text of a new entry's file."""
    utterances = "\n".join(["  utterances:", *['    - ""'] * FEWEST_UTTERANCES])
    head = _HEAD.format(
        first_line=first_line(f"entries/{group}/{name}.yaml"),
        id=name,
        group=group,
        today=today,
        next_year=today.year + 1,
        fewest=FEWEST_UTTERANCES,
        answer_limit=ANSWER_LIMIT,
        line_limit=LEVEL_LINE_LIMIT,
        utterances=utterances,
    )
    return head + "".join(
        _translated(language, called, utterances) for language, called in TRANSLATED.items()
    )


def _translated(language: Language, name: str, utterances: str) -> str:
    return _TRANSLATED.format(language=language, name=name, utterances=utterances)


def _require(group: str, name: str, known: dict[str, Path]) -> None:
    if not re.fullmatch(ID_FORM, name) or len(name) > LONGEST_ID:
        raise CannotBeginError(
            f'"{name}" cannot be an id: use small letters, digits and single hyphens, at most {LONGEST_ID} '
            "characters, and write it as GROUP/ID, such as accessibility/alt-text."
        )
    groups = sorted({path.parent.name for path in known.values()})
    if group not in groups:
        near = did_you_mean(group, groups)
        hint = f'did you mean "{near}"?' if near else f"use one of: {', '.join(groups)}."
        raise CannotBeginError(f'There is no group "{group}"; {hint}')
    if name in known:
        raise CannotBeginError(f'There is an entry "{name}" already: {known[name]}. Choose another id.')

"""The little markup that partners write (*emphasis* and [links](https://...)) as a value that any channel can show."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind; ``url`` makes it a link."""

    text: str
    emphasis: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What a person will read: runs in order; nothing in it is markup any more.

    What people typed enters only as a plain run, so it can never become a link or a tag.
    """

    runs: tuple[Run, ...] = ()

    @classmethod
    def of(cls, words: str) -> Text:
        """Text without any markup, taken letter by letter."""
        return cls((Run(words),)) if words else cls()

    @classmethod
    def strong(cls, words: str) -> Text:
        """Emphasised text, taken letter by letter."""
        return cls((Run(words, emphasis=True),))

    @classmethod
    def link(cls, words: str, url: str) -> Text:
        """A link with its words."""
        return cls((Run(words, url=url),))

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

    def __add__(self, other: Text) -> Text:
        """The two one after the other."""
        return Text(self.runs + other.runs)

    def __bool__(self) -> bool:
        """Whether there is anything to read."""
        return any(run.text for run in self.runs)

    def filled(self, values: Mapping[str, object]) -> Text:
        """The text with each ``{name}`` replaced by its value, taken letter by letter.

        Raises:
            KeyError: a name in the text has no value.
        """
        if not any("{" in run.text for run in self.runs):
            return self
        return Text(tuple(replace(run, text=run.text.format_map(values)) for run in self.runs))


def join(parts: Iterable[Text], between: str = "\n\n") -> Text:
    """The parts that have anything to say, with something between them (a paragraph's end by default)."""
    joined = Text()
    for part in parts:
        if part:
            joined = joined + Text.of(between) + part if joined else part
    return joined


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero").enable(["emphasis", "link"])


@cache
def parse_markup(markup: str) -> Text:
    """Reads ``*emphasis*`` and ``[words](https://...)``; anything else is plain text."""
    if not re.search(r"[*_\[\\]", markup):
        return Text.of(markup.strip())
    paragraphs = re.split(r"\n\s*\n", markup.strip())
    return join(Text(tuple(_runs(_markdown().parseInline(part)[0].children or []))) for part in paragraphs)


def _runs(tokens: list[Token]) -> Iterable[Run]:
    emphasis, url = 0, ""
    for token in tokens:
        if token.type in {"em_open", "strong_open"}:
            emphasis += 1
        elif token.type in {"em_close", "strong_close"}:
            emphasis -= 1
        elif token.type == "link_open":
            url = str(token.attrGet("href") or "")
        elif token.type == "link_close":
            url = ""
        elif token.content:
            yield Run(token.content, emphasis=emphasis > 0, url=url)

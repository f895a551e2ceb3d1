"""Text that people will read: markup, links, HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.catalogue.text import parse_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.model import Hosts
    from bot.catalogue.problem import Problem
    from bot.catalogue.source import Place

URL_KEY = "url"

HTML = re.compile(r"</?[a-zA-Z][^>\n]*>|&[a-z]+;|&#\d+;")

SLIP = re.compile(r"\]\(|\)\[|\] +\(https?:")
"""What is left of a link whose address cannot be one, or whose two parts were exchanged or parted."""

HEADING = re.compile(r"^(#{1,6}|\*) \S", re.MULTILINE)
"""A heading or a list as other programs know them."""

ADDRESS = re.compile(r"\bhttps?://[^\s)>\]\"']+")
"""An address in the middle of a text; Telegram makes a link of it."""

SIGNS = re.compile(r"[<&#*_\[\\]|://")
"""A text without any of these needs no closer look."""

FILLED_IN = "{url}"
"""An address that the assistant fills in."""


def word_problems(draft: Draft) -> Iterator[Problem]:
    """Unsafe links, HTML, and links that are not written right, in any text of any file."""
    hosts = draft.hosts
    for written in draft.written.values():
        for place, text in _texts(written.document.value, ()):
            if place[-1:] == (URL_KEY,):
                yield from _link(written, place, text, hosts)
            elif SIGNS.search(text):
                yield from _markup(written, place, text, hosts)


def _texts(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _texts(inner, (*place, at))


def _link(written: Written, place: Place, url: str, hosts: Hosts) -> Iterator[Problem]:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    told: tuple[str, str, str] | None = None
    if not parts.hostname or parts.username or re.search(r"\s", url):
        hint = (
            "write an e-mail address without a link"
            if parts.scheme == "mailto"
            else "write it as https://..."
        )
        told = f'"{url}" is not a web address', hint, "bad-link"
    elif parts.hostname in hosts.never:
        told = f"{parts.hostname} may not be shown to people", "name another page", "banned-host"
    elif parts.scheme == "http" and parts.hostname not in hosts.http_only:
        hint = "write https:// instead; only old archives that have no https may be named in hosts.yaml"
        told = f'"{url}" is not a safe link', hint, "unsafe-link"
    elif parts.scheme not in {"http", "https"}:
        told = f'"{url}" is not a safe link', "name an address that begins with https://", "unsafe-link"
    if told:
        yield written.problem(place, *told, words=url)


def _markup(written: Written, place: Place, text: str, hosts: Hosts) -> Iterator[Problem]:
    html = HTML.search(text)
    if html:
        hint = "write plain text; *emphasis* and [links](https://...) are all the markup there is"
        yield written.problem(place, f"there is HTML in the text: {html[0]}", hint, "html", words=html[0])
    heading = HEADING.search(text)
    if heading:
        what = f"a line begins with {heading[1]}, which people would see as it is"
        yield written.problem(place, what, "write a sentence instead", "bad-markup", words=heading[0])
    if "://" not in text and not re.search(r"[*_\[\\]", text):
        return
    for run in parse_markup(text).runs:
        if run.url:
            if run.url != FILLED_IN:
                yield from _link(written, place, run.url, hosts)
            continue
        slip = SLIP.search(run.text)
        if slip:
            hint = "write [words](https://...), the words in the first brackets"
            yield written.problem(place, "a link is not written right", hint, "bad-markup", words=slip[0])
        for url in ADDRESS.findall(run.text):
            yield from _link(written, place, url, hosts)

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


def word_problems(draft: Draft) -> Iterator[Problem]:
    """Unsafe links, HTML, and links that are not written right, in any text of any file."""
    for written in draft.written.values():
        for place, text in _texts(written.document.value, ()):
            if place[-1:] == (URL_KEY,):
                yield from _link(written, place, text, draft.hosts)
            else:
                yield from _markup(written, place, text, draft.hosts)


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
    if url == "{url}":
        return
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if not parts.hostname or parts.username or re.search(r"\s", url):
        yield written.problem(place, f'"{url}" is not a web address', "write it as https://...", "bad-link")
    elif parts.hostname in hosts.never:
        yield written.problem(
            place, f"{parts.hostname} may not be shown to people", "name another page", "banned-host"
        )
    elif parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in hosts.http_only):
        yield written.problem(
            place,
            f'"{url}" is not a safe link',
            "write it with https://, or list the host in hosts.yaml",
            "unsafe-link",
        )


def _markup(written: Written, place: Place, text: str, hosts: Hosts) -> Iterator[Problem]:
    if ("<" in text or "&" in text) and re.search(r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;", text):
        hint = "write plain text; *emphasis* and [links](https://...) are all the markup there is"
        yield written.problem(place, "there is HTML in the text", hint, "html")
    if not re.search(r"[*_\[\\]", text):
        return
    runs = parse_markup(text).runs
    if any("](" in run.text for run in runs):
        yield written.problem(
            place, "a link is not written right", "write [words](https://...)", "bad-markup"
        )
    for run in runs:
        if run.url:
            yield from _link(written, place, run.url, hosts)

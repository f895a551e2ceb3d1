"""Which links Telegram accepts, after tdlib's LinkManager."""

import re
from urllib.parse import SplitResult, urlsplit

_USER_LINK = re.compile(r"tg:(?://)?user\?id=(\d+)", re.IGNORECASE)


class BadLink(ValueError):  # noqa: N818  the name says what it is
    """A link that Telegram does not accept; the text is Telegram's reason."""


def linked_user(url: str) -> int | None:
    """Return the id of the user whom `tg://user?id=...` names, or None for any other link."""
    match = _USER_LINK.match(url)
    return int(match[1]) if match else None


def checked_link(url: str) -> str:
    """Return the link as Telegram keeps it.

    Args:
        url: A link with or without its protocol; without one it is taken for http.

    Raises:
        BadLink: The protocol is not http, https, tg or ton, or there is no proper host.
    """
    whole = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(whole.strip())
        _check_host(parts)
    except ValueError as error:
        raise BadLink(f"URL '{url}' is invalid: {error}") from None
    return _as_kept(parts)


def _check_host(parts: SplitResult) -> None:
    if parts.scheme not in {"http", "https", "tg", "ton"}:
        raise ValueError("Unsupported URL protocol")
    host, _port = parts.hostname or "", parts.port
    if not host:
        raise ValueError("URL host is empty")
    # "mailto:a@b.c" would pass as a user name, and open http://b.c
    if parts.scheme in {"http", "https"} and ("." not in host or re.search(r"[\s<>\"'@]", parts.netloc)):
        raise ValueError("Wrong HTTP URL")


def _as_kept(parts: SplitResult) -> str:
    if parts.scheme not in {"http", "https"}:
        return parts.geturl()
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/").geturl()

"""Logging that never shows a token, whatever a library logs."""

from __future__ import annotations

import logging
import re

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
"""What a bot's token looks like, wherever it stands."""


class Redacting(logging.Formatter):
    """Formats a record and then blots out anything that looks like a token, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The line to write."""
        return TOKEN.sub("<token>", super().format(record))


def set_up(level: str) -> None:
    """Logs to standard error; what only libraries care about from WARNING on."""
    out = logging.StreamHandler()
    out.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[out], force=True)
    for chatty in ("httpx", "httpcore", "telegram", "markdown_it", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)

"""What an operator or a partner can mend, each with the hint that is shown; people's mistakes are turns."""

from __future__ import annotations


class TracesError(Exception):
    """Ends a command with one clear line and an exit code.

    Attributes:
        exit_code: 1 for problems in the knowledge base, 2 for a wrong use or setting.
    """

    exit_code = 2


class SettingsError(TracesError):
    """A setting is missing or cannot be used; the text says where to get it."""


class KnowledgeError(TracesError):
    """The knowledge base cannot be served; the text lists its problems."""

    exit_code = 1


class AlreadyRunningError(TracesError):
    """Another process serves the same database."""


class StoreError(TracesError):
    """The database cannot be opened or written."""

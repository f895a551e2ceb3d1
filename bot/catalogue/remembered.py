"""Reading that remembers the files as they were: when somebody changes one, only that one is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Read = TypeVar("_Read")


class Remembered(Generic[_Read]):
    """A way to read a file, which keeps of each path what was read last, and nothing older."""

    def __init__(self, read: Callable[[str, bytes], _Read]) -> None:
        """Takes what reads a path's content; the same content must always give the same."""
        self._read = read
        self._newest: dict[str, tuple[bytes, _Read]] = {}

    def __call__(self, path: str, content: bytes) -> _Read:
        """What stands in a file."""
        known = self._newest.get(path)
        if known is None or known[0] != content:
            known = self._newest[path] = content, self._read(path, content)
        return known[1]

    def forget(self) -> None:
        """Reads everything anew from now on."""
        self._newest.clear()

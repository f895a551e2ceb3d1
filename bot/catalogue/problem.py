"""A mistake in the knowledge base that a partner must mend, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what is wrong, and what to do.

    Attributes:
        path: the file, relative to the knowledge folder, with forward slashes.
        line: 1-based line; 1 where the whole file is meant.
        what: what is wrong, in a curator's words.
        hint: what to do about it.
        kind: a short, stable name of this kind of mistake, for tools.
        blocking: whether it stands in the way of taking up the change; what does not, such as a missing
            translation or an answer that is due for review, can wait.
    """

    path: str
    line: int
    what: str
    hint: str
    kind: str = "content"
    blocking: bool = True

    def __str__(self) -> str:
        """``file:line: what is wrong; what to do``."""
        return f"{self.path}:{self.line}: {self.what}; {self.hint}"

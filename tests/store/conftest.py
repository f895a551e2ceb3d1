"""A store in a new file, a store in memory, and either in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.store import MemoryStore, Store

from .making import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.store import AnyStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be."""
    return tmp_path / "store" / "bot.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A new store in a file."""
    with Store.open(path, KEYS) as opened:
        yield opened


@pytest.fixture(params=["file", "memory"])
def any_store(request: pytest.FixtureRequest, path: Path) -> Iterator[AnyStore]:
    """Either store: both keep the same promises while the process lives."""
    with Store.open(path, KEYS) if request.param == "file" else MemoryStore() as opened:
        yield opened

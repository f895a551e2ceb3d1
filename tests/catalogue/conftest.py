"""A tiny base in memory."""

from __future__ import annotations

import pytest

from .base import Files, tiny


@pytest.fixture
def tiny_base() -> Files:
    """The files of a tiny knowledge base without a fault."""
    return tiny()

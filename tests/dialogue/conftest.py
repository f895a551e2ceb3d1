"""Anna, who writes to the assistant for the first time, and what she may already have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .knowing import ByHeart, Taught, catalogue
from .talking import Clock, Person, person

if TYPE_CHECKING:
    from bot.catalogue.catalogue import Catalogue


@pytest.fixture(scope="session")
def known() -> Catalogue:
    """The real catalogue."""
    return catalogue()


@pytest.fixture
def heart() -> ByHeart:
    """A matcher that knows three utterances by heart."""
    return ByHeart()


@pytest.fixture
def clock() -> Clock:
    """A clock that the test sets."""
    return Clock()


@pytest.fixture
def anna(heart: ByHeart, clock: Clock) -> Person:
    """Somebody new."""
    return person(Taught(heart), clock=clock)


@pytest.fixture
def checked(anna: Person) -> Person:
    """Anna at her result, sure after the low answers of a museum at the start."""
    anna.begins()
    anna.goes_through(0)
    return anna

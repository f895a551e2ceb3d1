"""The real instrument and the real rules, read once."""

from __future__ import annotations

import pytest

from bot.catalogue.model import Eligibility, Instrument

from .making import read


@pytest.fixture(scope="session")
def instrument() -> Instrument:
    """The instrument that partners edit."""
    value: Instrument = read(Instrument, "maturity.yaml")
    return value


@pytest.fixture(scope="session")
def eligibility() -> Eligibility:
    """The rules of the pre-check that partners edit."""
    value: Eligibility = read(Eligibility, "eligibility.yaml")
    return value

"""Short path and stability over 18 scenarios of simulated museums (P4, P5); they hold under this model only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.assessment import assess
from bot.catalogue.model import Stage

from .making import sheet_of
from .simulation import SCENARIOS, answers, full_levels, one_step_changed, short_path

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.catalogue.model import Instrument

LEAST_AGREEMENT = {
    (Stage.LIKELY, True): 0.93,
    (Stage.SURE, True): 0.97,
    (Stage.LIKELY, False): 0.93,
    (Stage.SURE, False): 0.95,
}
"""By stage and whether there is a collection. The same formula is a little less sure of 16 items than of 18."""

LONGEST_MEAN = {Stage.LIKELY: 10.6, Stage.SURE: 12.5}

Museums = dict[tuple[tuple[int, float], bool], "NDArray[np.int64]"]


@pytest.fixture(scope="module")
def museums(instrument: Instrument) -> Museums:
    """The answers of 6,000 museums in each scenario, with and without a collection."""
    return {
        (scenario, collection): answers(instrument, scenario, collection=collection)
        for scenario in SCENARIOS
        for collection in (True, False)
    }


def test_the_model_is_the_one_of_the_design(museums: Museums, instrument: Instrument):
    """Reliability and the shares of the levels are those that the rules were measured with."""
    alphas, shares = [], []
    for scenario in SCENARIOS:
        given = museums[scenario, True]
        alphas.append(18 / 17 * (1 - given.var(axis=0).sum() / given.sum(axis=1).var()))
        shares.append([(full_levels(given, instrument) == rank).mean() for rank in (1, 2, 3)])
    assert 0.83 < np.mean(alphas) < 0.89
    assert np.abs(np.mean(shares, axis=0) - (0.21, 0.61, 0.18)).max() < 0.05


@pytest.mark.parametrize("collection", [True, False])
@pytest.mark.parametrize("stage", [Stage.LIKELY, Stage.SURE])
def test_the_short_path_agrees_with_the_full_one(
    museums: Museums, instrument: Instrument, stage: Stage, *, collection: bool
):
    """In each scenario the level stays in so many museums, is never two off, and is reached in so many answers."""
    lengths = []
    for scenario in SCENARIOS:
        given = museums[scenario, collection]
        full, short = full_levels(given, instrument), short_path(given, stage, instrument)
        assert (short.levels == full).mean() >= LEAST_AGREEMENT[stage, collection], scenario
        assert np.abs(short.levels - full).max() <= 1
        lengths.append(short.lengths.mean())
    assert np.mean(lengths) <= LONGEST_MEAN[stage]


@pytest.mark.parametrize("collection", [True, False])
def test_one_random_step_seldom_alters_the_level(
    museums: Museums, instrument: Instrument, *, collection: bool
):
    """One answer moved by one option alters the level in at most 7 of 100 museums."""
    for scenario in SCENARIOS:
        given = museums[scenario, collection]
        moved = one_step_changed(given, seed=1)
        assert np.abs(moved - given).sum(axis=1).tolist() == [1] * len(given)
        altered = full_levels(given, instrument) != full_levels(moved, instrument)
        assert altered.mean() <= 0.07, scenario


def test_the_simulation_stops_as_the_assessment_does(museums: Museums, instrument: Instrument):
    """For some of the museums the same level and length come out of the assessment itself."""
    for scenario in SCENARIOS[::6]:
        given = museums[scenario, True][:15]
        short = short_path(given, Stage.SURE, instrument)
        for row, level, length in zip(given.tolist(), short.levels, short.lengths, strict=True):
            found = assess(sheet_of(row[:length], instrument), instrument)
            assert found.stage in {Stage.SURE, Stage.FULL}
            assert found.level is not None
            assert (found.level.rank, found.sure_after or length) == (level, length)

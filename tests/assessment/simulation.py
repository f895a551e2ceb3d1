"""Simulated museums by a graded response model, since no data of real ones exists yet.

Seven dimensions with equal correlation, and for each item an ability at which half the museums reach its
second, third and fourth option. The figures hold only under this model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.assessment import Sheet
from bot.assessment.scoring import level_of, scaled
from bot.assessment.sheet import HIGHEST
from bot.assessment.stopping import stop_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from bot.catalogue.model import Instrument, Stage

MUSEUMS = 6_000

SHARPNESS = (1.5, 1.7, 1.9)
"""How sharply the items of a set tell museums apart (the slope of the response curves), on average."""

SHIFTS = (-0.15, 0.15)
"""How easy or hard the items of a set are, on average, in standard deviations between museums."""

ITEM_SETS = tuple((sharpness, shift) for sharpness in SHARPNESS for shift in SHIFTS)
CORRELATIONS = (0.4, 0.6, 0.8)
"""How much the dimensions of a museum go together."""

SCENARIOS = tuple((items, rho) for items in range(len(ITEM_SETS)) for rho in CORRELATIONS)


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a stage's short path gives: for each museum its level (1 to 3) and after how many answers."""

    levels: NDArray[np.int64]
    lengths: NDArray[np.int64]


def answers(
    instrument: Instrument, scenario: tuple[int, float], *, collection: bool = True
) -> NDArray[np.int64]:
    """Full answers of simulated museums (0 to 3), a row for each, in the order of asking."""
    items, rho = scenario
    sharpness, shift = ITEM_SETS[items]
    chance = np.random.default_rng([items, int(100 * rho)])
    names = [dimension.id for dimension in instrument.dimensions]
    common = chance.standard_normal((MUSEUMS, 1))
    own = chance.standard_normal((MUSEUMS, len(names)))
    ability = np.sqrt(rho) * common + np.sqrt(1 - rho) * own
    asked = Sheet(holds_collection=collection).items(instrument)
    columns = [_graded(ability[:, names.index(item.dimension)], sharpness, shift, chance) for item in asked]
    return np.stack(columns, axis=1)


def _graded(
    ability: NDArray[np.float64], sharpness: float, shift: float, chance: np.random.Generator
) -> NDArray[np.int64]:
    slope = sharpness * chance.uniform(0.75, 1.25)
    steps = np.sort(shift + np.array([-1.25, 0.0, 1.25]) + chance.normal(0, 0.3, HIGHEST))
    reached = 1 / (1 + np.exp(-slope * (ability[:, None] - steps)))
    answers: NDArray[np.int64] = (chance.random((len(ability), 1)) < reached).sum(axis=1)
    return answers


def full_levels(given: NDArray[np.int64], instrument: Instrument) -> NDArray[np.int64]:
    """The level of each museum (1 to 3) when every item is answered."""
    items = given.shape[1]
    ranks = [
        level_of(scaled(points, items, instrument), instrument).rank for points in range(HIGHEST * items + 1)
    ]
    levels: NDArray[np.int64] = np.array(ranks)[given.sum(axis=1)]
    return levels


def short_path(given: NDArray[np.int64], stage: Stage, instrument: Instrument) -> Stopped:
    """Where each museum stops when it answers in order until the stage's table says so."""
    items = given.shape[1]
    levels, lengths = full_levels(given, instrument), np.full(len(given), items)
    going = np.ones(len(given), dtype=bool)
    for answered in range(1, items):
        ranks = np.zeros(HIGHEST * answered + 1, dtype=int)
        for points in range(len(ranks)):
            level = stop_at(stage, items, answered, points, instrument)
            ranks[points] = level.rank if level else 0
        reached = ranks[given[:, :answered].sum(axis=1)]
        stops = going & (reached > 0)
        levels[stops], lengths[stops] = reached[stops], answered
        going &= ~stops
    return Stopped(levels, lengths)


def one_step_changed(given: NDArray[np.int64], seed: int) -> NDArray[np.int64]:
    """The same museums with one random answer moved by one step, up or down as there is room."""
    chance = np.random.default_rng(seed)
    changed, rows = given.copy(), np.arange(len(given))
    columns = chance.integers(0, given.shape[1], len(given))
    steps = np.where(chance.random(len(given)) < 0.5, -1, 1)
    old = given[rows, columns]
    steps = np.where((old + steps < 0) | (old + steps > HIGHEST), -steps, steps)
    changed[rows, columns] = old + steps
    return changed

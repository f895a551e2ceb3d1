"""The next steps that fit where each dimension stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.assessment.scoring import average
from bot.assessment.sheet import HIGHEST
from bot.catalogue.model import StepStage

if TYPE_CHECKING:
    from bot.assessment.sheet import Sheet
    from bot.catalogue.model import Instrument


@dataclass(frozen=True, slots=True)
class Step:
    """One next step: its dimension and where that dimension stands."""

    dimension: str
    stage: StepStage


def next_steps(sheet: Sheet, instrument: Instrument) -> tuple[Step, ...]:
    """A step for each dimension that can still grow, the lowest first, equals in the instrument's order."""
    means = {name: average(sheet, name, instrument) for name in instrument.step_order}
    open_ones = [(mean, name) for name, mean in means.items() if mean is not None and mean < HIGHEST]
    ranked = sorted(open_ones, key=lambda pair: pair[0])
    return tuple(Step(name, _stage(mean)) for mean, name in ranked)


def _stage(mean: float) -> StepStage:
    if mean < 1:
        return StepStage.START
    return StepStage.BEGUN if mean < 2 else StepStage.ESTABLISHED  # noqa: PLR2004 - option 2, "established"

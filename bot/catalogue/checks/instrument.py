"""The maturity instrument and the modules: that nothing is missing and the options differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.catalogue.model import Language, Level, StepStage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.catalogue.draft import Draft, Written
    from bot.catalogue.model import Instrument
    from bot.catalogue.problem import Problem


def instrument_problems(draft: Draft) -> Iterator[Problem]:
    """Order, dimensions, steps, options, and one module for each level."""
    maturity = draft.one("maturity.yaml")
    if maturity is not None:
        yield from _order(maturity, maturity.value)
        yield from _dimensions(maturity, maturity.value)
        yield from _options(maturity, maturity.value)
        yield from _each_level(maturity, [name.level for name in maturity.value.levels], "levels")
    modules = draft.one("modules.yaml")
    if modules is not None:
        yield from _each_level(modules, [module.level for module in modules.value.modules], "modules")


def _order(written: Written, instrument: Instrument) -> Iterator[Problem]:
    asked, there = Counter(instrument.order), Counter(item.id for item in instrument.items)
    for name in sorted((asked | there).keys()):
        if asked[name] != 1 or there[name] != 1:
            what = f"the item {name} stands {asked[name]} times in order and {there[name]} times in items"
            yield written.problem(("order",), what, "it must stand once in each", "order")


def _dimensions(written: Written, instrument: Instrument) -> Iterator[Problem]:
    known = {dimension.id for dimension in instrument.dimensions}
    for at, item in enumerate(instrument.items):
        if item.dimension not in known:
            what = f'there is no dimension "{item.dimension}"'
            hint = f"write one of {', '.join(sorted(known))}"
            yield written.problem(("items", at, "dimension"), what, hint, "unknown-dimension")
    named = (
        set(instrument.step_order) | set(instrument.foundations.medium) | set(instrument.foundations.higher)
    )
    if sorted(instrument.step_order) != sorted(known) or not named <= known:
        what = "step_order or foundations do not fit the dimensions"
        yield written.problem(
            ("step_order",), what, f"use each of {', '.join(sorted(known))} once", "step-order"
        )
    for at, dimension in enumerate(instrument.dimensions):
        for language in Language:
            text = getattr(dimension, language)
            missing = [stage.value for stage in StepStage if text and stage not in text.steps]
            if missing:
                what = f"the next step is missing for: {', '.join(missing)}"
                yield written.problem(
                    ("dimensions", at, language.value), what, "add it under steps", "no-step"
                )


def _options(written: Written, instrument: Instrument) -> Iterator[Problem]:
    for at, item in enumerate(instrument.items):
        for language in Language:
            text = getattr(item, language)
            for key in ("label", "text"):
                words = [getattr(option, key).casefold() for option in text.options] if text else []
                if len(set(words)) != len(words):
                    what = f"two options of {item.id} have the same {key}"
                    place = ("items", at, language.value, "options")
                    yield written.problem(place, what, "make all four different", "same-options")


def _each_level(written: Written, levels: list[Level], key: str) -> Iterator[Problem]:
    missing = [level.value for level in Level if level not in levels]
    if missing:
        what = f"nothing stands for the level {', '.join(missing)}"
        yield written.problem((key,), what, "each level must stand once", "level-missing")

"""Web hosts that are treated apart when links are checked."""

from __future__ import annotations

from pydantic import Field

from bot.catalogue.model.base import Authored, Words


class Hosts(Authored):
    """Which hosts may be linked without https, and which may not be linked at all."""

    http_only: tuple[Words, ...] = Field((), description="Old sites and archives that have no https.")
    never: tuple[Words, ...] = Field(
        (), description="Test hosts and the like that must not be shown to people."
    )

"""The knowledge base in numbers is fresh but for its date."""

from __future__ import annotations

from datetime import date

from bot import bootstrap
from bot.authoring import table as numbers

from .conftest import KNOWLEDGE


def without_date(text: str) -> list[str]:
    """Every line but the one that names the day."""
    return [line for line in text.splitlines() if not line.startswith(numbers.DATE_LINE)]


def test_the_table_is_fresh():
    """What stands in docs is what the knowledge holds; mend it with: traces-bot table."""
    made = numbers.table(bootstrap.catalogue(KNOWLEDGE), date(2026, 11, 22))
    written = numbers.PLACE.read_text("utf-8")
    assert without_date(written) == without_date(made)
    assert len(written.splitlines()) == len(without_date(written)) + 1


def test_the_table_counts_every_entry():
    """By group, language and level; and every day of review is listed."""
    catalogue = bootstrap.catalogue(KNOWLEDGE)
    made = numbers.table(catalogue, date(2026, 11, 22))
    assert f"| **All** | {len(catalogue.entries)} | {len(catalogue.entries)} |" in made
    dated = [entry for entry in catalogue.entries.values() if entry.review_by]
    assert all(f"| {entry.review_by} | [{entry.group}/{entry.id}]" in made for entry in dated)

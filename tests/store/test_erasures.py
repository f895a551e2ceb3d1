"""The list of erasures survives crashes and is kept no longer than the backups."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.erasures import BACKUP_DAYS, ErasureList

if TYPE_CHECKING:
    from pathlib import Path

MARK = "0" * 64


def test_numbers_rise_also_above_a_number_known_elsewhere(tmp_path: Path):
    """A database that has seen more erasures than the list never takes a new one for an old one."""
    erasures = ErasureList(tmp_path / "list")
    assert [erasures.add(MARK, after=0), erasures.add(MARK, after=0), erasures.add(MARK, after=9)] == [
        1,
        2,
        10,
    ]


def test_a_line_cut_short_is_passed_over(tmp_path: Path):
    """A crash while writing loses at most the line being written."""
    erasures = ErasureList(tmp_path / "list")
    erasures.add(MARK, after=0)
    with erasures.path.open("ab") as file:
        file.write(b"2 2026-11-")
    assert erasures.add(MARK, after=0) == 2
    assert [erasure.number for erasure in erasures.read()] == [1, 2]


def test_an_erasure_is_kept_as_long_as_backups_are(tmp_path: Path):
    """After that no backup can bring the person back, and the mark goes as well."""
    erasures = ErasureList(tmp_path / "list")
    erasures.add(MARK, after=0)
    today = datetime.now(UTC).date()
    erasures.trim(today + timedelta(days=BACKUP_DAYS))
    assert len(erasures.read()) == 1
    erasures.trim(today + timedelta(days=BACKUP_DAYS + 2))
    assert erasures.read() == []
    erasures.trim(date.max)

"""The secret: made once, never shown, and every altered byte is noticed."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.errors import StoreError
from bot.store import Keys, load_or_make_secret
from bot.store.keys import DamagedTextError

from .making import KEYS

if TYPE_CHECKING:
    from pathlib import Path

ANY_TEXT = some.text(some.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_any_text_opens_as_it_was_sealed(text: str):
    """Sealing keeps lone surrogates and NUL, and never twice gives the same bytes."""
    assert KEYS.open(KEYS.seal(text)) == text
    assert KEYS.seal(text) != KEYS.seal(text)


@given(some.data())
def test_a_flipped_bit_is_noticed(data: some.DataObject):
    """No altered text is ever taken for the true one; ignored bits of the encoding change nothing."""
    sealed = bytearray(KEYS.seal("a session"))
    place = data.draw(some.integers(0, len(sealed) - 1))
    sealed[place] ^= 1 << data.draw(some.integers(0, 7))
    try:
        assert KEYS.open(bytes(sealed)) == "a session"
    except DamagedTextError:
        return


def test_a_person_is_a_keyed_hash():
    """The same id gives the same hash under one secret only; ids may be of any size."""
    assert re.fullmatch("[0-9a-f]{64}", KEYS.person(2**63 + 1))
    assert KEYS.person(1) == KEYS.person(1) != KEYS.person(2)
    assert Keys.from_secret(b"another secret, also long").person(1) != KEYS.person(1)
    assert KEYS.erasure(KEYS.person(1)) != KEYS.person(1)


def test_another_key_opens_nothing():
    """What one secret sealed, another cannot read."""
    with pytest.raises(DamagedTextError):
        Keys.from_secret(b"another secret, also long").open(KEYS.seal("hello"))


def test_a_short_secret_is_refused():
    """A secret that can be guessed protects nobody."""
    with pytest.raises(StoreError, match="too short"):
        Keys.from_secret(b"123456")


def test_the_first_start_makes_a_key_file_for_the_owner_only(tmp_path: Path):
    """The file is private, the next start reads the same secret, and no draft is left."""
    path = tmp_path / "new folder" / "key"
    secret = load_or_make_secret(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_make_secret(str(path)) == secret
    assert list(path.parent.iterdir()) == [path]
    assert load_or_make_secret(tmp_path / "other") != secret


def test_a_key_file_others_may_read_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    """The warning names the file and not what it holds."""
    path = tmp_path / "key"
    path.write_text("a secret the operator chose\n")
    path.chmod(0o644)
    assert load_or_make_secret(path) == b"a secret the operator chose"
    assert "can be read by others" in caplog.text
    assert "operator chose" not in caplog.text


def test_an_unusable_key_file_is_one_clear_line(tmp_path: Path):
    """An empty file, a folder, or a place where no file can be are told apart from a key."""
    (tmp_path / "empty").touch()
    for name in ("empty", "", "empty/key"):
        with pytest.raises(StoreError, match="key file") as refused:
            load_or_make_secret(tmp_path / name)
        assert "\n" not in str(refused.value)

"""A file that cannot be used is refused in one line, before anything is written to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.errors import AlreadyRunningError, StoreError
from bot.store import Keys, Store

from .making import KEYS, turn, update

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN = """
import os, sys
from bot.errors import TracesError
from bot.store import Keys, Store
import sqlite_utils, filelock
if "nobody" in sys.argv and os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
try:
    Store.open(sys.argv[1], Keys.from_secret(b"only for the tests, and long enough"))
except TracesError as error:
    print(type(error).__name__, error)
"""


def refusal(path: Path, **choices: bool) -> str:
    """The one line with which opening the file is refused."""
    with pytest.raises(StoreError) as refused:
        Store.open(path, KEYS, **choices)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.fixture
def served(path: Path) -> Path:
    """A database with many pages that nobody has open."""
    with Store.open(path, KEYS) as store:
        store.receive([update(number, body="b" * 3_000) for number in range(50)])
        turn(store, 1_000)
    return path


def test_a_second_opening_is_told_that_one_is_running(store: Store, path: Path):
    """One process serves a database, and the second hears so at once; afterwards the place is free."""
    with pytest.raises(AlreadyRunningError, match="another process already uses"):
        Store.open(path, KEYS)
    found = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith("AlreadyRunningError another process")
    store.close().result()
    Store.open(path, KEYS).close().result()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read as one" * 20, b"short"])
def test_a_file_that_is_no_database_is_left_alone(path: Path, content: bytes):
    """It is refused, and not a byte of it changes."""
    path.parent.mkdir()
    path.write_bytes(content)
    assert "is not a database of this assistant" in refusal(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(path: Path):
    """We never put our tables beside somebody else's."""
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    assert "belongs to another program" in refusal(path)


def test_a_broken_header_is_found(served: Path):
    """A file whose first bytes were overwritten is refused."""
    with served.open("r+b") as file:
        file.write(b"\xff" * 40)
    assert "database" in refusal(served)


def test_a_broken_page_is_found(served: Path):
    """A file with one overwritten page is refused, with the way out."""
    with served.open("r+b") as file:
        file.seek(20 * 4096)
        file.write(b"\xa5" * 4096)
    assert "restore the latest backup" in refusal(served)


def test_a_cut_file_is_found(served: Path):
    """A file that lost its end is refused."""
    os.truncate(served, served.stat().st_size // 2)
    assert "restore the latest backup" in refusal(served)


def test_a_refused_file_is_not_kept_locked(served: Path):
    """The operator can put a backup in place and start again without more ado."""
    whole = served.read_bytes()
    os.truncate(served, 5_000)
    refusal(served)
    served.write_bytes(whole)
    Store.open(served, KEYS).close().result()


def test_another_key_is_refused(served: Path):
    """A lost key file must not make strangers of everybody without a word."""
    with pytest.raises(StoreError, match="another key"):
        Store.open(served, Keys.from_secret(b"a new secret, made by mistake"))


def test_a_folder_is_no_database(tmp_path: Path):
    """A wrong path is told apart from a broken file."""
    assert "cannot be opened" in refusal(tmp_path)


def test_an_older_database_can_be_refused(path: Path):
    """Where migrating is not allowed, nothing is changed."""
    assert "older version" in refusal(path, migrate=False)
    Store.open(path, KEYS).close().result()
    Store.open(path, KEYS, migrate=False).close().result()


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that another account can reach."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("what", ["folder", "file", "everything"])
def test_a_place_that_cannot_be_written_is_refused(public_folder: Path, what: str):
    """A read-only disk, folder or file ends the start with the reason."""
    path = public_folder / "bot.db"
    Store.open(path, KEYS).close().result()
    if os.geteuid() == 0:
        for each in (public_folder, *public_folder.iterdir()):
            os.chown(each, 65534, 65534)
    path.chmod(0o600 if what == "folder" else 0o400)
    public_folder.chmod(0o700 if what == "file" else 0o500)
    if what == "everything":
        path.with_name("bot.db.lock").chmod(0o400)
    command = [sys.executable, "-c", OPEN, str(path), "nobody"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("StoreError the database")
    assert found.stdout.count("\n") == 1


def test_a_damaged_list_of_erasures_is_refused(served: Path):
    """Somebody who was erased must not come back because a line cannot be read."""
    served.with_name("bot.db.erasures").write_text(f"1 2026-99-99 {'0' * 64}\n")
    assert "refused" in refusal(served)

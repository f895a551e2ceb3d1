"""The one secret that hides who a person is and seals what they say."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
import tempfile
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Self

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST_SECRET = 16
"""Bytes; a shorter secret can be guessed."""

_log = logging.getLogger(__name__)


class DamagedTextError(StoreError):
    """A sealed text was altered, or was sealed with another key."""


class Keys:
    """Subkeys of one secret: one for hashing persons, one for sealing texts, one for erasures."""

    def __init__(self, derive: Callable[[str], bytes]) -> None:
        """Derive every subkey once.

        Args:
            derive: gives 32 bytes for the name of a subkey.
        """
        self._person_key = derive("person")
        self._erasure_key = derive("erasure")
        self._fernet = Fernet(urlsafe_b64encode(derive("seal")))
        self.fingerprint = derive("fingerprint").hex()[:16]
        """Tells whether a database was written with this secret, without betraying it."""

    @classmethod
    def from_secret(cls, secret: bytes) -> Self:
        """Derive all keys from one secret.

        Args:
            secret: at least 16 bytes that nobody can guess.

        Raises:
            StoreError: the secret is too short.
        """
        if len(secret) < SHORTEST_SECRET:
            raise StoreError(f"the store's secret is too short: give at least {SHORTEST_SECRET} bytes")
        return cls(lambda name: _derived(secret, name))

    def person(self, telegram_id: int) -> str:
        """Return the keyed hash (64 hex digits) that stands for a Telegram id."""
        return hmac.new(self._person_key, str(telegram_id).encode(), hashlib.sha256).hexdigest()

    def erasure(self, person: str) -> str:
        """Return the mark of an erased person, which is not the hash that the database used for them."""
        return hmac.new(self._erasure_key, _encoded(person), hashlib.sha256).hexdigest()

    def seal(self, text: str) -> bytes:
        """Encrypt and authenticate any text, lone surrogates and NUL included."""
        return self._fernet.encrypt(_encoded(text))

    def open(self, sealed: bytes) -> str:
        """Return the sealed text.

        Raises:
            DamagedTextError: a byte was altered, or another key sealed it.
        """
        try:
            return self._fernet.decrypt(sealed).decode("utf-8", "surrogatepass")
        except (InvalidToken, TypeError, UnicodeDecodeError) as error:
            raise DamagedTextError("a stored text is damaged and cannot be read") from error


def load_or_make_secret(path: Path | str) -> bytes:
    """Read the secret from its key file, which the first start makes (mode 0600).

    Keep it apart from the database and its backups: without it they cannot be read.

    Returns:
        What the file holds, without surrounding white space.

    Raises:
        StoreError: the file cannot be read or made, or holds too little.
    """
    path = Path(path)
    try:
        if not path.exists():
            _make_secret(path)
        secret = path.read_bytes().strip()
        if path.stat().st_mode & 0o077:
            _log.warning("the key file %s can be read by others; mode 0600 is safer", path)
    except OSError as error:
        raise StoreError(f"the key file {path} cannot be read or made: {error.strerror or error}") from error
    if len(secret) < SHORTEST_SECRET:
        raise StoreError(f"the key file {path} holds no usable key; restore it from where you keep a copy")
    return secret


def _make_secret(path: Path) -> None:
    """Write a new secret beside the path and link it into place, so that half a key is never seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(urlsafe_b64encode(secrets.token_bytes(32)) + b"\n")
            file.flush()
            os.fsync(descriptor)
        path.hardlink_to(draft)
        sync_folder(path.parent)
    except FileExistsError:
        _log.info("another start made the key file %s first; using that one", path)
    finally:
        Path(draft).unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that a power cut does not forget a file made or renamed in the folder."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _derived(secret: bytes, name: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=f"traces-bot {name} v1".encode()).derive(secret)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")

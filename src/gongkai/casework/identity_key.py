"""The key under which identities are sealed: from the environment, or in development a file that is made once."""

import contextlib
import os
import secrets
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SM3
from cryptography.hazmat.primitives.hmac import HMAC
from django.conf import settings

KEY_BYTES = 16


@dataclass(frozen=True)
class IdentityKey:
    """An SM4 key; `id` tells which key made a ciphertext without telling the key."""

    secret: bytes = field(repr=False)

    @property
    def id(self) -> bytes:
        return self.digest(b"gongkai identity key id")[:8]

    def digest(self, message: bytes) -> bytes:
        """HMAC-SM3 under a key derived from this one."""
        return _hmac(_hmac(self.secret, b"gongkai identity digest"), message)


def _hmac(key: bytes, message: bytes) -> bytes:
    hasher = HMAC(key, SM3())
    hasher.update(message)
    return hasher.finalize()


def current_key() -> IdentityKey:
    """GONGKAI_IDENTITY_KEY, or the key file of the data folder (production never starts without the former)."""
    from_environment: str = settings.ENVIRONMENT.GONGKAI_IDENTITY_KEY
    return _key(from_environment) if from_environment else _key_in(_file())


def previous_key() -> IdentityKey | None:
    """The key before this one, while what it sealed is not yet sealed anew: GONGKAI_IDENTITY_KEY_BEFORE, or its file."""
    from_environment: str = settings.ENVIRONMENT.GONGKAI_IDENTITY_KEY_BEFORE
    if from_environment:
        return _key(from_environment)
    is_ours = not settings.ENVIRONMENT.GONGKAI_IDENTITY_KEY
    return _key_in(_file_before()) if is_ours and _file_before().exists() else None


def make_new_key() -> None:
    """In development: a new key file; the one so far opens what it sealed until `forget_previous_key`."""
    if _file_before().exists():
        raise FileExistsError(_file_before())
    current_key()
    os.link(_file(), _file_before())
    fresh = _file().with_name(".identity.key.new")
    fresh.unlink(missing_ok=True)
    _make(fresh)
    fresh.replace(_file())


def forget_previous_key() -> None:
    """In development: nothing is sealed under the key before any more."""
    _file_before().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.HOME, "secrets", "identity.key")


def _file_before() -> Path:
    return Path(settings.HOME, "secrets", "identity.key.before")


@cache
def _key(hexadecimal: str) -> IdentityKey:
    return IdentityKey(bytes.fromhex(hexadecimal))


def _key_in(path: Path) -> IdentityKey:
    """The key of a file, read again when another process has put a new one there."""
    if not path.exists():
        _make(path)
    told = path.stat()
    return _read(path, told.st_mtime_ns, told.st_ino)


@cache
def _read(path: Path, changed: int, inode: int) -> IdentityKey:
    written = path.read_text(encoding="ascii").strip()
    if len(written) != KEY_BYTES * 2:
        raise ValueError(
            f"{path} must hold {KEY_BYTES * 2} hexadecimal digits, not {len(written)} characters"
        )
    return _key(written)


def _make(path: Path) -> None:
    """Write a key beside and link it into place: of several processes the first one's key stays."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)  # 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()

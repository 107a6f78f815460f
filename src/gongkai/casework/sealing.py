"""封存: SM4-GCM for what must not lie open in the database or on disk (identities, sealed originals)."""

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from gongkai.casework.identity_key import IdentityKey, current_key, previous_key
from gongkai.law.identifiers import check_resident_id
from gongkai.law.identifiers.resident import OLD_LENGTH

FORMAT = b"\x01"  # format, key id, nonce, tag, ciphertext
_ID, _NONCE, _TAG = 8, 12, 16
_UNSAID = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"})  # blanks, invisible characters, dashes


class SealBroken(Exception):  # noqa: N818 (named for what is so)
    """A ciphertext that was changed, or that was made for another place."""


class OtherKey(SealBroken):
    """A ciphertext of another key; `made_by` and `current` are the two keys' names."""

    def __init__(self, made_by: str, current: str) -> None:
        self.made_by, self.current = made_by, current
        super().__init__(f"sealed under key {made_by}, the current key is {current}")


def seal(plain: bytes, *, bound_to: str) -> bytes:
    """The plain bytes under the current key; only a caller who names the same `bound_to` opens them."""
    key, nonce = current_key(), secrets.token_bytes(_NONCE)
    encryptor = Cipher(SM4(key.secret), GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound_to.encode())
    ciphertext = encryptor.update(plain) + encryptor.finalize()
    return FORMAT + key.id + nonce + encryptor.tag + ciphertext


def unseal(sealed: bytes, *, bound_to: str) -> bytes:
    """What was sealed, under the current key or the one before; OtherKey or SealBroken when it cannot be opened."""
    key_id, nonce, tag, ciphertext = _parts(sealed)
    key = next((each for each in _keys() if each.id == key_id), None)
    if key is None:
        raise OtherKey(key_id.hex(), current_key().id.hex())
    decryptor = Cipher(SM4(key.secret), GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(bound_to.encode())
    try:
        return decryptor.update(ciphertext) + decryptor.finalize()
    except InvalidTag:
        raise SealBroken("the ciphertext was changed or moved") from None


def _parts(sealed: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    start = len(FORMAT)
    if not sealed.startswith(FORMAT) or len(sealed) < start + _ID + _NONCE + _TAG:
        raise SealBroken("not a sealed text")
    ends = (start + _ID, start + _ID + _NONCE, start + _ID + _NONCE + _TAG)
    return sealed[start : ends[0]], sealed[ends[0] : ends[1]], sealed[ends[1] : ends[2]], sealed[ends[2] :]


def key_fault(head: bytes) -> str:
    """Why what begins so cannot be a seal of a key that we have, in Chinese; "" where it may be one."""
    try:
        key_id = _parts(head)[0]
    except SealBroken:
        return "封存文件不完整或者不是封存文件，请从备份恢复，并查明原因"
    if any(key.id == key_id for key in _keys()):
        return ""
    return f"由另一把密钥封存（密钥标识 {key_id.hex()}），请恢复当时的 GONGKAI_IDENTITY_KEY"


def is_current(sealed: bytes) -> bool:
    """Whether it was sealed under the current key."""
    return _parts(sealed)[0] == current_key().id


def sealed_anew(sealed: bytes, *, bound_to: str) -> bytes | None:
    """The same under the current key; None when it is so already."""
    return None if is_current(sealed) else seal(unseal(sealed, bound_to=bound_to), bound_to=bound_to)


def _keys() -> tuple[IdentityKey, ...]:
    before = previous_key()
    return (current_key(), before) if before else (current_key(),)


def identity_digest(paper_number: str) -> str:
    """The same for the same paper, however it was typed: full-width, blanks, dashes, small letters, the old 15 digits."""
    return current_key().digest(_plain(paper_number)).hex()


def identity_digests(paper_number: str) -> tuple[str, ...]:
    """All under which the paper may be stored: that of the current key, and while keys change that of the one before."""
    return tuple(key.digest(_plain(paper_number)).hex() for key in _keys())


def _plain(paper_number: str) -> bytes:
    written = unicodedata.normalize("NFKC", paper_number)
    plain = "".join(each for each in written if unicodedata.category(each) not in _UNSAID).upper()
    resident = check_resident_id(plain) if len(plain) == OLD_LENGTH else None
    return (resident.value if resident and resident.ok else plain).encode()

"""申请人身份: SM4-GCM at rest, found again by a keyed digest, and looked at only on the record."""

import json
import secrets
import unicodedata
from dataclasses import asdict
from datetime import datetime

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM
from django.db import transaction

from gongkai.applications.identity_key import IdentityKey, current_key
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor

FORMAT = b"\x01"  # format, key id, nonce, tag, ciphertext
_ID, _NONCE, _TAG = 8, 12, 16
LOOK = "查看申请人身份信息"


class IdentityUnreadable(Exception):  # noqa: N818 — named for what is so
    """A ciphertext that this key does not open; the message says why and the way out, in Chinese."""


def encrypted(details: ApplicantDetails, number: str) -> bytes:
    """The details under the current key, bound to the application's number."""
    key, nonce = current_key(), secrets.token_bytes(_NONCE)
    encryptor = Cipher(SM4(key.secret), GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(number.encode())
    plain = json.dumps(asdict(details), ensure_ascii=False).encode()
    ciphertext = encryptor.update(plain) + encryptor.finalize()
    return FORMAT + key.id + nonce + encryptor.tag + ciphertext


def decrypted(sealed: bytes, number: str) -> ApplicantDetails:
    """The details, or IdentityUnreadable: the other key, or not what was written for this number."""
    key = current_key()
    key_id, nonce, tag, ciphertext = _parts(sealed, number)
    if key_id != key.id:
        raise IdentityUnreadable(
            f"申请 {number} 的身份信息由另一把密钥加密（密钥标识 {key_id.hex()}，现用密钥 {key.id.hex()}）："
            "请把 GONGKAI_IDENTITY_KEY 恢复为加密时的密钥。"
        )
    return _opened(key, nonce, tag, ciphertext, number)


def _opened(key: IdentityKey, nonce: bytes, tag: bytes, ciphertext: bytes, number: str) -> ApplicantDetails:
    decryptor = Cipher(SM4(key.secret), GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(number.encode())
    try:
        plain = decryptor.update(ciphertext) + decryptor.finalize()
    except InvalidTag:
        raise _damaged(number) from None
    return ApplicantDetails(**json.loads(plain))


def _parts(sealed: bytes, number: str) -> tuple[bytes, bytes, bytes, bytes]:
    start = len(FORMAT)
    if not sealed.startswith(FORMAT) or len(sealed) < start + _ID + _NONCE + _TAG:
        raise _damaged(number)
    ends = (start + _ID, start + _ID + _NONCE, start + _ID + _NONCE + _TAG)
    return sealed[start : ends[0]], sealed[ends[0] : ends[1]], sealed[ends[1] : ends[2]], sealed[ends[2] :]


def _damaged(number: str) -> IdentityUnreadable:
    return IdentityUnreadable(f"申请 {number} 的身份信息密文已损坏或被改动：请从备份恢复该记录，并查明原因。")


def identity_digest(paper_number: str) -> str:
    """The same for the same paper, however it was typed: full-width, blanks, small letters."""
    plain = "".join(unicodedata.normalize("NFKC", paper_number).split()).replace("-", "").upper()
    return current_key().digest(plain.encode()).hex()


@transaction.atomic
def look(application: Application, actor: Actor, *, at: datetime | None = None) -> ApplicantDetails:
    """Who applied, for those who need to know; writes down who looked. StepRefused for anybody else."""
    refusal = PERMISSIONS["look"](actor, application)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    details = decrypted(bytes(application.identity), application.number)
    entries.write(application.organ_id, application, verb="look", label=LOOK, actor=actor, at=at)
    return details

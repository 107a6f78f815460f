"""查询码: eight characters that the applicant keeps; derived, so a repeated submission shows the same one."""

import hmac

from django.conf import settings
from django.utils.crypto import salted_hmac

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L
LENGTH = 8


def query_code(submission_key: str) -> str:
    """The code of a submission: only this installation can derive it."""
    number = int.from_bytes(_keyed("gongkai.applications.query_code", submission_key, settings.SECRET_KEY))
    characters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return "".join(characters)


def query_code_digest(number: str, code: str, *, secret: str | bytes | None = None) -> str:
    """What is stored: keyed, so that eight characters cannot be guessed from it."""
    said = f"{number}:{_typed(code)}"
    return _keyed("gongkai.applications.query_code_digest", said, secret or settings.SECRET_KEY).hex()


def fits(number: str, code: str, stored_digest: str) -> bool:
    """Whether the code belongs to the number, in constant time; blanks, hyphens and case do not matter."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    answers = [
        hmac.compare_digest(query_code_digest(number, code, secret=secret), stored_digest)
        for secret in secrets
    ]
    return any(answers)


def _typed(code: str) -> str:
    return "".join(code.split()).replace("-", "").upper()


def _keyed(salt: str, value: str, secret: str | bytes) -> bytes:
    return salted_hmac(salt, value, secret=secret, algorithm="sha256").digest()

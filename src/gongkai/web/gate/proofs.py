"""工作量证明: a puzzle that a browser solves in a second and a robot has to solve each time (ALTCHA, from this server)."""

import hashlib
import json
import secrets
from base64 import b64decode
from datetime import UTC, datetime, timedelta
from typing import Any

from altcha import create_challenge, verify_solution
from django.conf import settings
from django.utils.crypto import salted_hmac

from gongkai.web.gate import counts

VALID = timedelta(minutes=20)
LONGEST = 4_000
LEAST, MOST = 40_000, 120_000  # hashes: about half a second on an old office computer
FIELD = "proof"


def challenge(purpose: str) -> dict[str, Any]:
    """A puzzle for one purpose, signed: parameters and signature, as the solver takes them."""
    made = create_challenge(
        algorithm="SHA-256",
        cost=1,
        counter=LEAST + secrets.randbelow(MOST - LEAST),
        expires_at=datetime.now(UTC) + VALID,
        data={"purpose": purpose},
        hmac_secret=_secret(),
    )
    return dict(made.to_dict())


def is_proved(payload: str, purpose: str) -> bool:
    """Whether that is the solution of a puzzle of ours for this purpose, still valid and not spent; spent now."""
    if not payload or len(payload) > LONGEST or not payload.isascii():
        return False
    try:
        parameters = json.loads(b64decode(payload, validate=True))["challenge"]["parameters"]
        expires_at = datetime.fromtimestamp(int(parameters["expiresAt"]), UTC)
        is_for_this = parameters["data"] == {"purpose": purpose} and parameters["algorithm"] == "SHA-256"
        is_cheap = parameters["cost"] == 1
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError, OSError):
        return False
    if not (is_for_this and is_cheap) or not verify_solution(payload, _secret()).verified:
        return False
    return counts.spend(hashlib.sha256(str(parameters["nonce"]).encode()).hexdigest(), expires_at)


def _secret() -> str:
    key = salted_hmac("gongkai.proof", "of work", secret=settings.SECRET_KEY, algorithm="sha256")
    return key.hexdigest()

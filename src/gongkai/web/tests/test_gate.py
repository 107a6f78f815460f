"""门禁: limits hold over processes and are told apart by source; a proof of work opens one door once."""

import json
from base64 import b64decode, b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from altcha import Payload, solve_challenge
from altcha.v2 import Challenge
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from gongkai.web.gate import counts, limits, proofs
from gongkai.web.models import RateCount, SpentProof

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _easy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "LEAST", 1)
    monkeypatch.setattr(proofs, "MOST", 40)


def solved(purpose: str = "application") -> str:
    challenge = Challenge.from_dict(proofs.challenge(purpose))
    solution = solve_challenge(challenge)
    assert solution is not None
    return Payload(challenge, solution).to_base64()


def asked(address: str = "192.0.2.7", **posted: str) -> Any:
    return RequestFactory().post("/", posted, REMOTE_ADDR=address)


def test_a_window_begins_with_the_first_and_ends(db: None) -> None:
    now = timezone.now()
    assert [counts.count("k", HOUR, at=now) for _ in range(3)] == [1, 2, 3]
    assert counts.count("other", HOUR, at=now) == 1
    assert counts.counted("k", at=now + timedelta(minutes=59)) == 3
    assert counts.counted("k", at=now + timedelta(minutes=61)) == 0
    assert counts.count("k", HOUR, at=now + timedelta(minutes=61)) == 1


@pytest.mark.django_db(transaction=True)
def test_counting_at_the_same_moment_loses_none() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("threads share one connection to SQLite's memory; processes are tested by a submission")

    def one(_: int) -> int:
        try:
            return counts.count("k", HOUR)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(one, range(30)))
    assert counts.counted("k") == 30


def test_a_proof_opens_one_door_once(db: None) -> None:
    payload = solved()
    assert not proofs.is_proved(payload, "tracking")
    assert proofs.is_proved(payload, "application")
    assert not proofs.is_proved(payload, "application")


def test_an_expired_proof_opens_nothing(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "VALID", timedelta(seconds=-1))
    assert not proofs.is_proved(solved(), "application")


def changed(payload: str, **parameters: Any) -> str:
    told = json.loads(b64decode(payload))
    told["challenge"]["parameters"] |= parameters
    return b64encode(json.dumps(told).encode()).decode()


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "x",
        "%%%",
        "A" * 5000,
        b64encode(b"[]").decode(),
        b64encode(b'{"challenge": {"parameters": {}}}').decode(),
        b64encode(b"[" * 2000).decode(),
        "é",
    ],
    ids=range(8),
)
def test_what_is_no_proof_is_none(db: None, payload: str) -> None:
    assert not proofs.is_proved(payload, "application")


@pytest.mark.parametrize(
    "change",
    [
        {"expiresAt": 99_999_999_999},
        {"keyPrefix": "00"},
        {"cost": 10**9},
        {"nonce": "0" * 32},
        {"expiresAt": None},
    ],
    ids=str,
)
def test_a_changed_puzzle_is_not_ours(db: None, change: dict[str, Any]) -> None:
    assert not proofs.is_proved(changed(solved(), **change), "application")
    assert not SpentProof.objects.exists()


def test_without_a_proof_the_limit_is_lower_and_says_why(db: None) -> None:
    most = limits.LIMITS["application"].unproved
    assert [limits.admitted(asked(), "application") for _ in range(most)] == [None] * most
    refusal = limits.admitted(asked(), "application")
    assert refusal is not None and "JavaScript" in refusal.sentence and "不会丢失" in refusal.sentence
    assert limits.admitted(asked(proof=solved()), "application") is None
    assert limits.admitted(asked("192.0.2.8"), "application") is None


def test_switched_off_nothing_is_limited(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings.ENVIRONMENT, "GONGKAI_PROOF_OF_WORK", False)
    most = limits.LIMITS["application"].unproved
    assert [limits.admitted(asked(), "application") for _ in range(most + 2)] == [None] * (most + 2)
    monkeypatch.setattr(settings.ENVIRONMENT, "GONGKAI_RATE_LIMITS", False)
    limits.note("wrong code", "a")
    assert not limits.is_spent("wrong code", "a")


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("unix:", "192.0.2.7", False),
    ],
    ids=range(5),
)
def test_a_household_is_one_source(one: str, other: str, is_same: bool) -> None:
    assert (limits.source_of(asked(one)) == limits.source_of(asked(other))) is is_same


def test_no_address_is_kept_and_old_counts_are_forgotten(db: None) -> None:
    limits.admitted(asked("192.0.2.7", proof=solved()), "application")
    assert "192.0.2.7" not in str(list(RateCount.objects.values()))
    counts.forget_old(timezone.now() + timedelta(hours=2))
    assert not RateCount.objects.exists() and not SpentProof.objects.exists()

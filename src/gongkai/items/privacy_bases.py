"""依据与出路: for each kind of finding the articles that it touches and what a clerk can do about it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from gongkai.privacy.findings import FindingKind


@dataclass(frozen=True)
class Basis:
    """An article, and what it asks in a sentence."""

    cite: str
    says: str


@dataclass(frozen=True)
class Advice:
    """`ways` are ways out, the usual one first."""

    bases: tuple[Basis, ...]
    ways: tuple[str, ...]


def advice_on(kind: FindingKind) -> Advice:
    return _all()[kind]


@cache
def _all() -> dict[FindingKind, Advice]:
    """Every kind of finding; ValueError or KeyError when the file leaves one out or names what it does not explain."""
    told = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    bases = {code: Basis(**basis) for code, basis in told["bases"].items()}
    found = {
        FindingKind(kind): Advice(
            tuple(bases[code] for code in each["bases"]), tuple(told["ways"][code] for code in each["ways"])
        )
        for kind, each in told["kinds"].items()
    }
    if set(found) != set(FindingKind):
        raise ValueError(f"privacy_bases.yaml leaves out {set(FindingKind) - set(found)}")
    return found

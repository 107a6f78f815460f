"""占用: rows that a higher app has built on (a decision that was reviewed) do not vanish from under it."""

from collections.abc import Callable

from django.db.models import QuerySet

from gongkai.items.models import Row

# Given rows, the Chinese sentence that says why they cannot be taken out, or None.
Claim = Callable[[QuerySet[Row]], str | None]

_claims: list[Claim] = []


def register(claim: Claim) -> None:
    """Add a claim; called from an app's `ready`."""
    _claims.append(claim)


def claimed(rows: QuerySet[Row]) -> list[str]:
    """Every reason why some of these rows must stay."""
    return [sentence for claim in _claims if (sentence := claim(rows))]

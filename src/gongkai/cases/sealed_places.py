"""What of cases lies under seal, for the change of keys."""

from collections.abc import Mapping
from typing import Any

from gongkai.cases.identity import digest_of, opened
from gongkai.cases.models import Case, CaseDelivery
from gongkai.casework.rotation import SealedPlace, renewed
from gongkai.casework.sealing import is_current, seal, unseal


def _identity(case: Case) -> Mapping[str, Any]:
    sealed = bytes(case.identity)
    if not sealed or is_current(sealed):
        return {}
    plain = unseal(sealed, bound_to=case.number)
    anew = {"identity": seal(plain, bound_to=case.number)}
    return anew | {"identity_digest": digest_of(opened(sealed, case.number))}


def _address(delivery: CaseDelivery) -> Mapping[str, Any]:
    return renewed(delivery, "address", bound_to=delivery.subject.number)


PLACES = (
    SealedPlace(
        "办理事项提出人身份信息", lambda: Case, ("identity",), lambda case, _: case.number, _identity
    ),
    SealedPlace(
        "办理事项另外的送达地址",
        lambda: CaseDelivery,
        ("address",),
        lambda delivery, _: delivery.subject.number,
        _address,
        ("letter__case",),
    ),
)

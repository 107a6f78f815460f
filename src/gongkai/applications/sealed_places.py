"""What of 依申请公开 lies under seal, for the change of keys."""

from collections.abc import Mapping
from typing import Any

from gongkai.applications.identity import UNKNOWN, decrypted
from gongkai.applications.models import Application, ApplicationFile, Delivery, Notice
from gongkai.casework.rotation import SealedPlace, renewed
from gongkai.casework.sealing import identity_digest, is_current, seal, unseal


def _identity(application: Application) -> Mapping[str, Any]:
    sealed, number = bytes(application.identity), application.number
    if not sealed or is_current(sealed):  # empty: destroyed when its time was up
        return {}
    plain = unseal(sealed, bound_to=number)
    told = application.identity_digest
    digest = told if told.startswith(UNKNOWN) else identity_digest(decrypted(sealed, number).paper_number)
    return {"identity": seal(plain, bound_to=number), "identity_digest": digest}


def _addressee(notice: Notice) -> Mapping[str, Any]:
    return renewed(notice, "addressee_sealed", bound_to=notice.application.number)


def _address(delivery: Delivery) -> Mapping[str, Any]:
    return renewed(delivery, "address", bound_to=delivery.subject.number)


def _name(file: ApplicationFile) -> Mapping[str, Any]:
    return renewed(file, "name_sealed", bound_to=file.place)


PLACES = (
    SealedPlace(
        "申请人身份信息",
        lambda: Application,
        ("identity",),
        lambda application, _: application.number,
        _identity,
    ),
    SealedPlace(
        "征求意见对象",
        lambda: Notice,
        ("addressee_sealed",),
        lambda notice, _: notice.application.number,
        _addressee,
        ("application",),
    ),
    SealedPlace(
        "另外的送达地址",
        lambda: Delivery,
        ("address",),
        lambda delivery, _: delivery.subject.number,
        _address,
        ("notice__application", "reply__application"),
    ),
    SealedPlace(
        "没有提交的附件的名称", lambda: ApplicationFile, ("name_sealed",), lambda file, _: file.place, _name
    ),
)

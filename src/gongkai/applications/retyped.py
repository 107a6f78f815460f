"""录入的内容: what was keyed in from a paper, as it stands and as it is typed anew, and in which fields the two differ."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai.applications.choices import (
    ApplicantKind,
    DeliveryMethod,
    Form,
    IdentityFault,
    IdentityPaper,
)
from gongkai.applications.identity import decrypted
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.models import Application
from gongkai.casework.sealed_details import DetailsUnreadable, OutsidePerson

OF_THE_APPLICANT = {
    "kind": "申请人类型",
    "name": "姓名或名称",
    "paper": "证件名称",
    "paper_number": "证件号码",
    "representative": "法定代表人",
    "contact": "联系人",
    "phone": "联系电话",
    "email": "电子邮箱",
    "address": "联系地址",
    "postcode": "邮政编码",
}
OF_WHAT_IS_WANTED = {
    "description": "所需信息",
    "form": "提供载体",
    "delivery": "获取方式",
    "needs_help": "需要帮助",
}
LACKING = "lacking"
NOTHING = "（空）"
LABELS = {**OF_THE_APPLICANT, LACKING: "缺漏登记", **OF_WHAT_IS_WANTED}
_CHOICES = {"kind": ApplicantKind, "paper": IdentityPaper, "form": Form, "delivery": DeliveryMethod}
_NAMES = ("name", "representative", "contact")
_TELL_WHO = (*_NAMES, "paper_number", "phone", "email", "address")


@dataclass(frozen=True)
class Typed:
    """申请人、所需信息 and 缺漏 (IdentityFault, in the order of the form); `applicant.kind` is the column of table 三."""

    applicant: ApplicantDetails
    wanted: WantedInformation
    lacking: tuple[str, ...] = ()

    def value(self, field: str) -> object:
        if field == LACKING:
            return self.lacking
        return getattr(self.wanted if field in OF_WHAT_IS_WANTED else self.applicant, field)

    def shown(self, field: str) -> str:
        """The field as a person reads it; "" where nothing was typed."""
        value = self.value(field)
        if field == LACKING:
            return "、".join(str(each.label) for each in IdentityFault if each in self.lacking)
        if field == "needs_help":
            return "是" if value else "否"
        return str(_CHOICES[field](value).label) if field in _CHOICES else str(value)


@dataclass(frozen=True)
class Change:
    """更正前 and 更正后."""

    before: Typed
    after: Typed

    @property
    def fields(self) -> list[str]:
        """Those that differ, in the order of the form."""
        return [name for name in LABELS if self.before.value(name) != self.after.value(name)]

    @property
    def labels(self) -> str:
        return "、".join(LABELS[name] for name in self.fields)

    @property
    def turns_kind(self) -> bool:
        """From a person to an organisation, or back: letters address the one 您, the other 贵单位."""
        return self.before.applicant.is_organisation != self.after.applicant.is_organisation

    @property
    def gone(self) -> list[tuple[str, str]]:
        """What told who it is or how to reach them and does so no more, each with what stands in its place."""
        pairs = ((str(self.before.value(each)), str(self.after.value(each))) for each in _TELL_WHO)
        return [(old, new) for old, new in pairs if old and old != new]

    def kept(self, on: date) -> str:
        """`typed_before` with what is replaced now, so that under seal nothing is lost."""
        told = (
            f"{on} {LABELS[name]} {' '.join(self.before.shown(name).split()) or NOTHING}"
            for name in self.fields
        )
        return "\n".join(filter(None, [self.before.applicant.typed_before, *told]))


def typed_of(application: Application) -> Typed:
    """What is stored; DetailsUnreadable where the seal does not open."""
    details = decrypted(bytes(application.identity), application.number)
    wanted = WantedInformation(
        application.wanted, application.wanted_form, application.wanted_delivery, application.needs_help
    )
    faults = tuple(application.identity_faults)
    return Typed(replace(details, kind=application.applicant_kind), wanted, faults)


def mark_of(application: Application) -> str:
    """Tells what is stored now from what was stored when somebody opened it; made of the sealed text, so it tells nothing."""
    stands = (
        bytes(application.identity).hex(),
        application.wanted,
        application.wanted_form,
        application.wanted_delivery,
        application.applicant_kind,
        str(application.needs_help),
    )
    return hashlib.sha256("\0".join(stands).encode()).hexdigest()[:32]


def mistyped_texts(application: Application) -> list[str]:
    """What was once keyed in as wanted and is not any more, each in one line; none where the seal does not open."""
    try:
        details = decrypted(bytes(application.identity), application.number)
    except DetailsUnreadable:
        return []
    return [value for name, value in _typed_before(details) if name == "description"]


def mistyped(applicant: ApplicantDetails) -> Iterator[OutsidePerson]:
    """Whom the record was about by mistake: neither are they named in an entry."""
    for name, value in _typed_before(applicant):
        if name == "address":
            yield OutsidePerson(address=value)
        elif name in _NAMES:
            yield OutsidePerson(name=value)
        elif name in _TELL_WHO:
            yield OutsidePerson(phone=value)


def _typed_before(applicant: ApplicantDetails) -> Iterator[tuple[str, str]]:
    """Names of fields with what stood in them, oldest first; what was empty is left out."""
    fields = {label: name for name, label in LABELS.items()}
    for line in applicant.typed_before.splitlines():
        _, label, value = (*line.split(" ", 2), "", "")[:3]
        if label in fields and value != NOTHING:
            yield fields[label], value

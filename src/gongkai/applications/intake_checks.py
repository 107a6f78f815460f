"""What keeps an application from being taken in (条例第二十九条): a sentence for each field that is wrong."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace

from gongkai.applications.choices import (
    OF_ORGANISATIONS,
    OF_THE_CONTACT,
    OF_THE_NUMBER,
    ApplicantKind,
    DeliveryMethod,
    Form,
    IdentityFault,
    IdentityPaper,
)
from gongkai.applications.intake import ApplicantDetails, IdentityCorrection, WantedInformation
from gongkai.casework.procedure import StepRefused
from gongkai.law.identifiers import (
    Checked,
    check_credit_code,
    check_email,
    check_phone_of_anybody,
    check_post_code,
    check_resident_id,
)
from gongkai.law.identifiers.resident import OLD_LENGTH
from gongkai.privacy.half_width import half_width
from gongkai.web.pasted import pasted

LONGEST = {"name": 100, "address": 200, "representative": 60, "contact": 60, "description": 5000}
LONGEST_CERTIFICATE = 30
LONGEST_NUMBER = 40
LABELS = {
    "name": "姓名或名称",
    "address": "联系地址",
    "representative": "法定代表人",
    "contact": "联系人",
    "description": "所需信息的名称、文号或特征描述",
}
_CHECKS: Mapping[str, Callable[[object], Checked]] = {
    IdentityPaper.RESIDENT_ID: check_resident_id,
    IdentityPaper.RESIDENCE_PERMIT: check_resident_id,
    IdentityPaper.CREDIT_CODE: check_credit_code,
}
_OTHER_PAPER = re.compile(r"[0-9A-Za-z]{5,20}")
_APART = re.compile(r"[\s-]")  # as foreign papers print their numbers
# Control characters, and those that turn the direction of a line: a letter would not read as it was written.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field (named as in the dataclasses), as a sentence that says the way out."""

    field: str
    sentence: str


class IntakeRefused(StepRefused):
    """The form is not complete; `faults` say which field and why."""

    def __init__(self, found: tuple[Fault, ...]) -> None:
        self.faults = found
        super().__init__("提交申请", [fault.sentence for fault in found])


def tidied(
    applicant: ApplicantDetails, wanted: WantedInformation
) -> tuple[ApplicantDetails, WantedInformation]:
    """The same without blanks around the texts and what was pasted as it reads, lines ended alike."""
    person = {each.name: getattr(applicant, each.name).strip() for each in fields(applicant)}
    text = pasted(wanted.description).strip()
    return ApplicantDetails(**person), replace(wanted, description=text)


def faults(
    applicant: ApplicantDetails, wanted: WantedInformation, lacking: Collection[str] = ()
) -> tuple[Fault, ...]:
    """Everything that keeps the application from being taken in; empty when it is complete.

    What is `lacking` (IdentityFault) keeps no paper from being received: it is corrected afterwards.
    """
    applicant, wanted = tidied(applicant, wanted)
    number_counts, contact_counts = OF_THE_NUMBER.isdisjoint(lacking), OF_THE_CONTACT.isdisjoint(lacking)
    who = (*_who(applicant),)
    found = [*_texts(applicant, wanted), *_own_number(applicant, wanted), *who]
    found += _number(applicant) if number_counts and not who else ()
    found += _reachable(applicant, wanted) if contact_counts else ()
    found += (*_lacking(applicant, lacking), *_choices(wanted))
    return tuple(Fault(field, sentence) for field, sentence in found)


def correction_faults(kind: str, given: IdentityCorrection) -> tuple[Fault, ...]:
    """What is wrong with the number and the contact that a correction brings; what it leaves empty is not asked."""
    stated = ApplicantDetails(
        kind=kind, name="—", **{key: value.strip() for key, value in asdict(given).items()}
    )
    found: list[tuple[str, str]] = []
    if given.paper_number:
        found += (*_who(stated),) or (*_number(stated),)
    if given.reaches or given.postcode:
        found += (*_written(stated),)
    if _CONTROL.search("".join(asdict(given).values())) or len(stated.address) > LONGEST["address"]:
        found.append(("address", "联系地址太长，或者有不可见字符：请重新手工输入。"))
    return tuple(Fault(field, sentence) for field, sentence in found)


def _texts(applicant: ApplicantDetails, wanted: WantedInformation) -> Iterator[tuple[str, str]]:
    for name, label in LABELS.items():
        text = wanted.description if name == "description" else getattr(applicant, name)
        if _CONTROL.search(text):
            yield name, f"{label}含有不可见字符：请重新手工输入。"
        elif len(text) > LONGEST[name]:
            yield name, f"{label}太长（{LONGEST[name]} 字以内）：请精简，或分成几份申请。"
        elif not text and name in ("name", "description"):
            yield name, f"请填写{label}。"


def _own_number(applicant: ApplicantDetails, wanted: WantedInformation) -> Iterator[tuple[str, str]]:
    """What is asked for is read by everybody who handles it; the number lies under seal beside it."""
    number = half_width(applicant.paper_number).upper()
    if len(number) >= OLD_LENGTH and number in half_width(wanted.description).upper():
        yield (
            "description",
            "这里写有申请人的证件号码：号码已经在上面填写，加密保存，请从描述中删去，以免办理时多人看到。",
        )


def _who(applicant: ApplicantDetails) -> Iterator[tuple[str, str]]:
    if applicant.kind not in ApplicantKind.values:
        yield "kind", "请选择申请人类型。"
        return
    if applicant.paper not in IdentityPaper.values:
        yield "paper", "请选择证件名称。"
        return
    if applicant.is_organisation != (applicant.paper in OF_ORGANISATIONS):
        yield (
            "paper",
            "法人或其他组织请填统一社会信用代码（没有的，填登记证书、批准文件的编号），公民请填个人证件：请核对申请人类型和证件名称。",
        )
        return


def _number(applicant: ApplicantDetails) -> Iterator[tuple[str, str]]:
    check = _CHECKS.get(applicant.paper)
    if check is not None:
        checked = check(applicant.paper_number)
        if not checked.ok:
            yield "paper_number", checked.problem
    elif applicant.paper == IdentityPaper.CERTIFICATE:
        if not 2 <= len(applicant.paper_number) <= LONGEST_CERTIFICATE:
            yield "paper_number", f"请填写登记证书或者批准文件的编号（{LONGEST_CERTIFICATE} 字以内）。"
    elif not _OTHER_PAPER.fullmatch(_APART.sub("", unicodedata.normalize("NFKC", applicant.paper_number))):
        yield (
            "paper_number",
            "证件号码应为 5 至 20 位字母和数字：请照证件机读区（证件下方两行）的字母和数字填写。",
        )


def _lacking(applicant: ApplicantDetails, lacking: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is ticked as missing is not written, what is ticked as wrong is."""
    if not set(lacking) <= set(IdentityFault.values):
        yield "lacking", "请从所列的缺漏中选择。"
    if len(OF_THE_NUMBER.intersection(lacking)) > 1 or len(OF_THE_CONTACT.intersection(lacking)) > 1:
        yield "lacking", "证件号码、联系方式各只选一项最贴切的缺漏。"
    if len(applicant.paper_number) > LONGEST_NUMBER or _CONTROL.search(applicant.paper_number):
        yield (
            "paper_number",
            f"证件号码太长或者含有不可见字符（{LONGEST_NUMBER} 字以内）：请照纸上所写重新录入。",
        )
    if IdentityFault.NUMBER_MISSING in lacking and applicant.paper_number:
        yield "paper_number", "选了“未提供证件号码”，又填了号码：纸上有号码但不对的，选“证件号码有误”。"
    if IdentityFault.NUMBER_WRONG in lacking and not applicant.paper_number:
        yield "paper_number", "请照纸上所写录入有误的号码；纸上没有写的，选“未提供证件号码”。"
    is_reached = applicant.phone or applicant.email or applicant.address
    if IdentityFault.CONTACT_MISSING in lacking and is_reached:
        yield (
            "lacking",
            "选了“未提供联系方式”，又填了联系方式：纸上有但不对的，选“联系方式有误或者无法辨认”。",
        )


def _reachable(applicant: ApplicantDetails, wanted: WantedInformation) -> Iterator[tuple[str, str]]:
    if applicant.is_organisation and not applicant.contact:
        yield "contact", "请填写联系人。"
    yield from _written(applicant)
    if not (applicant.phone or applicant.email or applicant.address):
        yield "phone", "请至少填写联系电话、电子邮箱、联系地址中的一项，以便与您联系。"
    if wanted.delivery == DeliveryMethod.EMAIL and not applicant.email:
        yield "email", "您选择用电子邮箱获取信息，请填写电子邮箱。"
    if wanted.delivery == DeliveryMethod.MAIL and not applicant.address:
        yield "address", "您选择邮寄，请填写联系地址。"


def _written(applicant: ApplicantDetails) -> Iterator[tuple[str, str]]:
    checks = {"phone": check_phone_of_anybody, "email": check_email, "postcode": check_post_code}
    for name, check in checks.items():
        written = getattr(applicant, name)
        if written and not (checked := check(written)).ok:
            yield name, checked.problem


def _choices(wanted: WantedInformation) -> Iterator[tuple[str, str]]:
    if wanted.form not in Form.values:
        yield "form", "请选择提供载体。"
    if wanted.delivery not in DeliveryMethod.values:
        yield "delivery", "请选择获取方式。"

"""What stands on each document: one typed record per sheet, every value as it is printed."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from gongkai.organs.models import Organ

UNSIGNED = "（草稿，尚未签发）"


@dataclass(frozen=True)
class LetterContext:
    """信函: a letter as it was signed; `text` has one paragraph a line. Without a day it is marked as a draft."""

    organ: Organ
    addressee: str
    text: str
    document_number: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class ApplicationForm:
    """申请表: what an applicant states; a blank one has only the organ. There is no field for the purpose.

    `form`, `delivery` are values of Form and DeliveryMethod, `paper` a label of IdentityPaper, `kind` one of
    ApplicantKind.
    """

    organ: Organ
    number: str = ""
    kind: str = ""
    name: str = ""
    paper: str = ""
    paper_number: str = ""
    representative: str = ""
    contact: str = ""
    phone: str = ""
    postcode: str = ""
    address: str = ""
    email: str = ""
    wanted: str = ""
    form: str = ""
    delivery: str = ""
    needs_help: bool = False
    filled_in_by: str = ""
    applied_on: str = ""


@dataclass(frozen=True)
class RegistrationSheet:
    """登记表: the organ's own record of an application."""

    organ: Organ
    number: str
    channel: str
    submitted_on: str
    received_on: str
    confirmed_on: str
    due_on: str
    applicant: str
    kind: str
    wanted: str
    form: str
    delivery: str
    handler: str
    registered_by: str
    remarks: str = ""


@dataclass(frozen=True)
class Acknowledgement:
    """登记回执: number, query code, day of receipt or what is awaited, due day, how to ask."""

    organ: Organ
    number: str
    query_code: str
    applicant: str
    channel: str
    submitted_on: str
    received_on: str
    due_on: str
    wanted: str
    how_to_follow: str
    issued_on: str


@dataclass(frozen=True)
class ThirdPartyAnswer:
    """第三方意见回执: sent along with the letter that consults, to be filled in by hand."""

    organ: Organ
    document_number: str
    party: str
    matter: str
    period: str
    return_to: str


@dataclass(frozen=True)
class ServiceReceipt:
    """送达回证."""

    organ: Organ
    case_number: str
    document: str
    document_number: str
    addressee: str
    place: str = ""
    method: str = ""
    postal_number: str = ""
    sent_on: str = ""
    received_on: str = ""
    received_by: str = ""
    reason: str = ""
    servers: str = ""
    remarks: str = ""


@dataclass(frozen=True)
class Posted:
    """邮寄清单的一行."""

    document: str
    document_number: str
    addressee: str
    address: str
    postal_number: str
    remarks: str = ""


@dataclass(frozen=True)
class PostalList:
    """邮寄清单: many letters handed to the post on one day."""

    organ: Organ
    posted_on: str
    rows: tuple[Posted, ...]
    handed_over_by: str = ""
    post_office: str = ""

    @property
    def count(self) -> str:
        return str(len(self.rows))


@dataclass(frozen=True)
class Opinion:
    """呈批单的一道意见: whose it is, what it says, who and when."""

    label: str
    text: str = ""
    name: str = ""
    on: str = ""


@dataclass(frozen=True)
class ReviewSheet:
    """审查呈批单（条例第十七条）: what is to be decided, what was examined, who agreed."""

    organ: Organ
    number: str
    applicant: str
    title: str
    carrier: str
    manner: str
    planned_on: str
    state_secret: str
    trade_secret: str
    privacy: str
    proposal: str
    opinions: tuple[Opinion, ...] = field(default=())


Context = (
    LetterContext
    | ApplicationForm
    | RegistrationSheet
    | Acknowledgement
    | ThirdPartyAnswer
    | ServiceReceipt
    | PostalList
    | ReviewSheet
)
FORMS: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        ApplicationForm,
        RegistrationSheet,
        Acknowledgement,
        ThirdPartyAnswer,
        ServiceReceipt,
        PostalList,
        ReviewSheet,
    )
}


def field_names(context: type[Any]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(context))

"""What an applicant states (条例第二十九条): who they are, what they want, in what form; never what for."""

from dataclasses import dataclass
from datetime import time

from gongkai.applications.choices import ApplicantKind, DeliveryMethod, Form


@dataclass(frozen=True)
class ApplicantDetails:
    """申请人: name, paper and ways to reach them; kept encrypted (see identity.py).

    `kind`, `paper` are values of ApplicantKind and IdentityPaper; `representative` 法定代表人 and `contact`
    联系人 are for organisations. Give at least one of phone, email and address. `as_written` is what the paper said
    where a correction put something else in its place; `typed_before` what a clerk had mistyped, a field a line (更正录入).
    """

    kind: str
    name: str
    paper: str
    paper_number: str
    phone: str = ""
    email: str = ""
    postcode: str = ""
    address: str = ""
    representative: str = ""
    contact: str = ""
    as_written: str = ""
    typed_before: str = ""

    @property
    def is_organisation(self) -> bool:
        return self.kind != ApplicantKind.NATURAL_PERSON

    @property
    def label(self) -> str:
        """How lists show the applicant: an organisation by name, a person by the first character."""
        name = self.name.strip()
        return name[:60] if self.is_organisation else name[:1] + "*" * min(max(len(name) - 1, 1), 3)


@dataclass(frozen=True)
class IdentityCorrection:
    """补正的身份信息: what a received correction fills in; empty fields stay as they were."""

    paper: str = ""
    paper_number: str = ""
    phone: str = ""
    email: str = ""
    postcode: str = ""
    address: str = ""

    @property
    def reaches(self) -> bool:
        """Whether it says how to reach the applicant."""
        return bool(self.phone or self.email or self.address)


@dataclass(frozen=True)
class WantedInformation:
    """所需信息: name, document number or features; `form` 提供载体, `delivery` 获取方式.

    `needs_help`: 阅读困难或视听障碍（条例第四十三条）.
    """

    description: str
    form: str = Form.ELECTRONIC
    delivery: str = DeliveryMethod.ONLINE
    needs_help: bool = False


@dataclass(frozen=True)
class Confirmation:
    """双方确认: by what means (ContactMeans), with whom (申请人本人), and what else is worth keeping."""

    means: str
    with_whom: str
    note: str = ""
    made_at: time | None = None

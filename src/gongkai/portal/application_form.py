"""政府信息公开申请表: one form, reviewed before it is sent; it never asks what the information is for."""

import secrets
from collections import defaultdict
from typing import Any

from django import forms

from gongkai.applications.choices import OF_ORGANISATIONS, ApplicantKind, DeliveryMethod, Form, IdentityPaper
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.intake_checks import LONGEST, Fault, faults
from gongkai.law.applicant_kinds import KindProposal, propose_kind
from gongkai.organs.models import Organ
from gongkai.web.pasted import PastedText

PERSONAL_PAPERS = [(value, label) for value, label in IdentityPaper.choices if value not in OF_ORGANISATIONS]
ORGANISATION = "organisation"
WHO = [(ApplicantKind.NATURAL_PERSON.value, "公民"), (ORGANISATION, "法人或其他组织")]
ORGANISATIONS = [each for each in ApplicantKind.choices if each[0] != ApplicantKind.NATURAL_PERSON]
MISSING = {"required": "请填写这一项。"}
NOT_CHOSEN = {"required": "请选择一项。", "invalid_choice": "请从所列各项中选择。"}


def text(label: str, *, most: int, hint: str = "", required: bool = False, **attrs: str) -> forms.CharField:
    """A line of text with its limit."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=hint,
        error_messages={**MISSING, "max_length": f"最多 {most} 个字符，请精简。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
    )


def choice(label: str, choices: Any, *, hint: str = "", initial: str | None = None) -> forms.ChoiceField:
    """One of a few, as radio buttons."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=hint,
        initial=initial,
        widget=forms.RadioSelect,
        error_messages=NOT_CHOSEN,
    )


def sent_once() -> forms.RegexField:
    """The hidden key of one opened form: the same form sent twice comes in once."""
    broken = "页面不完整，请重新打开本页。"
    return forms.RegexField(
        r"^[A-Za-z0-9_-]{20,64}$",
        widget=forms.HiddenInput,
        error_messages={"required": broken, "invalid": broken},
    )


class ApplicationForm(forms.Form):
    """Limits and choices; what article 29 asks for is judged by `applications.intake_checks`."""

    use_required_attribute = False

    submission_key = sent_once()
    organ = forms.ModelChoiceField(
        label="向哪个机关申请",
        queryset=Organ.objects.order_by("index_prefix"),
        to_field_name="index_prefix",
        empty_label="请选择",
        error_messages={"required": "请选择机关。", "invalid_choice": "没有这个机关，请从所列各项中选择。"},
    )
    kind = choice("申请人", WHO, initial=ApplicantKind.NATURAL_PERSON)
    organisation_kind = forms.ChoiceField(
        label="组织的类型",
        choices=ORGANISATIONS,
        required=False,
        widget=forms.RadioSelect,
        error_messages=NOT_CHOSEN,
    )
    name = text("姓名或名称", most=LONGEST["name"], required=True, autocomplete="name")
    paper = forms.ChoiceField(
        label="证件名称",
        choices=PERSONAL_PAPERS,
        required=False,
        help_text="法人或其他组织不用选。",
        error_messages=NOT_CHOSEN,
    )
    paper_number = text(
        "证件号码",
        most=30,
        required=True,
        hint="法人或其他组织填统一社会信用代码。号码加密保存，只用于核对身份。",
    )
    has_no_code = forms.BooleanField(
        label="本组织没有统一社会信用代码，上面填的是登记证书或者批准文件的编号", required=False
    )
    representative = text("法定代表人或负责人", most=LONGEST["representative"])
    contact = text("联系人", most=LONGEST["contact"])
    phone = text("联系电话", most=40, inputmode="tel", autocomplete="tel")
    email = text("电子邮箱", most=254, inputmode="email", autocomplete="email")
    postcode = text("邮政编码", most=6, inputmode="numeric", autocomplete="postal-code")
    address = text("联系地址", most=LONGEST["address"], autocomplete="street-address")
    description = PastedText(
        label="所需信息的名称、文号或特征描述",
        max_length=LONGEST["description"],
        help_text="写得越具体，查找越快。例如：《关于……的通知》（某住建发〔2020〕12号）；或某小区 2020 年公共租赁住房配租结果。",
        error_messages=MISSING,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    form = choice("提供载体", Form.choices, initial=Form.ELECTRONIC)
    delivery = choice("获取方式", DeliveryMethod.choices, initial=DeliveryMethod.ONLINE)
    needs_help = forms.BooleanField(label="有阅读困难或视听障碍，需要帮助", required=False)

    def clean(self) -> dict[str, Any]:
        """Everything that is wrong at once; a field is told one thing."""
        data = super().clean() or {}
        if not {"kind", "paper"}.isdisjoint(self.errors):
            return data
        for fault in faults(self.applicant(), self.wanted()):
            if fault.field not in self.errors:
                self.add_fault(fault)
        return data

    def add_fault(self, fault: Fault) -> None:
        self.add_error(fault.field if fault.field in self.fields else None, fault.sentence)

    @property
    def is_organisation(self) -> bool:
        return bool(self["kind"].value() == ORGANISATION)

    @property
    def proposal(self) -> KindProposal:
        """Which column of table 三 the code and the name suggest."""
        return propose_kind(self["paper_number"].value(), self["name"].value() or "")

    @property
    def lacks_kind(self) -> bool:
        """An organisation whose kind nobody has confirmed yet."""
        return self.is_organisation and not self.cleaned_data.get("organisation_kind")

    def applicant(self) -> ApplicantDetails:
        said = defaultdict(str, self.cleaned_data)
        is_person = said["kind"] == ApplicantKind.NATURAL_PERSON
        organisation = said.get("organisation_kind") or self.proposal.kind or ApplicantKind.OTHER
        return ApplicantDetails(
            kind=said["kind"] if is_person else organisation,
            name=said["name"],
            paper=said["paper"] or IdentityPaper.RESIDENT_ID if is_person else self._paper_of_organisation,
            paper_number=said["paper_number"],
            phone=said["phone"],
            email=said["email"],
            postcode=said["postcode"],
            address=said["address"],
            representative="" if is_person else said["representative"],
            contact="" if is_person else said["contact"],
        )

    @property
    def _paper_of_organisation(self) -> IdentityPaper:
        has_no_code = self.cleaned_data.get("has_no_code")
        return IdentityPaper.CERTIFICATE if has_no_code else IdentityPaper.CREDIT_CODE

    def wanted(self) -> WantedInformation:
        said = defaultdict(str, self.cleaned_data)
        return WantedInformation(
            description=said["description"],
            form=said["form"],
            delivery=said["delivery"],
            needs_help=bool(said["needs_help"]),
        )

    def summary(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What the applicant typed, section by section, for the review before sending."""
        person, wanted = self.applicant(), self.wanted()
        paper = IdentityPaper(person.paper).label
        who = [
            ("受理机关", self.cleaned_data["organ"].name),
            ("申请人", "法人或其他组织" if person.is_organisation else "公民"),
            ("姓名或名称", person.name),
            (paper, person.paper_number),
            ("法定代表人或负责人", person.representative),
            ("联系人", person.contact),
            ("联系电话", person.phone),
            ("电子邮箱", person.email),
            ("邮政编码", person.postcode),
            ("联系地址", person.address),
        ]
        how = [
            ("提供载体", Form(wanted.form).label),
            ("获取方式", DeliveryMethod(wanted.delivery).label),
            ("需要的帮助", "阅读或视听方面的帮助" if wanted.needs_help else ""),
        ]
        sections = [("申请人", who), ("所需信息", [("内容描述", wanted.description)]), ("提供方式", how)]
        return [(title, [(label, value) for label, value in lines if value]) for title, lines in sections]


def new_key() -> str:
    """The random value that makes one form one application."""
    return secrets.token_urlsafe(32)

"""代录申请: an application that came on paper, by fax or by word, keyed in by a clerk (条例第二十九条)."""

import secrets
from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.choices import (
    ApplicantKind,
    Channel,
    DeliveryMethod,
    Form,
    IdentityFault,
    IdentityPaper,
)
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.intake_checks import Fault, faults
from gongkai.desk.forms import fields
from gongkai.law.applicant_kinds import propose_kind

TICK_IT = "纸上就是这样的，在下面勾选，照样登记。"
AS_ON_PAPER = ("paper_number", "phone", "email", "address", "postcode", "contact")
ON_PAPER = [choice for choice in Channel.choices if choice[0] != Channel.INTERNET]


class PaperForm(forms.Form):
    """What the paper says; the same checks as online, told at each field."""

    channel = fields.radios("提交方式", ON_PAPER)
    arrived_on = fields.day("到达日期", help_text="当面提交、签收或收到传真、信件的日期")
    kind = fields.radios("申请人类型", ApplicantKind.choices)
    name = fields.line("姓名或名称", longest=100, required=True)
    paper = fields.select("证件名称", IdentityPaper.choices, required=True)
    paper_number = fields.line("证件号码", longest=40, help_text="照纸上所写录入")
    lacking = fields.ticks(
        "申请人未提供或者有误的",
        IdentityFault.choices,
        help_text="纸上没有写、写错、看不清的，如实勾选，照样收下登记，七个工作日内要求补正，不得拒收（条例第二十九条、第三十条）",
    )
    representative = fields.line("法定代表人", longest=60, help_text="法人或其他组织填写")
    contact = fields.line("联系人", longest=60, help_text="法人或其他组织必须填写")
    phone = fields.line("联系电话", longest=40)
    email = fields.line("电子邮箱", longest=100)
    address = fields.line("联系地址", longest=200)
    postcode = fields.line("邮政编码", longest=6)
    description = fields.text(
        "所需信息的名称、文号或特征描述", longest=5000, required=True, rows=6, help_text="照申请书原文录入"
    )
    form = fields.radios("提供载体", Form.choices)
    delivery = fields.radios("获取方式", DeliveryMethod.choices)
    kind_checked = forms.BooleanField(label="已核对，按所选的申请人类型登记", required=False)
    needs_help = forms.BooleanField(label="有阅读困难或视听障碍，需要帮助", required=False)
    submission_key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        """`initial` are values that were typed before, shown again without their errors."""
        first = {
            "arrived_on": timezone.localdate(),
            "kind": ApplicantKind.NATURAL_PERSON,
            "paper": IdentityPaper.RESIDENT_ID,
            "form": Form.PAPER,
            "delivery": DeliveryMethod.PICK_UP,
            "submission_key": secrets.token_urlsafe(24),
        }
        super().__init__(data, initial={**first, **(initial or {})})

    def clean_arrived_on(self) -> Any:
        arrived_on = self.cleaned_data["arrived_on"]
        if arrived_on > timezone.localdate():
            raise forms.ValidationError("到达日期不能晚于今天")
        return arrived_on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors:
            self.refuse(faults(self.applicant(), self.wanted(), self.lacking_ones()))
        if not self.errors and not given["kind_checked"]:
            self._compare_kind(self.applicant())
        return given

    def _compare_kind(self, applicant: ApplicantDetails) -> None:
        """What the code suggests and the clerk did not choose is asked once."""
        if not applicant.is_organisation:
            return
        proposed = propose_kind(applicant.paper_number, applicant.name)
        if proposed.kind and applicant.kind not in (proposed.kind, *proposed.others):
            label = ApplicantKind(proposed.kind).label
            self.add_error(
                "kind", f"{proposed.why}，一般归入“{label}”。请核对；仍按所选类型登记的，请在下面打勾。"
            )

    @property
    def asks_about_kind(self) -> bool:
        """Whether the tick is shown: when the kind was asked about, or the tick is there already."""
        return "kind" in self.errors or bool(self["kind_checked"].value())

    def refuse(self, found: tuple[Fault, ...]) -> None:
        """Say each fault at its field."""
        for fault in found:
            field = fault.field if fault.field in self.fields else None
            is_lacking = "lacking" in self.fields and not self.lacking_ones() and field in AS_ON_PAPER
            self.add_error(field, f"{fault.sentence}{TICK_IT}" if is_lacking else fault.sentence)

    def lacking_ones(self) -> list[str]:
        """IdentityFault of what the paper does not say, or says wrong."""
        return list(self.cleaned_data.get("lacking") or ())

    def applicant(self) -> ApplicantDetails:
        stated = {each.name: self.cleaned_data.get(each.name, "") for each in fields_of(ApplicantDetails)}
        if IdentityFault.NUMBER_MISSING in self.lacking_ones():  # then no paper was shown either
            is_person = stated["kind"] == ApplicantKind.NATURAL_PERSON
            stated["paper"] = IdentityPaper.RESIDENT_ID if is_person else IdentityPaper.CREDIT_CODE
        return ApplicantDetails(**stated)

    def wanted(self) -> WantedInformation:
        return WantedInformation(
            **{each.name: self.cleaned_data[each.name] for each in fields_of(WantedInformation)}
        )

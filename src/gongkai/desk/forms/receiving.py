"""What confirming the receipt of an application asks: who, when, by what means (条例第三十一条)."""

from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.choices import (
    OF_ORGANISATIONS,
    ApplicantKind,
    Channel,
    ContactMeans,
    ContactResult,
    IdentityPaper,
)
from gongkai.applications.clock import receipt_of
from gongkai.applications.intake import Confirmation, IdentityCorrection
from gongkai.applications.intake_checks import LONGEST
from gongkai.applications.models import Application
from gongkai.applications.requirements.receiving import (
    CORRECTED_BY,
    TO_CHOOSE,
    confirmations,
    correction_waits,
    means_for,
)
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm, WithHandler

APPLICANT = "申请人本人"
CONTACTS = (
    ("phone", "联系电话", 40),
    ("email", "电子邮箱", 100),
    ("address", "联系地址", 200),
    ("postcode", "邮政编码", 6),
)
IDENTITY = [each.name for each in fields_of(IdentityCorrection)]
ORGANISATIONS = [each for each in ApplicantKind.choices if each[0] != ApplicantKind.NATURAL_PERSON]


def means_choices(application: Application) -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in means_for(application.channel)]


class Register(WithHandler):
    """The day of receipt; with how it was confirmed, where that was not recorded before."""

    received_on = fields.day("收到之日")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        today, receipt = timezone.localdate(), receipt_of(subject, None)
        found = confirmations(subject)
        by_us = [each.made_on for each in found if each.means != ContactMeans.ONLINE]
        likely = receipt.received_on or (by_us[-1] if by_us else today)
        initial = {"received_on": likely, "with_whom": APPLICANT, "applicant_kind": subject.applicant_kind}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.asks_how = receipt.received_on is None and not found
        self.fields["received_on"].help_text = self._hint(is_awaited=receipt.received_on is None)
        if self.asks_how:
            self._ask_how(subject)
        if subject.applicant_kind != ApplicantKind.NATURAL_PERSON:
            self._ask_kind(subject)
        self.order_fields(["received_on", "means", "with_whom", "contact_note", "applicant_kind", "handler"])

    def _hint(self, *, is_awaited: bool) -> str:
        if self.application.channel == Channel.ORAL:
            return "申请人在代填的申请表上签字之日"
        return "与申请人双方确认之日" if is_awaited else "提交或者签收之日"

    def _ask_how(self, subject: Application) -> None:
        choices = means_choices(subject)
        self.fields["means"] = fields.radios("怎样确认的", choices)
        self.fields["means"].initial = choices[0][0]
        self.fields["with_whom"] = fields.line(
            "与谁确认",
            longest=60,
            required=True,
            help_text="写身份，不写姓名和号码，例如：申请人本人、联系人",
        )
        self.fields["contact_note"] = fields.line("说明", longest=200)

    def _ask_kind(self, subject: Application) -> None:
        proposed = subject.get_proposed_kind_display()
        hint = f"按统一社会信用代码和名称建议：{proposed}" if proposed else "没有可供参考的代码"
        self.fields["applicant_kind"] = fields.radios(
            "申请人类型（年度报告表三）", ORGANISATIONS, help_text=hint
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        told = {name: given[name] for name in ("received_on", "handler")}
        if self.asks_how:
            told["confirmation"] = Confirmation(given["means"], given["with_whom"], given["contact_note"])
        return {**told, "applicant_kind": given.get("applicant_kind", "")}


class ReceiveCorrection(StepForm):
    """The corrected text, how it came, and with whom it was confirmed: received as any application is."""

    wanted = fields.text("补正后的申请内容", longest=LONGEST["description"], required=True, rows=5)
    channel = fields.radios("补正怎样送来的", [(each.value, str(each.label)) for each in CORRECTED_BY])
    received_on = fields.day("收到补正之日", help_text="与收到申请之日的确定办法相同；期限自该日次日重新起算")
    means = fields.radios(
        "怎样确认收到的",
        [(each.value, str(each.label)) for each in TO_CHOOSE if each is not ContactMeans.SIGNATURE],
        required=False,
        help_text="网上、电子邮件、传真和平常信函送来的，须与申请人双方确认；当面提交和签收的邮件不用填",
    )
    with_whom = fields.line(
        "与谁确认", longest=60, help_text="写身份，不写姓名和号码，例如：申请人本人、联系人"
    )
    contact_note = fields.line("说明", longest=200)

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        correction = getattr(subject, "correction", None)
        self.is_online = correction is not None and correction.offered_at is not None
        text = correction.offered if correction and correction.offered else subject.wanted
        initial = {"wanted": text, "received_on": timezone.localdate(), "with_whom": APPLICANT}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        if self.is_online:
            del self.fields["channel"]
            self.fields["means"].required = True
            self.fields["means"].help_text = "申请人已在线补正，须与申请人双方确认收到"
        if subject.identity_faults:
            self._ask_identity(subject)

    def _ask_identity(self, subject: Application) -> None:
        """What the application lacked of number and contact, as the correction brings it."""
        is_person = subject.applicant_kind == ApplicantKind.NATURAL_PERSON
        papers = [each for each in IdentityPaper.choices if (each[0] in OF_ORGANISATIONS) != is_person]
        self.fields["paper"] = fields.select("补正的证件名称", papers)
        self.fields["paper"].initial = papers[0][0]
        lacks = "、".join(subject.identity_gaps)
        self.fields["paper_number"] = fields.line(
            "补正的证件号码", longest=40, help_text=f"本申请：{lacks}。没有补正的留空；加密保存，填写留痕"
        )
        for name, label, longest in CONTACTS:
            self.fields[name] = fields.line(f"补正的{label}", longest=longest)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        channel = Channel.INTERNET if self.is_online else given["channel"]
        told = {"wanted": given["wanted"], "received_on": given["received_on"], "channel": channel}
        identity = IdentityCorrection(**{name: given.get(name, "") for name in IDENTITY})
        if identity.paper_number or identity.reaches or identity.postcode:
            is_known = bool(identity.paper_number)
            told["identity"] = identity if is_known else replace(identity, paper="")
        if correction_waits(self.application, channel):
            said = (given["means"], given["with_whom"], given["contact_note"])
            told["confirmation"] = Confirmation(*said)
        return told


class RecordContact(StepForm):
    """One attempt, whatever came of it."""

    made_on = fields.day("联系日期")
    made_at = forms.TimeField(
        label="时间",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": "应是时间，例如 09:30"},
    )
    result = fields.radios("联系结果", ContactResult.choices)
    with_whom = fields.line("与谁确认", longest=60, help_text="已确认的必须填写；写身份，不写姓名和号码")
    note = fields.line("说明", longest=200, help_text="例如：响铃无人接听；约定次日再联系")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        choices = means_choices(subject)
        initial = {"made_on": timezone.localdate(), "means": choices[0][0]}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.fields["means"] = fields.radios("联系方式", choices)
        self.order_fields(["made_on", "made_at", "means", "result", "with_whom", "note"])


class Shelve(StepForm):
    reason = fields.text(
        "存查的原因", longest=120, required=True, help_text="期限不起算；申请人恢复联系的，确认之日为收到之日"
    )

"""登记建议提案: what the assigning office handed over."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.dialogue.actions import ProposalDraft
from gongkai.dialogue.choices import HandlingPart, ProposalKind, ProposalLevel
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals.contacts import ProposerContact
from gongkai.items.lengths import BODY_LIMIT


class ProposalForm(forms.Form):
    """The same for registering and amending; contact data is never shown again, an empty one keeps what is sealed."""

    kind = fields.radios("类别", ProposalKind.choices)
    level = fields.radios("级别", ProposalLevel.choices)
    session = fields.line(
        "届次", longest=60, required=True, help_text="例如：平罗县第十八届人民代表大会第五次会议"
    )
    number = fields.line("编号", longest=20, required=True, help_text="只写数字，例如 12")
    title = fields.line("标题", longest=120, required=True)
    proposers = fields.line(
        "提出人", longest=300, required=True, help_text="领衔人和人数，例如：田向东等3名代表"
    )
    text = fields.text("内容", longest=BODY_LIMIT, required=True, rows=8)
    assigned_by = fields.line("交办单位", longest=100, required=True)
    assigned_on = fields.day("交办日期", help_text="办理期限从这一天起算")
    is_difficult = forms.BooleanField(label="涉及面广、处理难度大（期限六个月）", required=False)
    part = fields.radios("本机关的办理方式", HandlingPart.choices)
    host_name = fields.line("主办单位", longest=100, help_text="本机关会办的必须填写")
    phone = fields.line("提出人联系电话", longest=40, help_text="加密封存，查看会留痕，不对外公开")
    address = fields.line("提出人联系地址", longest=200)

    def __init__(self, data: Any = None, *, subject: Proposal | None = None) -> None:
        initial: dict[str, Any] = {"part": HandlingPart.HOST, "assigned_on": timezone.localdate()}
        if subject is not None:
            contact = {"phone", "address"}
            initial = {name: getattr(subject, name) for name in self.base_fields if name not in contact}
        super().__init__(data, initial=initial)
        if subject is not None and subject.contact:
            self.fields["phone"].help_text = "已有封存的联系方式；不改的留空"

    def clean_assigned_on(self) -> Any:
        assigned_on = self.cleaned_data["assigned_on"]
        if assigned_on > timezone.localdate():
            raise forms.ValidationError("交办日期不能晚于今天")
        return assigned_on

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("part") == HandlingPart.CO_HOST and not given.get("host_name"):
            self.add_error("host_name", "会办的须填写主办单位")
        return given

    def draft(self) -> ProposalDraft:
        said = dict(self.cleaned_data)
        contact = ProposerContact(phone=said.pop("phone"), address=said.pop("address"))
        return ProposalDraft(**said, contact=contact)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of `amend_proposal`."""
        return {"draft": self.draft()}

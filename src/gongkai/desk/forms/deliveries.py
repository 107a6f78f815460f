"""What sending a letter asks, and what is asked when its receipt or the letter itself comes back."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.actions import Handover
from gongkai.applications.choices import DeliveryWay, ReceivedBy, ReturnReason
from gongkai.applications.models import SentLetter
from gongkai.desk.forms import fields

FIRST_WAYS = [each for each in DeliveryWay.choices if each[0] != DeliveryWay.ANNOUNCED]
PROOF = "邮寄的填邮政企业的邮件号（必须填写，不得交快递、不得到付）；其他方式可以写签收、发送的凭证"


class HandoverFields(forms.Form):
    """Way, proof, and who took it; `arguments` gives them as the actions of sending take them."""

    method = fields.radios("送达方式", FIRST_WAYS)
    evidence = fields.line("凭证", longest=120, help_text=PROOF)
    received_by = fields.select(
        "签收人", ReceivedBy.choices, help_text="当面送达的填写；姓名写在送达回证上，不写在这里"
    )
    id_checked = forms.BooleanField(label="已核对签收人的证件", required=False)
    entrusted_to = fields.line("代为送达的行政机关", longest=100, help_text="委托送达的填写")

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the action, with what belongs to the handover in one."""
        given = dict(self.cleaned_data)
        names = ("received_by", "id_checked", "entrusted_to", "address")
        handover = Handover(**{name: given.pop(name) for name in names if name in given})
        return {**given, "handover": handover}


class DeliverAgain(HandoverFields):
    method = fields.radios("送达方式", DeliveryWay.choices)
    delivered_on = fields.day("送出日期", help_text="邮寄的填交邮之日；原来的送达日期不变")
    reason = fields.text("再次送达的原因", longest=200, rows=2, help_text="已登记退回的不用填写")
    address = fields.line("改用的地址", longest=200, help_text="与对方所留地址不同的填写，加密保存")
    field_order = (
        "delivered_on",
        "method",
        "evidence",
        "address",
        "reason",
        "received_by",
        "id_checked",
        "entrusted_to",
    )

    def __init__(self, *args: Any, subject: SentLetter, **kwargs: Any) -> None:
        kwargs["initial"] = {"delivered_on": timezone.localdate()}
        super().__init__(*args, **kwargs)


class ConfirmDelivery(forms.Form):
    received_on = fields.day("签收日期", help_text="以送达回证、邮件签收记录上的日期为准")
    received_by = fields.select("签收人", ReceivedBy.choices, required=True)
    id_checked = forms.BooleanField(label="已核对签收人的证件", required=False)
    file = forms.FileField(
        label="送达回证扫描件",
        required=False,
        help_text="PDF、JPG、PNG，20 MB 以内，封存保存；可以以后补交",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    def __init__(self, *args: Any, subject: SentLetter, **kwargs: Any) -> None:
        kwargs["initial"] = {"received_on": subject.received_on, "received_by": subject.received_by}
        super().__init__(*args, **kwargs)


class RecordReturn(forms.Form):
    returned_on = fields.day("退回日期", help_text="收到退件之日")
    because = fields.select("退回原因", ReturnReason.choices, required=True)
    note = fields.line("说明", longest=200, help_text="改退批条上的批注，不写姓名和住址")

    def __init__(self, *args: Any, subject: SentLetter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the action."""
        return dict(self.cleaned_data)

"""登记投诉举报, and what each step asks."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.complaints.choices import Against, ComplaintChannel, Finding, Matter
from gongkai.complaints.identity import Complainant
from gongkai.complaints.intake import LONGEST, Incoming
from gongkai.complaints.models import Complaint
from gongkai.complaints.requirements import LONGEST as LONGEST_TEXT
from gongkai.desk.forms import fields
from gongkai.organs.models import Organ

AT_THE_DESK = [each for each in ComplaintChannel.choices if each[0] != ComplaintChannel.ONLINE]
HIDE_WHO = "被投诉单位会看到这一栏，不要写投诉举报人的姓名、联系方式和能推知是谁的细节"


class ReceiveComplaint(forms.Form):
    """What came by word, letter, phone or mail."""

    submission_key = forms.RegexField(r"^[A-Za-z0-9_-]{20,64}$", widget=forms.HiddenInput)
    channel = fields.radios("提出方式", AT_THE_DESK)
    received_on = fields.day("收到日期")
    against = fields.radios("对象", Against.choices)
    about = fields.line(
        "公共企事业单位的名称", longest=LONGEST["about"], help_text="投诉行政机关的不填，在上面选择"
    )
    matter = fields.select("反映的问题", Matter.choices, required=True)
    content = fields.text("反映的情况", longest=LONGEST["content"], required=True, rows=6)
    name = fields.line("投诉举报人姓名", longest=LONGEST["name"], help_text="匿名的不填；加密保存，查看留痕")
    phone = fields.line("联系电话", longest=LONGEST["phone"])
    address = fields.line("联系地址", longest=LONGEST["address"])

    def __init__(self, *args: Any, organ: Organ, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organ = organ
        below = Organ.objects.filter(parent=organ).order_by("index_prefix")
        self.organs = {str(each.pk): each for each in below}
        self.fields["organ"] = fields.select(
            "被投诉的机关",
            [(pk, each.name) for pk, each in self.organs.items()],
            help_text="本机关所主管的机关；投诉公共企事业单位的不选",
        )
        self.order_fields(["submission_key", "channel", "received_on", "against", "organ", "about"])

    def incoming(self) -> Incoming:
        said = self.cleaned_data
        is_enterprise = said["against"] == Against.ENTERPRISE
        return Incoming(
            against=said["against"],
            organ=self.organ if is_enterprise else self.organs.get(said["organ"]),
            matter=said["matter"],
            content=said["content"],
            submission_key=said["submission_key"],
            about=said["about"],
            complainant=Complainant(said["name"].strip(), said["phone"].strip(), said["address"].strip()),
            channel=said["channel"],
            received_on=said["received_on"],
        )


class ComplaintForm(forms.Form):
    """A form about one complaint, or about what the organ that it is about was told of it."""

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        self.subject = subject
        super().__init__(*args, **kwargs)


class Nothing(ComplaintForm):
    """Reading and pressing the button is all."""


class Reason(ComplaintForm):
    reason = fields.text("理由", longest=400, required=True)


class ReasonForThem(ComplaintForm):
    reason = fields.text("还没有改正的是什么", longest=400, required=True, help_text=HIDE_WHO)


class Redirect(ComplaintForm):
    to = fields.line("应当向哪个机关提出", longest=100, required=True)
    reason = fields.text("不受理的理由", longest=400, required=True, help_text="投诉举报人凭查询码可以看到")


class AskForStatement(ComplaintForm):
    asked = fields.text("要求说明的事项", longest=LONGEST_TEXT, required=True, rows=6, help_text=HIDE_WHO)
    due_on = fields.day("说明期限")


class Statement(ComplaintForm):
    statement = fields.text("情况说明", longest=LONGEST_TEXT, required=True, rows=8)


class RecordFinding(ComplaintForm):
    found = fields.text("查明的情况", longest=LONGEST_TEXT, required=True, rows=6, help_text="告知投诉举报人")
    finding = fields.radios("处理意见", Finding.choices)
    order = fields.text("责令改正的要求", longest=LONGEST_TEXT, rows=4, help_text=HIDE_WHO)
    order_due_on = fields.day("改正期限", required=False)

    def __init__(self, *args: Any, subject: Complaint, **kwargs: Any) -> None:
        initial = {name: getattr(subject, name) for name in ("found", "finding", "order", "order_due_on")}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class Tell(ComplaintForm):
    told_by = fields.line(
        "告知的方式", longest=100, required=True, help_text="电话、书信、当面；匿名的写“凭编号和查询码查询”"
    )
    told_on = fields.day("告知日期")

    def __init__(self, *args: Any, subject: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, initial={"told_on": timezone.localdate()}, **kwargs)


class Mended(ComplaintForm):
    mended = fields.text("改正情况", longest=LONGEST_TEXT, required=True, rows=6)

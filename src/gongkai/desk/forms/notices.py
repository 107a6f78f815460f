"""What each step of a letter asks."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.choices import ConsultationAnswer
from gongkai.applications.letters import notice_text
from gongkai.applications.models import Notice
from gongkai.desk.forms import fields
from gongkai.desk.forms.deliveries import HandoverFields


class NoticeForm(forms.Form):
    """A form about one letter."""

    def __init__(self, *args: Any, subject: Notice, **kwargs: Any) -> None:
        self.notice = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Nothing(NoticeForm):
    """Reading and pressing the button is all."""


class Amend(NoticeForm):
    letter = fields.text(
        "正文", longest=20_000, required=True, rows=14, help_text="一行一段；已填写的要素须保留原文"
    )

    def __init__(self, *args: Any, subject: Notice, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, initial={"letter": subject.letter}, **kwargs)


class Send(HandoverFields, NoticeForm):
    sent_on = fields.day("发出日期", help_text="邮寄的填交邮之日；自该日起生效")
    field_order = ("method", "sent_on", "evidence", "received_by", "id_checked", "entrusted_to")

    def __init__(self, *args: Any, subject: Notice, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"sent_on": timezone.localdate()}
        if notice_text(subject.kind).to == "applicant":
            initial["method"] = subject.application.wanted_delivery
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class Drop(NoticeForm):
    reason = fields.text("作废的原因", longest=200, required=True)


class Received(NoticeForm):
    received_on = fields.day("对方收到日期", help_text="对方的期限自次日起算")


class Answer(NoticeForm):
    answer = fields.radios("征求到的意见", ConsultationAnswer.choices)
    answered_on = fields.day("收到意见的日期", required=False, help_text="逾期未提出意见的不填")
    text = fields.text("意见内容", longest=2000)

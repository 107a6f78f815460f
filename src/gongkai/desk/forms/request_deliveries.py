"""What is asked when the letter of a case came back, and when it is sent again."""

from typing import Any

from django.utils import timezone

from gongkai.applications.choices import DeliveryWay, ReturnReason
from gongkai.cases.models import Case
from gongkai.desk.forms import fields
from gongkai.desk.forms.requests import CaseForm


class Returned(CaseForm):
    returned_on = fields.day("退回日期", help_text="收到退件之日")
    because = fields.select("退回原因", ReturnReason.choices, required=True)
    note = fields.line("说明", longest=200, help_text="改退批条上的批注，不写姓名和住址")


class Again(CaseForm):
    method = fields.radios("送达方式", [each for each in DeliveryWay.choices if each[0] != "announced"])
    delivered_on = fields.day("送出日期", help_text="邮寄的填交邮之日；原来的送达日期不变")
    evidence = fields.line("凭证", longest=120, help_text="邮寄的填邮件号；其他方式写签收、发送的凭证")
    reason = fields.text("再次送达的原因", longest=200, rows=2, help_text="已登记退件的不用填写")

    def __init__(self, *args: Any, subject: Case, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, initial={"delivered_on": timezone.localdate()}, **kwargs)

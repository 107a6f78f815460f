"""登记异议, and what each step of an objection asks."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.items.kinds import Column, kind_of
from gongkai.postings.actions.objecting import LONGEST
from gongkai.postings.choices import ObjectionChannel, ObjectionResult
from gongkai.postings.identity import Objector
from gongkai.postings.letters import reply_text
from gongkai.postings.models import Objection, Posting

AT_THE_DESK = [each for each in ObjectionChannel.choices if each[0] != ObjectionChannel.ONLINE]
ROW = "名单第几行"


def row_number(*, help_text: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=ROW, required=False, min_value=1, max_value=10_000_000, help_text=help_text
    )


class ReceiveObjection(forms.Form):
    channel = fields.radios("提出方式", AT_THE_DESK)
    received_on = fields.day("收到日期")
    content = fields.text("异议内容", longest=LONGEST["content"], required=True, rows=5)
    position = row_number(help_text="张贴页上的序号；针对整份名单的不填")
    about = fields.line("针对", longest=LONGEST["about"], help_text="说不清序号的，写姓名、村组等")
    name = fields.line("异议人姓名", longest=LONGEST["name"], help_text="匿名的不填；封存保管，查看留痕")
    phone = fields.line("联系电话", longest=LONGEST["phone"], help_text="用于核实和答复，封存保管")
    address = fields.line("联系地址", longest=LONGEST["address"], help_text="封存保管")

    def __init__(self, *args: Any, subject: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["received_on"] = timezone.localdate()

    def arguments(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        who = Objector(*(given.pop(name).strip() for name in ("name", "phone", "address")))
        return {**given, "objector": who}


class ObjectionForm(forms.Form):
    """A form about one objection."""

    def __init__(self, *args: Any, subject: Objection, **kwargs: Any) -> None:
        self.objection = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Investigate(ObjectionForm):
    findings = fields.text("调查情况", longest=2000, required=True, rows=6)
    position = row_number(help_text="异议针对的那一行，张贴页上的序号；针对整份名单的不填")

    def __init__(self, *args: Any, subject: Objection, **kwargs: Any) -> None:
        initial = {
            "findings": subject.findings,
            "position": subject.row.position if subject.row else None,
        }
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class DraftAnswer(ObjectionForm):
    result = fields.radios("处理结果", ObjectionResult.choices)
    reply = fields.text(
        "答复", longest=2000, required=True, rows=10, help_text="批准后可以打印或者复制；异议人的姓名不必写"
    )

    def __init__(self, *args: Any, subject: Objection, **kwargs: Any) -> None:
        initial = {"result": subject.result, "reply": subject.reply or reply_text(subject)}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        for column in correctable(subject):
            self.fields[f"new_{column.code}"] = _field(column)
            assert subject.row is not None  # noqa: S101 (for the type checker)
            self.initial[f"new_{column.code}"] = subject.corrections.get(
                column.code, subject.row.values.get(column.code, "")
            )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        new = {column.code: given.pop(f"new_{column.code}") for column in correctable(self.objection)}
        wants = given["result"] == ObjectionResult.REPOSTED
        return {**given, "corrections": new if wants else {}}


def correctable(objection: Objection) -> list[Column]:
    """The open columns of the row that is objected to; none while the row is not known."""
    if objection.row is None:
        return []
    kind = kind_of(objection.posting.item.kind)
    return [column for column in kind.columns if not column.is_sealed]


def _field(column: Column) -> forms.Field:
    label = f"更正为：{column.heading}"
    if column.choices:
        choices = [(choice, choice) for choice in column.choices]
        return fields.select(label, choices)
    return fields.line(label, longest=column.max_length)


class ApproveAnswer(ObjectionForm):
    """Nothing to fill in: what is approved stands above the button."""


class SendBackAnswer(ObjectionForm):
    reason = fields.text("退回原因", longest=150, required=True, help_text="写明还要查什么，经办人会看到")

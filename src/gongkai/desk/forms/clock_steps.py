"""What the steps ask that stop, restart or prolong the clock of an application."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.choices import ConsultationKind, FeeMethod, Judgement
from gongkai.applications.earlier import pieces_before
from gongkai.applications.identity_faults import correction_words
from gongkai.applications.models import Application
from gongkai.applications.requirements.consultations import objections
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm
from gongkai.law.errors import LawError
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.organs.models import Section
from gongkai.remedies.choices import OrderUnit
from gongkai.remedies.orders import order_over

LONG = 2000


class AskCorrection(StepForm):
    unclear = fields.text("需要补正之处", longest=LONG, required=True, help_text="一次写全：补正只能告知一次")
    how = fields.text("补正的方法", longest=LONG, required=True, help_text="例如：请写明文件的年度或者文号")
    due_on = fields.day("补正期限", help_text="申请人最迟在哪一天补正；由本机关合理确定")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        """What the paper lacks of number and contact is written already."""
        unclear, how = correction_words(subject.identity_faults, subject.applicant_kind)
        super().__init__(*args, subject=subject, initial={"unclear": unclear, "how": how}, **kwargs)


class AskExplanation(StepForm):
    counts = fields.text(
        "申请的数量、频次", longest=400, required=True, help_text="写明何时至何时共申请多少件，涉及哪些内容"
    )
    due_on = fields.day("说明期限")


class ReceiveExplanation(StepForm):
    explanation = fields.text("申请人说明的理由", longest=LONG, required=True)
    explained_on = fields.day("说明日期")


class JudgeExplanation(StepForm):
    judgement = fields.radios("审查结论", Judgement.choices)
    because = fields.text("审查的理由", longest=400, required=True)


class DelayReply(StepForm):
    reply_by = fields.day("延迟答复至", help_text="须晚于现在的答复期限")
    reason = fields.text("延迟的理由", longest=400, required=True)


class Consult(StepForm):
    kind = fields.radios(
        "征求意见的对象",
        ConsultationKind.choices,
        help_text="公开会损害其合法权益的个人、单位是第三方；与本机关联合制作该信息的是共同制作机关",
    )
    party = fields.line(
        "名称或者姓名", longest=100, required=True, help_text="个人的姓名和住址加密保存，页面只显示姓"
    )
    address = fields.line("通信地址和联系方式", longest=200)
    matter = fields.text(
        "征求意见的信息",
        longest=LONG,
        required=True,
        help_text="写明是哪一份信息的哪些内容；不要写申请人是谁",
    )
    asked_until = fields.day(
        "请于何日前回复",
        required=False,
        help_text="只在征求其他机关意见时填写；第三方和共同制作机关依法 15 个工作日",
    )


class Override(StepForm):
    consultation_id = fields.select("不同意公开的第三方", [], required=True)
    content = fields.text("决定公开的内容", longest=LONG, required=True)
    reason = fields.text("不公开可能对公共利益造成的重大影响", longest=LONG, required=True)

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        choices = [
            (str(each.pk), f"{each.party}：{each.get_answer_display()}") for each in objections(subject)
        ]
        self.fields["consultation_id"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "consultation_id": int(given["consultation_id"])}


class Extend(StepForm):
    days = forms.IntegerField(
        label="延长的工作日数", min_value=1, max_value=20, help_text="合计最多 20 个工作日"
    )
    reason = fields.text("延长的理由", longest=400, required=True)


PAGES_TOLD = (30, 31, 100, 200, 300)


class ChargeFee(StepForm):
    method = fields.radios("计收方式", FeeMethod.choices, help_text="每件申请只能选一种")
    count = forms.IntegerField(label="件数或者页数", min_value=1, max_value=100_000)
    earlier = forms.IntegerField(
        label="当月此前已申请的件数", min_value=0, max_value=100_000, initial=0, help_text="按量计收的填 0"
    )
    how_to_pay = fields.text("缴纳方式", longest=400, required=True)

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        initial = {"earlier": pieces_before(subject), "count": 1}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.fields["count"].help_text = amounts_told(initial["earlier"], on=timezone.localdate())


def amounts_told(earlier: int, *, on: date) -> str:
    """What this application would cost by piece, and by page at the ends of the bands, before the notice is drafted."""
    try:
        piece = fee_by_piece(1, on=on, earlier=earlier).amount
        pages = [f"{count} 页 {fee_by_page(count, on=on).amount} 元" for count in PAGES_TOLD]
    except LawError as problem:
        return str(problem)
    return f"按件：这是当月第 {earlier + 1} 件，本件 {piece} 元；按量：{'，'.join(pages)}"


class ConfirmPayment(StepForm):
    paid_on = fields.day("缴清日期")
    voucher = fields.line("财政票据号", longest=60, required=True)


class AskForHelp(StepForm):
    section = fields.select("本机关科室", [], required=False)
    unit = fields.line("或者其他单位", longest=100, required=False, help_text="写全称；与科室只填一项")
    matter = fields.text("协办事项", longest=LONG, required=True)
    due_on = fields.day("请于何日前回复")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        choices = fields.section_choices(subject.organ_id)
        self.fields["section"].choices = [("", "不请本机关科室"), *choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        chosen = Section.objects.filter(organ_id=self.application.organ_id, pk=given["section"] or 0)
        return {**given, "section": chosen.first()}


_NUMBERED = re.compile(
    r"^\s*(?:[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[)）]"
    r"|[一二三四五六七八九十]{1,3}\s*[、.．]"
    r"|\d{1,2}\s*(?:[、)）]|[.．](?!\d)|[.．](?=\d{4}\s*年)))\s*"
)


def _without_numbers(wanted: str) -> str:
    """The lines of a form without their numbers (一、1.（1）), as pieces are listed."""
    return "\n".join(_NUMBERED.sub("", line) for line in wanted.splitlines() if line.strip())


class Split(StepForm):
    pieces = fields.text(
        "拆分后的各件内容",
        longest=LONG,
        required=True,
        rows=6,
        help_text="一行一件；第一行留在本件，其余另编号",
    )

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(
            *args, subject=subject, initial={"pieces": _without_numbers(subject.wanted)}, **kwargs
        )

    def arguments(self) -> dict[str, Any]:
        lines = self.cleaned_data["pieces"].splitlines()
        return {"pieces": [line.strip() for line in lines if line.strip()]}


class Withdraw(StepForm):
    evidence = fields.line(
        "撤回的方式和凭证", longest=120, required=True, help_text="例如：2026 年 3 月 2 日来函"
    )
    withdrawn_on = fields.day("撤回日期")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        initial = {"withdrawn_on": timezone.localdate()}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class Annul(StepForm):
    reason = fields.text(
        "作废的原因",
        longest=200,
        required=True,
        help_text="例如：与 A640221041-2020-0003 是同一份申请，重复录入。记录保留，不计入各项统计，可以恢复",
    )


class Reinstate(StepForm):
    reason = fields.text(
        "恢复的原因", longest=200, required=True, help_text="例如：申请人撤回的是另一件，登记错了编号"
    )


class ActAgain(StepForm):
    basis = fields.line("决定书或者判决书的文号", longest=80, required=True)
    ordered_on = fields.day(
        "收到决定之日", help_text="本机关收到决定书或者判决书的日期；重新办理的期限自次日起算"
    )
    order_days = forms.IntegerField(
        label="决定书写明的期限",
        required=False,
        min_value=1,
        help_text="没有写明的不填，按条例第三十三条的答复期限",
    )
    order_unit = fields.select("期限的单位", OrderUnit.choices)

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        order = order_over(subject)
        initial = (
            {
                "basis": order.number,
                "ordered_on": order.received_on,
                "order_days": order.days,
                "order_unit": order.unit,
            }
            if order
            else {}
        )
        super().__init__(*args, subject=subject, initial=initial, **kwargs)

"""What the steps of 执法决定 ask."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.decisions.choices import Ending, ExemptionGround
from gongkai.desk.forms import fields

_ENDINGS = [(each.value, each.label) for each in (Ending.ANNULLED, Ending.EXPIRED, Ending.MISTAKEN)]


class StepForm(forms.Form):
    """A form about one decision, one repair, or many decisions."""

    def __init__(self, *args: Any, subject: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class Clear(StepForm):
    reason = fields.text(
        "公开的理由",
        longest=400,
        help_text="检查发现可能的个人信息，或者失信程度是“轻微”而仍须公示的，写明理由；没有的不填",
    )


class Sign(StepForm):
    pass


class Exempt(StepForm):
    ground = fields.radios("不公示的理由", ExemptionGround.choices)
    reason = fields.text("说明", longest=400)


class Lift(StepForm):
    reason = fields.text("取消的理由", longest=400, required=True)


class TakeDown(StepForm):
    ending = fields.radios("撤下的原因", _ENDINGS)
    reason = fields.text(
        "公布的原因",
        longest=150,
        required=True,
        rows=2,
        help_text="会写在公示名单上方，例如：经行政复议撤销。不要写当事人的名称或者姓名",
    )


class ReceiveRepair(StepForm):
    applied_on = fields.day("申请日期")
    materials = fields.text(
        "申请材料", longest=400, required=True, help_text="例如：缴款凭证、整改报告、信用承诺书"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["applied_on"].initial = timezone.localdate()


class DecideRepair(StepForm):
    is_granted = fields.radios("决定", [("yes", "予以修复，停止公示"), ("no", "不予修复，继续公示")])
    reason = fields.text("理由", longest=400, required=True)

    def arguments(self) -> dict[str, Any]:
        return {**self.cleaned_data, "is_granted": self.cleaned_data["is_granted"] == "yes"}


class Export(forms.Form):
    """期间和用途 of a file for the credit platform."""

    since = fields.day("决定日期从")
    until = fields.day("至")
    reason = fields.line("用途", longest=200, required=True, help_text="例如：2020年6月双公示数据报送")

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        initial = {"since": date(year, 1, 1), "until": min(date(year, 12, 31), timezone.localdate())}
        super().__init__(*args, **{**kwargs, "initial": initial})

"""情况说明: which periods, and which published item stands for them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from gongkai.desk.forms import fields
from gongkai.duties.periods import PeriodDuty
from gongkai.items.choices import State
from gongkai.items.models import Item

MOST = 200


class StatePeriods(forms.Form):
    """Periods that have nothing, and items of the organ that are public, those of the heading first."""

    periods = forms.MultipleChoiceField(
        label="周期", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请至少勾选一个周期"}
    )
    item = fields.select(
        "已经公开的信息",
        (),
        required=True,
        help_text="情况说明，或者载有这一期内容的信息；没有的，请先登记并发布",
    )
    note = fields.line("说明", longest=200, help_text="例如：本期没有新增保障家庭")

    def __init__(self, *args: Any, heading: Any, open_periods: Sequence[PeriodDuty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["periods"].choices = [(each.period.code, each.period.label) for each in open_periods]  # type: ignore[attr-defined]
        found = Item.objects.filter(organ_id=heading.organ_id, state=State.PUBLISHED, heading=heading)
        told = found.order_by("-published_at", "-pk").values_list("pk", "title", "index_number")[:MOST]
        choices = [(str(pk), f"{title}（{number or '公开栏'}）") for pk, title, number in told]
        self.fields["item"].choices = [("", "请选择"), *choices]  # type: ignore[attr-defined]

    def arguments(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"periods": given["periods"], "item_id": int(given["item"]), "note": given["note"]}


class StrikeStatement(forms.Form):
    reason = fields.line("撤销原因", longest=100, required=True)

"""更正申请 and 转主动公开建议 as they come on paper: who asks, and for what."""

import secrets
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.applications.choices import DeliveryMethod
from gongkai.applications.intake import WantedInformation
from gongkai.desk.forms import fields
from gongkai.desk.forms.paper import ON_PAPER, PaperForm
from gongkai.items.models import Item
from gongkai.requests.actions.rectifications import LABELS, LONGEST

INDEX_NUMBER = "登记信息的索引号"


class _PersonOnPaper(PaperForm):
    """Who asks and how they are reached, as for an application; what they want, each kind says."""

    description = None  # type: ignore[assignment]
    form = None  # type: ignore[assignment]
    needs_help = None  # type: ignore[assignment]
    lacking = None  # type: ignore[assignment]
    delivery = fields.radios("获取答复的方式", DeliveryMethod.choices)
    index_number = fields.line(INDEX_NUMBER, longest=60, help_text="针对网上公开的信息的填写，没有的不填")

    def __init__(self, data: Any = None, *, organ_id: int, initial: Any = None) -> None:
        self.organ_id = organ_id
        self.item: Item | None = None
        super().__init__(data, initial=initial)

    def clean_index_number(self) -> str:
        written: str = self.cleaned_data["index_number"].strip()
        if written:
            self.item = Item.objects.filter(organ_id=self.organ_id, index_number=written).first()
            if self.item is None:
                raise forms.ValidationError("本机关没有这个索引号的信息，请核对；不清楚的不填")
        return written

    def wanted(self) -> WantedInformation:
        return WantedInformation("—", delivery=self.cleaned_data["delivery"])


def _stated(name: str, *, rows: int = 3) -> forms.CharField:
    return fields.text(LABELS[name], longest=LONGEST[name], required=True, rows=rows)


class RectificationPaper(_PersonOnPaper):
    record = _stated("record", rows=2)
    recorded = _stated("recorded")
    should_be = _stated("should_be")
    evidence = _stated("evidence")
    own = ("record", "recorded", "should_be", "evidence", "index_number")


class ConversionPaper(_PersonOnPaper):
    content = fields.text("建议主动公开的信息", longest=4000, required=True, rows=4)
    reason = fields.text("理由", longest=2000)
    own = ("content", "reason", "index_number")


class ConversionOfApplicant(forms.Form):
    """The applicant of a known application suggests it: who it is, is not asked again."""

    channel = fields.radios("提出方式", ON_PAPER)
    arrived_on = fields.day("收到日期")
    content = fields.text("建议主动公开的信息", longest=4000, required=True, rows=4)
    reason = fields.text("理由", longest=2000)
    submission_key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, wanted: str = "") -> None:
        initial = {
            "arrived_on": timezone.localdate(),
            "content": wanted,
            "submission_key": secrets.token_urlsafe(24),
        }
        super().__init__(data, initial=initial)

"""台账 forms: a row's columns, what a change asks for, a correction, and the period to draw a list from."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.desk.forms.items import OWN, own_field
from gongkai.items.kinds import Column, Kind, checked
from gongkai.items.kinds.shapes import Change
from gongkai.items.tracking import tracking_of

YEAR = "全年"
PARTS = {YEAR: (1, 12), "第一季度": (1, 3), "第二季度": (4, 6), "第三季度": (7, 9), "第四季度": (10, 12)}


class ColumnsForm(forms.Form):
    """Some columns of a kind, each with its own check."""

    def __init__(self, *args: Any, columns: tuple[Column, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        for column in columns:
            field = own_field(column)
            field.required = column.required
            if column.is_sealed:
                field.help_text = "加密封存，查看须留痕"
            self.fields[OWN + column.code] = field

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for column in self.columns:
            name = OWN + column.code
            if name in self.errors:
                continue
            try:
                checked((column,), {column.code: given.get(name)})
            except ValueError as fault:
                self.add_error(name, str(fault))
        return given

    def values(self) -> dict[str, Any]:
        return {column.code: self.cleaned_data.get(OWN + column.code) for column in self.columns}


class NewRowForm(ColumnsForm):
    """登记: a household as it comes in; `on` is the day of its registration."""

    on = fields.day("登记日期", help_text="从哪一天起进入台账")

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        days = {change.day for change in tracking_of(kind).changes}
        first = tuple(column for column in kind.columns if column.code not in days)
        super().__init__(*args, columns=first, **kwargs)
        status = tracking_of(kind).status
        self.fields["on"].initial = timezone.localdate()
        self.fields[OWN + status].initial = kind.column(status).choices[0]
        self.fields["on"] = self.fields.pop("on")


class ChangeForm(ColumnsForm):
    """办理变动: the day, what it fills in, and the reason."""

    on = fields.day("日期")
    reason = fields.line("原因", longest=200, required=True, help_text="只在台账内部保存，不公开")

    def __init__(self, *args: Any, kind: Kind, change: Change, **kwargs: Any) -> None:
        asked = tuple(
            column.model_copy(update={"required": True})
            for column in kind.columns
            if column.code in change.fills
        )
        super().__init__(*args, columns=asked, **kwargs)
        self.fields["on"].label = kind.column(change.day).label
        self.fields["on"].initial = timezone.localdate()
        self.fields["reason"] = self.fields.pop("reason")


class CorrectForm(ColumnsForm):
    """更正: every column but the status; sealed ones are left empty to stay as they are."""

    reason = fields.line("更正原因", longest=200, required=True)

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        status = tracking_of(kind).status
        columns = tuple(
            column.model_copy(update={"required": column.required and not column.is_sealed})
            for column in kind.columns
            if column.code != status
        )
        super().__init__(*args, columns=columns, **kwargs)
        for column in columns:
            if column.is_sealed:
                self.fields[OWN + column.code].help_text = "已封存，不改的留空"
        self.fields["reason"] = self.fields.pop("reason")

    def values(self) -> dict[str, Any]:
        sealed = {column.code for column in self.columns if column.is_sealed}
        return {code: value for code, value in super().values().items() if value or code not in sealed}


class PeriodForm(forms.Form):
    """期间: a year or one of its quarters."""

    year = forms.IntegerField(label="年度", min_value=2000, max_value=2100)
    part = forms.ChoiceField(label="期间", choices=[(each, each) for each in PARTS])

    def period(self) -> tuple[date, date]:
        """The first and the last day."""
        year, (first, last) = self.cleaned_data["year"], PARTS[self.cleaned_data["part"]]
        return date(year, first, 1), date(year, last, 30 if last in (6, 9) else 31)

"""信息报送: month, receivers and day."""

from datetime import date
from typing import Any

from django import forms

from gongkai.desk.forms import fields


class SubmissionForm(forms.Form):
    month = forms.DateField(
        label="月份",
        input_formats=["%Y-%m"],
        widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}),
        error_messages={"invalid": "应是月份，例如 2020-05"},
    )
    receivers = fields.line("报送单位", longest=200, required=True, help_text="几个单位用顿号分开")
    submitted_on = fields.day("报送日期")

    @classmethod
    def of_last_month(cls, data: Any, *, today: date, receivers: str) -> "SubmissionForm":
        """Filled with the month before and the receivers of the last time."""
        last = date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)
        return cls(data, initial={"month": last, "receivers": receivers, "submitted_on": today})

"""登记行政复议、行政诉讼 and how they ended."""

from typing import Any

from django import forms

from gongkai.applications.models import Application
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm
from gongkai.remedies.models import Challenge, Reconsideration, Result


class RegisterReconsideration(StepForm):
    case_number = fields.line("案号", longest=60, required=True)
    filed_on = fields.day("受理日期")


class RegisterLawsuit(StepForm):
    case_number = fields.line("案号", longest=60, required=True)
    filed_on = fields.day("受理日期")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        earlier = Reconsideration.objects.filter(reply__application=subject).order_by("pk")
        self.fields["after_review"] = fields.select(
            "此前的行政复议",
            [(str(review.pk), review.case_number) for review in earlier],
            help_text="未经复议直接起诉的不选",
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        review = given.pop("after_review")
        return {**given, "after_review_id": int(review) if review else None}


class Close(forms.Form):
    result = fields.radios("审理结果", Result.choices)
    closed_on = fields.day("结案日期")

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

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


class ChallengeForm(forms.Form):
    """A form about one challenge."""

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class ReviewServed(ChallengeForm):
    body = fields.line("复议机关", longest=100, required=True)
    served_on = fields.day("收到申请书副本之日", help_text="本机关的答复期限自次日起算")
    is_simplified = forms.BooleanField(label="适用简易程序", required=False)


class LawsuitServed(ChallengeForm):
    body = fields.line("法院", longest=100, required=True)
    served_on = fields.day("收到起诉状副本之日", help_text="本机关的答辩期限自次日起算")


class Answered(ChallengeForm):
    answered_on = fields.day("提交答复或者答辩之日")


class Hearing(ChallengeForm):
    hearing_on = fields.day("听证或者开庭日期")


class Close(ChallengeForm):
    result = fields.radios("审理结果", Result.choices)
    closed_on = fields.day("结案日期")
    decision_number = fields.line("决定书或者判决书文号", longest=80)
    must_act_again = forms.BooleanField(label="责令重新作出答复", required=False)

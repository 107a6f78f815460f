"""登记行政复议、行政诉讼, how they went on and ended, and what was registered wrongly."""

from typing import Any

from django import forms

from gongkai.applications.choices import State
from gongkai.applications.models import Application
from gongkai.desk.forms import fields
from gongkai.desk.forms.application_steps import StepForm
from gongkai.law.challenge_endings import ChallengeKind, endings_of
from gongkai.remedies.actions.correcting import correctable
from gongkai.remedies.choices import Against, OrderUnit, Result, Route, Standing
from gongkai.remedies.models import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.requirements import MOST_ORDERED, kind_of

BY_ENDING = "按结案方式"


def against_choices(application: Application) -> list[tuple[str, str]]:
    """What can be challenged now: a reply only once it was delivered."""
    delivered = application.state == State.DELIVERED
    return [
        (against.value, str(against.label))
        for against in Against
        if delivered or against is not Against.REPLY
    ]


def ending_choices(kind: ChallengeKind) -> list[tuple[str, str]]:
    """维持（结果维持）: each with the column of table 四 that it feeds."""
    return [(each.code, f"{each.label}（{Result(each.result).label}）") for each in endings_of(kind)]


def reviews_of(application: Application) -> list[tuple[str, str]]:
    found = Reconsideration.objects.filter(application=application).order_by("pk")
    return [(str(review.pk), f"{review.case_number}（{review.get_state_display()}）") for review in found]


class RegisterReconsideration(StepForm):
    case_number = fields.line("案号", longest=60, required=True)
    filed_on = fields.day("受理日期")

    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        choices = against_choices(subject)
        self.fields["against"] = fields.radios("针对", choices, required=False)
        self.fields["against"].initial = choices[0][0]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {**given, "against": given["against"] or against_choices(self.application)[0][0]}


class RegisterLawsuit(RegisterReconsideration):
    def __init__(self, *args: Any, subject: Application, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["route"] = fields.radios("途径", Route.choices, required=False)
        self.fields["route"].initial = Route.DIRECT
        self.fields["after_review"] = fields.select(
            "此前的行政复议", reviews_of(subject), help_text="复议后起诉的选；未经复议直接起诉的不选"
        )
        self.fields["standing"] = fields.select(
            "本机关的诉讼地位",
            Standing.choices,
            help_text="不选的，复议维持后起诉的为共同被告，其他为被告；第三人的不计入年度报告表四",
        )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        review = given.pop("after_review")
        return {**given, "after_review_id": int(review) if review else None}


class ChallengeForm(forms.Form):
    """A form about one challenge."""

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        self.challenge = subject
        super().__init__(*args, **kwargs)


class ReviewServed(ChallengeForm):
    body = fields.line("复议机关", longest=100, required=True)
    served_on = fields.day("收到申请书副本之日", help_text="本机关的答复期限自次日起算")
    is_simplified = forms.BooleanField(label="适用简易程序", required=False)

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        initial = {"body": subject.organ.reconsideration_organ}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class LawsuitServed(ChallengeForm):
    body = fields.line("法院", longest=100, required=True)
    served_on = fields.day("收到起诉状（上诉状）副本之日", help_text="本机关的答辩期限自次日起算")

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        initial = {"body": subject.body or subject.organ.court}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class Answered(ChallengeForm):
    answered_on = fields.day("提交答复或者答辩之日")


class Hearing(ChallengeForm):
    hearing_on = fields.day("听证或者开庭日期")


class Ended(ChallengeForm):
    """How it ended; the result follows from the ending unless another is chosen."""

    closed_on = fields.day("结案日期", help_text="决定书、裁判文书上的日期；计入该年度的表四")
    decision_number = fields.line("决定书或者判决书文号", longest=80)
    decision_received_on = fields.day("本机关收到决定书或者判决书之日", required=False)
    must_act_again = forms.BooleanField(label="责令（重新）作出答复", required=False)
    order_days = forms.IntegerField(
        label="责令的期限",
        required=False,
        min_value=1,
        max_value=MOST_ORDERED,
        help_text="决定书没有写明期限的不填",
    )
    order_unit = fields.select("期限的单位", OrderUnit.choices)

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["ending"] = fields.radios(
            "结案方式",
            ending_choices(kind_of(subject)),
            required=False,
            help_text="括号内是表四的统计结果；没有合适的不选，改选“统计结果”",
        )
        self.fields["result"] = forms.ChoiceField(
            label="统计结果",
            required=False,
            choices=[("", BY_ENDING), *Result.choices],
            help_text="没有合适的结案方式，或者另有统计口径的才选",
        )
        self.order_fields(["ending", "result"])


class Close(Ended):
    pass


class Appeal(ChallengeForm):
    on = fields.day("上诉日期", help_text="任何一方上诉，一审裁判都不生效，表四列为尚未审结")
    number = fields.line("二审案号", longest=60)
    body = fields.line("二审法院", longest=100)


class Remand(ChallengeForm):
    on = fields.day("裁定发回之日", help_text="不是结果：案件在表四仍为尚未审结，重审、再上诉照样登记")
    number = fields.line("重审案号", longest=60)
    body = fields.line("重审法院", longest=100)


class Retrial(ChallengeForm):
    on = fields.day("再审立案之日", help_text="已经计入表四的结果留在原来的年度，自该日起另计为尚未审结")
    number = fields.line("再审案号", longest=60, required=True)
    body = fields.line("再审法院", longest=100)


class Reason(ChallengeForm):
    reason = fields.text("原因", longest=200, required=True, help_text="登记从各项统计中去掉，留痕保留")


class Correct(Ended):
    """Everything that was registered, as it stands; what differs is put right."""

    case_number = fields.line("案号", longest=60, required=True)
    filed_on = fields.day("受理日期")
    body = fields.line("复议机关或者法院", longest=100)
    served_on = fields.day("收到副本之日", required=False)
    answered_on = fields.day("提交答复或者答辩之日", required=False)
    hearing_on = fields.day("听证或者开庭日期", required=False)
    is_simplified = forms.BooleanField(label="适用简易程序", required=False)
    reopened_on = fields.day("上诉、发回重审或者再审之日", required=False)
    reopened_number = fields.line("二审、重审或者再审案号", longest=60)
    reason = fields.text("更正的原因", longest=200, required=True)

    def __init__(self, *args: Any, subject: Challenge, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        application = subject.application
        self.fields["against"] = fields.radios("针对", against_choices(application))
        if isinstance(subject, Lawsuit):
            self.fields["route"] = fields.radios("途径", Route.choices)
            self.fields["after_review_id"] = fields.select("此前的行政复议", reviews_of(application))
            self.fields["standing"] = fields.radios("本机关的诉讼地位", Standing.choices)
        names = correctable(subject)
        for name in [each for each in self.fields if each not in (*names, "reason")]:
            del self.fields[name]
        for name in names:
            self.fields[name].initial = getattr(subject, name)
        self.order_fields([*names, "reason"])

    def arguments(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "after_review_id" in given:
            given["after_review_id"] = int(given["after_review_id"]) if given["after_review_id"] else None
        return {"reason": given.pop("reason"), "changes": given}

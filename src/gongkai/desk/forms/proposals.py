"""What the steps of a proposal ask."""

from typing import Any

from django import forms
from django.utils import timezone

from gongkai.desk.forms import fields
from gongkai.desk.forms.items import heading_choices
from gongkai.dialogue.choices import (
    Openness,
    ProposalLevel,
    ReplyDelivery,
    ResultClass,
    Satisfaction,
)
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.dialogue.proposals.public_reply import heading_of
from gongkai.items.choices import Channel
from gongkai.items.grounds import GROUNDS
from gongkai.items.lengths import BODY_LIMIT
from gongkai.organs.actors import Role
from gongkai.organs.models import Section

CONTENT = [each for each in Satisfaction.choices if each[0] != Satisfaction.DISSATISFIED]
CHANNELS = [(Channel.WEBSITE, Channel.WEBSITE.label), (Channel.NOTICE_BOARD, Channel.NOTICE_BOARD.label)]


class StepForm(forms.Form):
    """A form about one proposal."""

    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        self.proposal = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Nothing(StepForm):
    """Reading and pressing the button is all."""


class Assign(StepForm):
    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.sections = {
            each.pk: each for each in Section.objects.filter(organ_id=subject.organ_id).order_by("pk")
        }
        self.members = {each.pk: each for each in fields.handlers_of(subject.organ_id, (Role.CLERK,))}
        self.fields["section"] = _one_of("承办科室", self.sections)
        self.fields["handler"] = _one_of("承办人", self.members)
        self.initial.update(section=subject.section_id, handler=subject.handler_id)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("section") and not given.get("handler"):
            self.add_error("section", "须选择承办科室或者承办人")
        return given

    def arguments(self) -> dict[str, Any]:
        return {
            "section": self.sections.get(self.cleaned_data["section"] or 0),
            "handler": self.members.get(self.cleaned_data["handler"] or 0),
        }


def _one_of(label: str, found: dict[int, Any]) -> forms.TypedChoiceField:
    choices = [("", "请选择"), *((pk, each.name) for pk, each in found.items())]
    return forms.TypedChoiceField(label=label, choices=choices, coerce=int, empty_value=None, required=False)


class Return(StepForm):
    reason = fields.text(
        "退回原因", longest=180, required=True, help_text="写明属于哪个单位的职责、依据是什么"
    )


class SendBack(StepForm):
    reason = fields.text("退回原因", longest=180, required=True, help_text="写明要改什么，拟稿人会看到")


class AddCoHost(StepForm):
    name = fields.line("会办单位", longest=100, required=True)
    on = fields.day("送会办日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)


class RecordCoHostOpinion(StepForm):
    on = fields.day("反馈日期")
    opinion = fields.text("会办意见", longest=2000, required=True, rows=5)

    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, initial={"on": timezone.localdate()}, **kwargs)
        waiting = [(each.pk, each.name) for each in subject.cohosts.all() if each.answered_on is None]
        self.fields["cohost_id"] = forms.TypedChoiceField(
            label="会办单位", choices=waiting, coerce=int, empty_value=None
        )
        self.order_fields(["cohost_id", "on", "opinion"])


class GiveCoHostOpinion(StepForm):
    on = fields.day("提出日期")
    opinion = fields.text("会办意见", longest=2000, required=True, rows=8)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": timezone.localdate()}, **kwargs)


class WithOpenness(StepForm):
    """公开属性 with what it needs: a ground for what is withheld, a reason for what is not open."""

    openness = fields.radios("复文公开属性", Openness.choices)
    ground = fields.select("不予公开的依据", GROUNDS.items(), help_text="选“不予公开”的必须选择")
    openness_reason = fields.text("公开属性说明", longest=400, rows=2, help_text="不主动公开的必须说明")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        openness = given.get("openness")
        if openness == Openness.WITHHELD and not given.get("ground"):
            self.add_error("ground", "不予公开须选择条例第十四条至第十六条规定的依据")
        is_shut = openness in (Openness.WITHHELD, Openness.ON_APPLICATION)
        if is_shut and not given.get("openness_reason", "").strip():
            self.add_error("openness_reason", "不主动公开的须说明理由")
        return given


class DraftReply(WithOpenness):
    text = fields.text(
        "复文正文", longest=BODY_LIMIT, required=True, rows=14, help_text="一行一段，不写标题和落款"
    )
    result_class = fields.radios("办理结果类别", ResultClass.choices)
    copied_to = fields.line(
        "抄送", longest=200, help_text="例如：县人大常委会代表联络工作委员会，县政府督查室"
    )
    public_summary = fields.text(
        "公开的摘要", longest=5000, rows=6, help_text="只公开摘要的必须填写；公众看到的就是这段话"
    )

    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        reply = reply_in_hand(subject)
        initial = (
            {name: getattr(reply, name) for name in self.base_fields}
            if reply is not None and not reply.satisfaction
            else {"openness": Openness.FULL, "copied_to": subject.assigned_by}
        )
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.order_fields(["text", "result_class", "copied_to", "openness", "public_summary"])

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("openness") == Openness.SUMMARY and not given.get("public_summary", "").strip():
            self.add_error("public_summary", "公开摘要的，须拟写摘要")
        return given


class ReviewOpenness(WithOpenness):
    findings_reason = fields.text(
        "个人信息公开理由", longest=390, rows=2, help_text="上面列有可能的个人信息时填写；没有的不填"
    )

    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        reply = reply_in_hand(subject)
        proposed = {name: getattr(reply, name) for name in self.base_fields} if reply else {}
        super().__init__(*args, subject=subject, initial=proposed, **kwargs)


class Deliver(StepForm):
    delivery = fields.radios("送达方式", ReplyDelivery.choices)
    delivered_on = fields.day("送达日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        initial = {"delivered_on": timezone.localdate(), "delivery": ReplyDelivery.FACE_TO_FACE}
        super().__init__(*args, initial=initial, **kwargs)


class RecordSatisfaction(StepForm):
    satisfaction = fields.radios("代表、委员意见", CONTENT)
    opinion_on = fields.day("反馈日期")
    opinion_note = fields.text("说明", longest=400, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"opinion_on": timezone.localdate()}, **kwargs)


class HandleAgain(StepForm):
    opinion_on = fields.day("反馈日期", help_text="重新办理的期限从这一天起算")
    reason = fields.text("不满意的原因", longest=400, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"opinion_on": timezone.localdate()}, **kwargs)


class Report(StepForm):
    receiver = fields.line("报告单位", longest=100, required=True, help_text="例如：县委督查室、县政府督查室")
    reported_on = fields.day("报告日期")
    note = fields.line("说明", longest=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"reported_on": timezone.localdate()}, **kwargs)


class Publish(StepForm):
    channels = fields.ticks("公开渠道", CHANNELS, required=True)
    place = fields.line("位置", longest=200, help_text="公开栏写明地点；网站不填")

    def __init__(self, *args: Any, subject: Proposal, **kwargs: Any) -> None:
        heading = heading_of(subject, on=timezone.localdate())
        initial = {"channels": [Channel.WEBSITE], "heading": heading.pk if heading else None}
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.fields["heading"] = fields.select(
            "公开事项", heading_choices(subject.organ_id), help_text="在网站发布的必须选择"
        )
        self.order_fields(["heading", "channels", "place"])

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        heading = given.pop("heading")
        return {**given, "heading_id": int(heading) if heading else None}


class HandledListForm(forms.Form):
    """办理情况清单: of which year and level."""

    year = forms.IntegerField(label="交办年度", min_value=2000, max_value=2100)
    level = fields.radios("级别", ProposalLevel.choices)

"""What each step of a document's procedure asks."""

from typing import Any

from django import forms

from gongkai.applications.earlier import OTHERS_NEEDED, applicants_given
from gongkai.desk.forms import fields
from gongkai.desk.forms.body import as_typed
from gongkai.desk.forms.items import heading_choices
from gongkai.items.choices import (
    FIVE_OPEN,
    Attribute,
    Channel,
    ReassessmentOutcome,
    ReassessmentTrigger,
    SecrecyOpinion,
    Validity,
)
from gongkai.items.grounds import ALL_GROUNDS, GROUNDS
from gongkai.items.lengths import BODY_LIMIT
from gongkai.items.models import Item
from gongkai.items.revised import ADDED_FILES, REMOVED_FILES


class StepForm(forms.Form):
    """A form about one item."""

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        self.item = subject
        super().__init__(*args, **kwargs)

    def arguments(self) -> dict[str, Any]:
        """Keyword arguments of the step's action."""
        return dict(self.cleaned_data)


class Check(StepForm):
    note = fields.line("审核意见", longest=150)


class ReviewSecrecy(StepForm):
    opinion = fields.radios("保密审查意见", SecrecyOpinion.choices)
    note = fields.line("说明", longest=120)


class SendBack(StepForm):
    reason = fields.text("退回原因", longest=150, required=True, help_text="写明要改什么，经办人会看到")


class ProposeReassessment(StepForm):
    trigger = fields.radios("评估的起因", ReassessmentTrigger.choices)
    outcome = fields.radios("评估结论", ReassessmentOutcome.choices)
    reason = fields.text(
        "理由", longest=400, required=True, help_text="情势有何变化，为什么可以或者仍不能公开"
    )

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"trigger": ReassessmentTrigger.PERIODIC}
        if (count := applicants_given(subject)) >= OTHERS_NEEDED:
            initial = {
                "trigger": ReassessmentTrigger.REPEATED_REQUESTS,
                "outcome": ReassessmentOutcome.OPEN,
                "reason": f"已依申请提供给 {count} 个申请人，公开不损害他人权益（条例第四十四条）",
            }
        super().__init__(*args, subject=subject, initial=initial, **kwargs)


class DecideReassessment(StepForm):
    is_approved = forms.TypedChoiceField(
        label="决定",
        choices=[("yes", "同意"), ("no", "不同意，维持不变")],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    note = fields.line("说明", longest=120)


class Determine(StepForm):
    attribute = fields.radios("公开属性", Attribute.choices)
    ground = fields.select(
        "不主动公开的理由", ALL_GROUNDS.items(), help_text="不予公开的必须选择；主动公开的不选"
    )
    reason = fields.text("认定说明", longest=400)

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        proposed = {
            "attribute": subject.proposed_attribute,
            "ground": subject.proposed_ground,
            "reason": subject.proposed_reason,
        }
        super().__init__(*args, subject=subject, initial=proposed, **kwargs)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("attribute") == Attribute.WITHHELD and given.get("ground") not in GROUNDS:
            self.add_error("ground", "不予公开，须选择条例第十四条至第十六条规定的理由")
        if given.get("attribute") == Attribute.PROACTIVE and given.get("ground"):
            self.add_error("ground", "主动公开，不需要不公开的理由，请改选“请选择”")
        return given


class ExemptExplainer(StepForm):
    reason = fields.text(
        "免予解读的理由",
        longest=190,
        required=True,
        help_text="例如：只转发上级文件，上级已经解读，并写明出处",
    )


class Publish(StepForm):
    five_open = fields.ticks("“五公开”属性", FIVE_OPEN.items(), required=True)
    channels = fields.ticks("公开渠道", Channel.choices, required=True)
    place = fields.line("位置", longest=200, help_text="公开栏、查阅场所等写明地点；网站不填")

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        initial = {
            "heading": subject.heading_id,
            "five_open": subject.five_open,
            "channels": [Channel.WEBSITE],
        }
        super().__init__(*args, subject=subject, initial=initial, **kwargs)
        self.fields["heading"] = fields.select(
            "公开事项", heading_choices(subject.organ_id), help_text="在网站发布的必须选择"
        )
        self.order_fields(["heading", "five_open", "channels", "place"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if Channel.WEBSITE in given.get("channels", ()) and not given.get("heading"):
            self.add_error("heading", "在网站发布，须选择公开事项")
        return given

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        heading = given.pop("heading")
        return {**given, "heading_id": int(heading) if heading else None}


class RecordRelease(StepForm):
    channel = fields.select("渠道", Channel.choices, required=True)
    place = fields.line("位置", longest=200, help_text="地点、账号名称或期号")
    evidence = fields.line("凭证", longest=200, help_text="链接、照片编号等")


class ProposeRevision(StepForm):
    title = fields.line("标题", longest=200, required=True)
    document_number = fields.line("文号", longest=60)
    summary = fields.text("内容概述", longest=400, rows=2)
    keywords = fields.line("关键词", longest=120)
    validity = fields.select("效力状态", Validity.choices, required=True)
    effective_on = fields.day("生效日期", required=False)
    repealed_on = fields.day("废止日期", required=False)
    body = fields.text("正文", longest=BODY_LIMIT, rows=14)
    reason = fields.text("变更原因", longest=400, required=True, help_text="公众会在版本记录中看到")

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        stated = {name: getattr(subject, name) for name in self.base_fields if name != "reason"}
        stated["body"] = as_typed(subject.body)
        added = list(subject.attachments.proposed().values_list("pk", "name"))
        standing = list(subject.attachments.standing().values_list("pk", "name"))
        stated[ADDED_FILES] = [pk for pk, _ in added]
        super().__init__(*args, subject=subject, initial=stated, **kwargs)
        if added:
            self.fields[ADDED_FILES] = fields.ticks("换上的附件", added, help_text="已在“附件”页上传并检查")
        if standing:
            self.fields[REMOVED_FILES] = fields.ticks(
                "撤去的附件", standing, help_text="更换附件时，勾选被换下的旧附件"
            )
        self.order_fields([*[name for name in self.fields if name != "reason"], "reason"])

    def arguments(self) -> dict[str, Any]:
        chosen = {
            name: [int(pk) for pk in self.cleaned_data.get(name, ())] for name in (ADDED_FILES, REMOVED_FILES)
        }
        changed = [name for name in self.changed_data if name not in ("reason", *chosen)]
        changes = {name: self.cleaned_data[name] for name in changed}
        changes |= {name: pks for name, pks in chosen.items() if pks}
        return {"changes": changes, "reason": self.cleaned_data["reason"]}


class DecideRevision(StepForm):
    decision = fields.radios("审批意见", [("approved", "同意，立即更新公开内容"), ("refused", "不同意")])
    note = fields.line("说明", longest=150)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"is_approved": given["decision"] == "approved", "note": given["note"]}


class Withdraw(StepForm):
    reason = fields.text(
        "撤下原因", longest=190, required=True, help_text="原网址会保留，并向公众说明这个原因"
    )
    is_sure = forms.BooleanField(label="我已核对：撤下后公众看不到正文，不能恢复，如需再公开须重新登记")

    def arguments(self) -> dict[str, Any]:
        return {"reason": self.cleaned_data["reason"]}


class ClearFindings(StepForm):
    reason = fields.text(
        "公开理由",
        longest=390,
        required=True,
        help_text="写明依据和必要性，例如：公示对象名单须列明姓名，依据《社会救助暂行办法》第四十条",
    )


class DismissFindings(StepForm):
    reason = fields.text(
        "说明",
        longest=390,
        required=True,
        help_text="是误报的，写明发现的实际上是什么，例如：合同编号，不是银行卡号；依法可以公开的，写明依据",
    )


class WithdrawAtOnce(StepForm):
    reason = fields.text(
        "撤下原因",
        longest=190,
        required=True,
        help_text="公众会看到；不要在这里写出泄露的内容",
    )
    hides_title = forms.BooleanField(label="标题里也有个人信息（例如姓名），一并隐去", required=False)

    def __init__(self, *args: Any, subject: Item, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"reason": "内容含有不宜公开的个人信息，正在核实处理"})
        super().__init__(*args, subject=subject, **kwargs)

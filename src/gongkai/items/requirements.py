"""What a step of a document needs: each says in Chinese what is missing, or None."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from gongkai.catalogue.models import Heading
from gongkai.items import conditions
from gongkai.items.choices import (
    Attribute,
    Channel,
    ImportState,
    ReassessmentOutcome,
    ReassessmentTrigger,
    SecrecyOpinion,
)
from gongkai.items.grounds import GROUNDS
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item

Form = Mapping[str, Any]


def a_reason(item: Item, form: Form) -> str | None:
    return None if str(form.get("reason", "")).strip() else "须填写原因"


def an_opinion(item: Item, form: Form) -> str | None:
    return None if form.get("opinion") in SecrecyOpinion.values else "须选择保密审查意见"


def an_attribute(item: Item, form: Form) -> str | None:
    return None if form.get("attribute") in Attribute.values else "须认定公开属性"


def a_ground_for_what_is_not_open(item: Item, form: Form) -> str | None:
    if form.get("attribute") == Attribute.WITHHELD and form.get("ground") not in GROUNDS:
        return "不予公开须注明条例第十四条至第十六条规定的理由"
    return None


def no_register_is_opened(item: Item, form: Form) -> str | None:
    if form.get("attribute") == Attribute.PROACTIVE and kind_of(item.kind).is_internal:
        return f"“{kind_of(item.kind).label}”是内部台账，不能主动公开；请由它生成公开的名单"
    return None


def no_secret_is_opened(item: Item, form: Form) -> str | None:
    if item.secrecy_opinion == SecrecyOpinion.SECRET and form.get("attribute") != Attribute.WITHHELD:
        return "保密审查认定涉及国家秘密，只能认定为不予公开"
    if (
        item.secrecy_opinion == SecrecyOpinion.CLEARED_WITH_LIMITS
        and form.get("attribute") == Attribute.PROACTIVE
    ):
        return "保密审查意见是不宜主动公开，不能认定为主动公开"
    return None


def not_referred(item: Item, form: Form) -> str | None:
    if item.secrecy_opinion == SecrecyOpinion.REFERRED:
        return "已送请主管部门或保密行政管理部门确定，须待其答复后重新审查"
    return None


def a_proactive_attribute(item: Item, form: Form) -> str | None:
    if item.attribute == Attribute.PROACTIVE:
        return None
    shown = item.get_attribute_display() or "尚未认定"
    return f"公开属性是“{shown}”，只有主动公开的信息才能发布"


def a_heading(item: Item, form: Form) -> str | None:
    if Channel.WEBSITE not in form.get("channels", [Channel.WEBSITE]):
        return None
    return None if form.get("heading") or item.heading_id else "在网站发布须选择公开事项"


def a_heading_in_force(item: Item, form: Form) -> str | None:
    """A heading that has ended keeps what stands under it and takes nothing new."""
    wanted = form.get("heading")
    heading_id = item.heading_id if wanted is None or wanted is True else wanted
    heading = Heading.objects.filter(pk=heading_id).first() if heading_id else None
    if heading is None:
        return None
    on = form.get("on") or timezone.localdate()
    if heading.in_force_to is not None and heading.in_force_to <= on:
        return f"公开事项“{heading.title}”已于 {heading.in_force_to.isoformat()} 停用，不能再发布信息：请改选现行目录中的事项"
    return None


def a_five_open_aspect(item: Item, form: Form) -> str | None:
    return None if form.get("five_open") or item.five_open else "须至少选择一项“五公开”属性"


def a_channel(item: Item, form: Form) -> str | None:
    channels = form.get("channels", [Channel.WEBSITE])
    if not channels or not set(channels) <= set(Channel.values):
        return "须选择公开渠道"
    return None


def no_open_revision(item: Item, form: Form) -> str | None:
    return "已有一项变更申请待审批" if item.revisions.filter(decided_at=None).exists() else None


def an_open_revision(item: Item, form: Form) -> str | None:
    return None if item.revisions.filter(decided_at=None).exists() else "没有待审批的变更申请"


def a_document_that_is_explained(item: Item, form: Form) -> str | None:
    if not any(owed.exemptable for owed in kind_of(item.kind).owes):
        return f"“{kind_of(item.kind).label}”不须解读，不用免予"
    return "已经说明过免予解读的理由" if item.explainer_exemption else None


def no_import_waiting(item: Item, form: Form) -> str | None:
    """What a clerk has read in and not confirmed is not in the list that is checked."""
    waiting = item.imports.filter(state=ImportState.STAGED).exists() if item.pk else False
    return "有一项导入尚未确认：请经办人员先确认或者放弃" if waiting else None


def not_open_yet(item: Item, form: Form) -> str | None:
    return "主动公开的信息不需要评估" if item.attribute == Attribute.PROACTIVE else None


def no_open_reassessment(item: Item, form: Form) -> str | None:
    found = item.reassessments.filter(decided_at=None).exists() if item.pk else False
    return "已有一项评估待决定" if found else None


def an_open_reassessment(item: Item, form: Form) -> str | None:
    return None if item.reassessments.filter(decided_at=None).exists() else "没有待决定的评估"


def a_trigger_and_an_outcome(item: Item, form: Form) -> str | None:
    if form.get("trigger") not in ReassessmentTrigger.values:
        return "须选择评估的起因"
    outcome = form.get("outcome")
    if outcome not in ReassessmentOutcome.values:
        return "须选择评估结论"
    if outcome != ReassessmentOutcome.KEEP and kind_of(item.kind).is_internal:
        return f"“{kind_of(item.kind).label}”是内部台账，不能公开；请由它生成公开的名单"
    return None


def a_secret_only_after_its_term(item: Item, form: Form) -> str | None:
    """A state secret is opened only when it has been declassified (保密法第二十四条)."""
    keeps = form.get("outcome") == ReassessmentOutcome.KEEP
    if item.secrecy_opinion != SecrecyOpinion.SECRET or keeps or not form.get("outcome"):
        return None
    if form.get("trigger") == ReassessmentTrigger.TERM_ENDED:
        return None
    return "保密审查认定涉及国家秘密，保密期限届满或者解密后才能公开"


def no_condition_unmet(item: Item, form: Form) -> str | None:
    return conditions.unmet(item)


def no_early_condition_unmet(item: Item, form: Form) -> str | None:
    """What is to be open and lacks something goes no further: nobody signs a budget whose sums are wrong."""
    is_to_be_open = form.get("attribute", item.proposed_attribute) == Attribute.PROACTIVE
    return conditions.unmet_early(item) if is_to_be_open else None

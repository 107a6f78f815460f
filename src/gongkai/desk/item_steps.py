"""A document's steps at the desk; who may take them is told by items.permissions and held by a test."""

from collections.abc import Callable, Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from gongkai.desk.forms import item_steps as forms
from gongkai.desk.item_preview import preview_of
from gongkai.desk.privacy_panel import panel_of
from gongkai.desk.register import register_of
from gongkai.desk.revisions import differences_of
from gongkai.desk.steps import Counter, Offer, StepPage
from gongkai.items import actions
from gongkai.items.choices import Attribute, Channel, ReassessmentOutcome, ReassessmentTrigger, State
from gongkai.items.grounds import GROUNDS
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.items.procedure import PROCEDURE
from gongkai.organs.actors import Actor, Role

CLERK, HEAD, REVIEWER, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR
_A_REASON = {"reason": "…"}
_WITHHELD = {"attribute": Attribute.WITHHELD, "ground": next(iter(GROUNDS))}
_ON_THE_WEBSITE = {"channels": [Channel.WEBSITE], "heading": True, "five_open": True}


def find(actor: Actor, pk: int) -> Item:
    """The item with what its pages show of it; 404 when this member does not read it."""
    items = register_of(actor).select_related("organ", "section", "heading", "drafter")
    return get_object_or_404(items, pk=pk)


# What an item waits for in each state: who, which verb, in words.
NEXT_STEP: Mapping[str, tuple[Role, str, str]] = {
    State.REGISTERED: (HEAD, "check", "科室审核"),
    State.CHECKED: (REVIEWER, "review_secrecy", "保密审查"),
    State.REVIEWED: (DIRECTOR, "determine", "认定属性并签发"),
    State.DETERMINED: (CLERK, "publish", "发布"),
}


def awaits(item: Item) -> str:
    """“科室负责人”科室审核; nothing for what is published or not to be published."""
    if item.state not in NEXT_STEP or item.attribute not in ("", Attribute.PROACTIVE):
        return ""
    role, _, step = NEXT_STEP[item.state]
    return f"等待“{role.label}”人员{step}"


def address(item: Item) -> str:
    return reverse("desk:item", kwargs={"pk": item.pk})


def step_address(item: Item, verb: str) -> str:
    return reverse(f"desk:item_{verb}", kwargs={"pk": item.pk})


def releases_address(item: Item) -> str:
    return reverse("desk:item_releases", kwargs={"pk": item.pk})


def revision_context(item: Item) -> Mapping[str, Any]:
    revision = item.revisions.filter(decided_at=None).select_related("proposed_by").first()
    differences = differences_of(item, revision) if revision else []
    return {"revision": revision, "differences": differences, "panel": panel_of(item)}


def with_preview(item: Item) -> Mapping[str, Any]:
    """What is decided on and what was found in it, to be read before the button is pressed."""
    return {"preview": preview_of(item), "panel": panel_of(item)}


MOST_READ = 200


def with_findings(item: Item) -> Mapping[str, Any]:
    """What a reviewer answers for."""
    return {"panel": panel_of(item, most=MOST_READ)}


def with_public_findings(item: Item) -> Mapping[str, Any]:
    """What a rescan found in what is public."""
    return {"panel": panel_of(item, is_recheck=True, most=MOST_READ)}


def decision(
    verb: str,
    role: Role,
    form: type[forms.StepForm],
    action: Callable[..., object],
    done: str,
    before: Mapping[str, Any] | None = None,
) -> StepPage:
    """A step on the way up, on a page that shows the document."""
    return StepPage(verb, (role,), form, action, done, before, with_preview, "desk/item_step.html")


_KEPT = {"trigger": ReassessmentTrigger.PERIODIC, "outcome": ReassessmentOutcome.KEEP, "reason": "…"}


def with_reassessment(item: Item) -> Mapping[str, Any]:
    """What is proposed, to be read beside the document before it is decided."""
    found = item.reassessments.filter(decided_at=None).select_related("proposed_by").first()
    return {**with_preview(item), "reassessment": found}


STEPS = (
    decision("check", HEAD, forms.Check, actions.check, "科室审核已通过，转保密审查。", {}),
    decision("review_secrecy", REVIEWER, forms.ReviewSecrecy, actions.review_secrecy, "保密审查意见已记录。"),
    decision("determine", DIRECTOR, forms.Determine, actions.determine, "公开属性已认定并签发。", _WITHHELD),
    decision("publish", CLERK, forms.Publish, actions.publish, "已发布。", _ON_THE_WEBSITE),
    StepPage(
        "exempt_explainer",
        (DIRECTOR,),
        forms.ExemptExplainer,
        actions.exempt_explainer,
        "免予解读的理由已记录。",
        _A_REASON,
    ),
    StepPage(
        "decide_revision",
        (DIRECTOR,),
        forms.DecideRevision,
        actions.decide_revision,
        "变更申请已审批。",
        {},
        revision_context,
        "desk/revision.html",
    ),
    decision(
        "propose_reassessment",
        REVIEWER,
        forms.ProposeReassessment,
        actions.propose_reassessment,
        "评估意见已提出，待签发人员决定。",
        _KEPT,
    ),
    StepPage(
        "decide_reassessment",
        (DIRECTOR,),
        forms.DecideReassessment,
        actions.decide_reassessment,
        "评估结论已决定。",
        {},
        with_reassessment,
        "desk/reassessment_step.html",
    ),
    StepPage("amend", (CLERK,), forms.StepForm, actions.amend, "登记内容已修改。"),
    StepPage(
        "send_back", (HEAD, REVIEWER, DIRECTOR), forms.SendBack, actions.send_back, "已退回经办人修改。"
    ),
    StepPage("record_release", (CLERK,), forms.RecordRelease, actions.record_release, "发布渠道已记录。"),
    StepPage(
        "propose_revision",
        (CLERK,),
        forms.ProposeRevision,
        actions.propose_revision,
        "变更申请已提交，审批同意后公开内容才会改变。",
        _A_REASON,
    ),
    StepPage("scan", (CLERK, HEAD, REVIEWER, DIRECTOR), forms.StepForm, actions.scan, "已检查个人信息。"),
    StepPage(
        "clear_findings",
        (REVIEWER,),
        forms.ClearFindings,
        actions.clear_findings,
        "理由已记录。",
        _A_REASON,
        with_findings,
        "desk/findings_step.html",
    ),
    StepPage(
        "dismiss_findings",
        (REVIEWER,),
        forms.DismissFindings,
        actions.dismiss_findings,
        "已说明，不再列在待处理的发现中。",
        _A_REASON,
        with_public_findings,
        "desk/findings_step.html",
    ),
    StepPage(
        "withdraw_at_once",
        (CLERK, HEAD, REVIEWER, DIRECTOR, Role.AUTHORITY),
        forms.WithdrawAtOnce,
        actions.withdraw_at_once,
        "已紧急撤下：网页、附件、名单、检索中都没有了。请按手册办理撤下之后的事。",
        _A_REASON,
        template="desk/withdraw_at_once.html",
    ),
    StepPage("withdraw", (DIRECTOR,), forms.Withdraw, actions.withdraw, "已撤下，原网址保留说明。"),
)
COUNTER = Counter(
    PROCEDURE,
    STEPS,
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"check", "review_secrecy", "determine", "publish", "decide_revision"}),
)


def offers_of(item: Item, actor: Actor) -> list[Offer]:
    """The item's steps without those that its kind does not know."""
    is_explained = any(owed.exemptable for owed in kind_of(item.kind).owes)
    return [
        offer for offer in COUNTER.offers(item, actor) if is_explained or offer.verb != "exempt_explainer"
    ]

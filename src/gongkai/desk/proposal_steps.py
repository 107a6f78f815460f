"""A proposal's steps at the desk; who may take them is told by dialogue.permissions and held by a test."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from gongkai.desk.forms import proposals as forms
from gongkai.desk.forms.proposal_registration import ProposalForm
from gongkai.desk.proposal_cards import proposal_card
from gongkai.desk.steps import Counter, StepPage
from gongkai.dialogue import actions, letters
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.permissions import reply_in_hand
from gongkai.dialogue.proposals.procedure import PROPOSAL
from gongkai.dialogue.proposals.public_reply import KIND as REPLY
from gongkai.dialogue.proposals.public_reply import findings_of
from gongkai.dialogue.proposals.worklist import next_verb
from gongkai.items.models import Item
from gongkai.organs.actors import Actor, Role

CLERK, HEAD, REVIEWER, DIRECTOR = Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR


def find(actor: Actor, pk: int) -> Proposal:
    """The proposal with what its pages show of it; 404 when this member does not read it."""
    found = Proposal.objects.visible_to(actor).select_related("organ", "section", "handler", "listed_in")
    found = found.prefetch_related(
        "replies__item", "replies__drafted_by", "replies__reviewed_by", "replies__signed_by", "cohosts"
    )
    return get_object_or_404(found, pk=pk)


def address(proposal: Proposal) -> str:
    return reverse("desk:proposal", kwargs={"pk": proposal.pk})


def origin_of(item: Item) -> tuple[str, str] | None:
    """第12号建议 and its page, for an item that is the reply to it; one query for such items only."""
    if item.kind != REPLY:
        return None
    proposal = Proposal.objects.filter(replies__item=item).only("kind", "number").first()
    return (str(proposal), address(proposal)) if proposal else None


def step_address(proposal: Proposal, verb: str) -> str:
    return reverse(f"desk:proposal_{verb}", kwargs={"pk": proposal.pk})


def awaits(proposal: Proposal) -> str:
    """等待审查公开属性; nothing once it is closed."""
    verb = next_verb(proposal)
    return f"等待{PROPOSAL.step(verb).label}" if verb else ""


def with_proposal(proposal: Proposal) -> Mapping[str, Any]:
    """What was proposed, to be read beside the form."""
    return {"proposal": proposal, "card": proposal_card(proposal), "letter": "", "verdict": None}


def with_letter(proposal: Proposal) -> Mapping[str, Any]:
    """The letter that is decided on, what the public would read of it, and what the privacy gate finds there."""
    reply = reply_in_hand(proposal)
    if reply is None:
        return with_proposal(proposal)
    return {
        **with_proposal(proposal),
        "reply": reply,
        "letter": letters.render_html(proposal, reply),
        "verdict": findings_of(proposal, reply, on=timezone.localdate()),
    }


def step(
    verb: str,
    roles: tuple[Role, ...],
    form: type[django_forms.Form],
    action: Callable[..., object],
    done: str,
    *,
    before: Mapping[str, Any] | None = None,
    context: Callable[[Any], Mapping[str, Any]] = with_proposal,
) -> StepPage:
    return StepPage(verb, roles, form, action, done, before, context, "desk/proposal_step.html")


# Whether a co-host is asked at all, no form can mend.
_AN_OPINION = {"opinion": "…", "on": date.max, "today": date.max}
STEPS = (
    step(
        "draft_proposal_reply",
        (CLERK,),
        forms.DraftReply,
        actions.draft_proposal_reply,
        "答复已拟稿，转公开属性审查。",
    ),
    step(
        "give_cohost_opinion",
        (CLERK, HEAD),
        forms.GiveCoHostOpinion,
        actions.give_cohost_opinion,
        "会办意见已记录，本机关办结。",
    ),
    step("assign_proposal", (CLERK, HEAD, DIRECTOR), forms.Assign, actions.assign_proposal, "已交承办。"),
    step(
        "review_openness",
        (REVIEWER,),
        forms.ReviewOpenness,
        actions.review_openness,
        "公开属性已审查，转签发。",
        context=with_letter,
    ),
    step(
        "sign_proposal_reply",
        (DIRECTOR,),
        forms.Nothing,
        actions.sign_proposal_reply,
        "复文已签发并编号，已列入信息登记簿。",
        context=with_letter,
    ),
    step(
        "deliver_proposal_reply",
        (CLERK,),
        forms.Deliver,
        actions.deliver_proposal_reply,
        "送达已记录，请按时公开复文。",
    ),
    step(
        "record_satisfaction",
        (CLERK,),
        forms.RecordSatisfaction,
        actions.record_satisfaction,
        "反馈意见已记录，办结。",
    ),
    step(
        "publish_proposal_reply",
        (CLERK,),
        forms.Publish,
        actions.publish_proposal_reply,
        "复文已公开。",
        before={},
        context=with_letter,
    ),
    step("handle_again", (CLERK,), forms.HandleAgain, actions.handle_again, "已转重新办理。"),
    step("report_handling", (CLERK,), forms.Report, actions.report_handling, "报告已记录。"),
    step("add_cohost", (CLERK,), forms.AddCoHost, actions.add_cohost, "会办单位已记录。"),
    step(
        "record_cohost_opinion",
        (CLERK,),
        forms.RecordCoHostOpinion,
        actions.record_cohost_opinion,
        "会办意见已记录。",
        before=_AN_OPINION,
    ),
    step(
        "send_back_proposal_reply",
        (REVIEWER, DIRECTOR),
        forms.SendBack,
        actions.send_back_proposal_reply,
        "已退回重拟。",
        context=with_letter,
    ),
    StepPage(
        "amend_proposal",
        (CLERK,),
        ProposalForm,
        actions.amend_proposal,
        "登记内容已修改，期限已重新计算。",
        template="desk/proposal_form.html",
    ),
    step("return_proposal", (CLERK,), forms.Return, actions.return_proposal, "已退回交办单位。"),
)
COUNTER = Counter(
    PROPOSAL,
    STEPS,
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset(
        {
            "assign_proposal",
            "give_cohost_opinion",
            "draft_proposal_reply",
            "review_openness",
            "sign_proposal_reply",
            "deliver_proposal_reply",
            "record_satisfaction",
            "publish_proposal_reply",
        }
    ),
)

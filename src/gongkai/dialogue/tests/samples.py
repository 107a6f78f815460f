"""A proposal of an invented deputy, and the straight way to any state."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from conftest import Cast

from gongkai.dialogue import actions
from gongkai.dialogue.actions import ProposalDraft
from gongkai.dialogue.models import Proposal
from gongkai.dialogue.proposals.contacts import ProposerContact

ASSIGNED_ON = date(2026, 3, 2)  # a Monday
DUE_ON = date(2026, 6, 2)
STATES = ("received", "handling", "drafted", "cleared", "signed", "delivered", "closed")
TEXT = (
    "您提出的关于加快老旧小区改造的建议收悉，现答复如下：\n"
    "一、今年计划改造老旧小区14个，涉及960户，目前已经完成外墙保温和屋面防水。\n"
    "二、下一步将加快配套基础设施建设，年底前全部完成。"
)
SUMMARY = "今年计划改造老旧小区14个，涉及960户，年底前全部完成。"


def moment(on: date, hour: int = 2) -> datetime:
    """Some time in the morning of a day in China."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def draft(**changes: Any) -> ProposalDraft:
    told: dict[str, Any] = {
        "kind": "deputies",
        "level": "county",
        "session": "青石县第十八届人民代表大会第五次会议",
        "number": "12",
        "title": "关于加快老旧小区改造的建议",
        "proposers": "田向东等3名代表",
        "text": "建议加快城区老旧小区改造，优先解决供热管网老化和屋面漏水问题。",
        "assigned_by": "青石县人民政府督查室",
        "assigned_on": ASSIGNED_ON,
        "contact": ProposerContact(phone="13909520001"),
        **changes,
    }
    return ProposalDraft(**told)


def registered(cast: Cast, **changes: Any) -> Proposal:
    told = draft(**changes)
    return actions.register_proposal(cast.organ, told, actor=cast.clerk, at=moment(told.assigned_on))


def brought_to(state: str, cast: Cast, *, reply: dict[str, Any] | None = None, **changes: Any) -> Proposal:
    """A proposal of the cast's organ that went the straight way up to that state, ten days for each step."""
    proposal = registered(cast, **changes)
    pk, began = proposal.pk, proposal.assigned_on
    days = [began + timedelta(days=10 * passed) for passed in range(len(STATES))]
    stated = {"text": TEXT, "result_class": "under_way", "openness": "full", **(reply or {})}
    review = {name: stated[name] for name in ("openness", "ground", "openness_reason") if name in stated}
    steps = [
        lambda: actions.assign_proposal(
            pk, actor=cast.section_head, section=cast.section, at=moment(days[1])
        ),
        lambda: actions.draft_proposal_reply(pk, actor=cast.clerk, at=moment(days[2]), **stated),
        lambda: actions.review_openness(pk, actor=cast.reviewer, at=moment(days[3]), **review),
        lambda: actions.sign_proposal_reply(pk, actor=cast.director, at=moment(days[4])),
        lambda: actions.deliver_proposal_reply(
            pk, actor=cast.clerk, delivery="face_to_face", delivered_on=days[5], at=moment(days[5])
        ),
        lambda: actions.record_satisfaction(
            pk, actor=cast.clerk, satisfaction="satisfied", opinion_on=days[6], at=moment(days[6])
        ),
    ]
    for step in steps[: STATES.index(state)]:
        step()
    return Proposal.objects.select_related("organ").get(pk=pk)

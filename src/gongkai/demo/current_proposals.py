"""建议提案 in hand these days: one due soon, one as co-host, one that is handled again."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from gongkai.demo.agencies import Staff, read
from gongkai.demo.proposals import SECTION, draft_of, reply_of
from gongkai.demo.timeline import SHANGHAI, Timeline, on_a_weekday
from gongkai.dialogue import actions
from gongkai.organs.models import Organ, Section


def add_current_proposals(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """One whose reply waits for its review and is due soon, one of another host, one that is handled again.

    What lies after `now` is left to whoever looks at the demo.
    """
    told = read("proposals")
    due_soon, co_hosted, unhappy = told["current"]

    def begun(each: dict[str, Any], days_ago: int) -> tuple[datetime, actions.ProposalDraft]:
        at = on_a_weekday(now - timedelta(days=days_ago))
        level = each["level"]
        draft = draft_of(
            each,
            level=level,
            session=told["current_sessions"][level][each["kind"]],
            assigned_by=told["current_assigned_by"][level],
            assigned_on=at.astimezone(SHANGHAI).date(),
        )
        return at, draft

    def taken_in_hand(draft: actions.ProposalDraft, at: datetime) -> int:
        pk = actions.register_proposal(bureau, draft, actor=staff.clerk, at=at).pk
        section = Section.objects.get(organ=bureau, name=SECTION)
        actions.assign_proposal(pk, actor=staff.section_head, section=section, at=at)
        return pk

    def waits_for_review(draft: actions.ProposalDraft, at: datetime) -> None:
        pk, on = taken_in_hand(draft, at), draft.assigned_on
        actions.add_cohost(pk, actor=staff.clerk, name="国网平罗县供电公司", on=on, at=at)
        timeline.add(at + timedelta(days=80), lambda at: drafted(pk, due_soon, at))

    def drafted(pk: int, each: dict[str, Any], at: datetime) -> None:
        actions.draft_proposal_reply(pk, actor=staff.clerk, at=at, **reply_of(each))

    def waits_for_our_opinion(draft: actions.ProposalDraft, at: datetime) -> None:
        actions.register_proposal(bureau, draft, actor=staff.clerk, at=at)

    def handled_again(draft: actions.ProposalDraft, at: datetime) -> None:
        pk = taken_in_hand(draft, at)
        timeline.add(at + timedelta(days=70), lambda at: answered(pk, at))

    def answered(pk: int, at: datetime) -> None:
        drafted(pk, unhappy, at)
        actions.review_openness(pk, actor=staff.reviewer, openness="full", at=at)
        actions.sign_proposal_reply(pk, actor=staff.director, at=at)
        day = at.astimezone(SHANGHAI).date()
        actions.deliver_proposal_reply(pk, actor=staff.clerk, delivery="mail", delivered_on=day, at=at)
        timeline.add(at + timedelta(days=5), lambda at: published(pk, at))
        timeline.add(at + timedelta(days=7), lambda at: not_satisfied(pk, at))

    def published(pk: int, at: datetime) -> None:
        actions.publish_proposal_reply(pk, actor=staff.clerk, at=at)

    def not_satisfied(pk: int, at: datetime) -> None:
        day, reason = at.astimezone(SHANGHAI).date(), unhappy["unhappy"]
        actions.handle_again(pk, actor=staff.clerk, reason=reason, opinion_on=day, at=at)

    for each, days_ago, way in (
        (due_soon, 86, waits_for_review),
        (co_hosted, 12, waits_for_our_opinion),
        (unhappy, 130, handled_again),
    ):
        began, draft = begun(each, days_ago)
        timeline.add(began, partial(way, draft))

"""建议提案 of 2020: seventeen municipal and ten county ones, answered in time and listed; three of these days in hand."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.dialogue import actions
from gongkai.dialogue.proposals.contacts import ProposerContact
from gongkai.items import actions as items
from gongkai.organs.models import Organ, Section

SECTION = "局办公室"
BOARD = "公共服务中心一楼公开栏"
FIRST_REPLY = {"county": date(2020, 4, 13), "municipal": date(2020, 6, 15)}
HARD_REPLY = date(2020, 12, 21)
ON_THE_SITE = date(2021, 1, 5)
LISTS = {"county": date(2020, 7, 15), "municipal": date(2020, 12, 30)}


@dataclass(frozen=True)
class Handled:
    """One proposal of the year: what is told of it, when it was assigned and when its reply was signed."""

    told: dict[str, Any]
    draft: actions.ProposalDraft
    signed_on: date
    supervisors: str

    @property
    def is_hard(self) -> bool:
        return bool(self.told.get("hard"))


def add_proposals(timeline: Timeline, bureau: Organ, staff: Staff) -> None:
    """The year's proposals and the two lists of them on the website."""
    told = read("proposals")
    for level, first in FIRST_REPLY.items():
        for place, each in enumerate(told[level]):
            is_hard = bool(each.get("hard"))
            assigned_on = told["hard_assigned_on"] if is_hard else told["assigned_on"][level]
            draft = draft_of(
                each,
                level=level,
                session=told["sessions"][level][each["kind"]],
                assigned_by=told["assigned_by"][level],
                assigned_on=assigned_on,
            )
            signed_on = workday(HARD_REPLY if is_hard else first, 0 if is_hard else place * 3)
            handled = Handled(each, draft, signed_on, told["supervisors"])
            _add(timeline, bureau, staff, handled)
    for level, published_on in LISTS.items():
        _add_list(timeline, bureau, staff, level, published_on)


def workday(first: date, days: int) -> date:
    """That many days later, or the Friday before where it falls on a weekend."""
    day = first + timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))


def next_workday(day: date) -> date:
    """The day after, or the Monday after a Friday."""
    return day + timedelta(days=3 if day.weekday() == 4 else 1)


def draft_of(
    told: dict[str, Any], *, level: str, session: str, assigned_by: str, assigned_on: date
) -> actions.ProposalDraft:
    return actions.ProposalDraft(
        kind=told["kind"],
        level=level,
        session=session,
        number=str(told["number"]),
        title=told["title"],
        proposers=told["who"],
        text=f"{told['asked']}。",
        assigned_by=assigned_by,
        assigned_on=assigned_on,
        is_difficult=bool(told.get("hard")),
        part="co_host" if "host" in told else "host",
        host_name=told.get("host", ""),
        contact=ProposerContact(phone=f"1390952{1000 + told['number']}"),
    )


def reply_of(told: dict[str, Any]) -> dict[str, Any]:
    """The reply as it is drafted; a summary where only that is open."""
    short = f"{told['done']}；{told['next']}。"
    return {
        "text": f"您提出的《{told['title']}》收悉，现答复如下：\n一、办理情况。{told['done']}。\n"
        f"二、下一步工作。{told['next']}。\n感谢您对住房和城乡建设工作的关心和支持。",
        "result_class": told["class"],
        "openness": "summary" if told.get("summary") else "full",
        "public_summary": short if told.get("summary") else "",
    }


def _add(timeline: Timeline, bureau: Organ, staff: Staff, handled: Handled) -> None:
    """Each step on its day; what lies after the list is drawn is not told."""
    reply, signed_on = reply_of(handled.told), handled.signed_on

    def registered(at: datetime) -> None:
        pk = actions.register_proposal(bureau, handled.draft, actor=staff.clerk, at=at).pk
        section = Section.objects.get(organ=bureau, name=SECTION)
        actions.assign_proposal(pk, actor=staff.section_head, section=section, at=at + timedelta(hours=4))
        timeline.add(moment(signed_on, 8), lambda at: answered(pk, at))

    def answered(pk: int, at: datetime) -> None:
        actions.draft_proposal_reply(pk, actor=staff.clerk, at=at, **reply)
        review = {"openness": reply["openness"]}
        actions.review_openness(pk, actor=staff.reviewer, at=at + timedelta(hours=2), **review)
        actions.sign_proposal_reply(pk, actor=staff.director, at=at + timedelta(hours=7))
        timeline.add(moment(next_workday(signed_on), 10), lambda at: delivered(pk, at))

    def delivered(pk: int, at: datetime) -> None:
        day = at.astimezone(SHANGHAI).date()
        actions.deliver_proposal_reply(
            pk, actor=staff.clerk, delivery="face_to_face", delivered_on=day, at=at
        )
        actions.record_satisfaction(
            pk, actor=staff.clerk, satisfaction="satisfied", opinion_on=day, at=at + timedelta(hours=1)
        )
        actions.report_handling(
            pk, actor=staff.clerk, receiver=handled.supervisors, reported_on=day, at=at + timedelta(hours=2)
        )
        shown_at = moment(ON_THE_SITE, 10) if handled.is_hard else at + timedelta(hours=5)
        timeline.add(shown_at, lambda at: published(pk, at))

    def published(pk: int, at: datetime) -> None:
        where = (
            {"channels": ["website"]} if handled.is_hard else {"channels": ["notice_board"], "place": BOARD}
        )
        actions.publish_proposal_reply(pk, actor=staff.clerk, at=at, **where)

    timeline.add(moment(handled.draft.assigned_on, 9), registered)


def _add_list(timeline: Timeline, bureau: Organ, staff: Staff, level: str, published_on: date) -> None:
    def drawn(at: datetime) -> None:
        item = actions.draw_handled_list(
            bureau, actor=staff.clerk, year=at.astimezone(SHANGHAI).year, level=level, at=at
        )
        items.check(item.pk, actor=staff.section_head, at=at)
        items.review_secrecy(item.pk, actor=staff.reviewer, opinion="cleared", at=at)
        items.determine(item.pk, actor=staff.director, attribute="proactive", at=at)
        items.publish(item.pk, actor=staff.clerk, at=at + timedelta(hours=2))

    timeline.add(moment(published_on, 14), drawn)


def add_current_proposals(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """One whose reply waits for its review and is due soon, one of another host, one that is handled again."""
    told = read("proposals")
    due_soon, co_hosted, unhappy = told["current"]

    def begun(each: dict[str, Any], days_ago: int) -> tuple[datetime, actions.ProposalDraft]:
        at = on_a_weekday(now - timedelta(days=days_ago))
        level = each["level"]
        draft = draft_of(
            each,
            level=level,
            session=told["current_sessions"][level][each["kind"]],
            assigned_by=told["assigned_by"][level],
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
        timeline.add(at + timedelta(days=7), lambda at: not_satisfied(pk, at))

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

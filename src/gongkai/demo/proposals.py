"""建议提案 of 2020 and 2025: assigned, answered in time, delivered, reported, published, and listed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI, Timeline, moment
from gongkai.dialogue import actions
from gongkai.dialogue.proposals.contacts import ProposerContact
from gongkai.items import actions as items
from gongkai.organs.models import Organ, Section

SECTION = "局办公室"
BOARD = "公共服务中心一楼公开栏"


@dataclass(frozen=True)
class Handled:
    """One proposal of a batch: when its reply was signed, and the day on which it came to the website, if it did.

    `on_site` is None for the notice board.
    """

    told: dict[str, Any]
    draft: actions.ProposalDraft
    signed_on: date
    on_site: date | None
    supervisors: str


def add_proposals(timeline: Timeline, bureau: Organ, staff: Staff) -> None:
    """Each batch with its list on the website."""
    told = read("proposals")
    for batch in told["batches"]:
        for place, each in enumerate(batch["proposals"]):
            handled = handled_in(batch, each, place, supervisors=told["supervisors"])
            _add(timeline, bureau, staff, handled)
        _add_list(timeline, bureau, staff, batch["level"], batch["listed_on"])


def handled_in(batch: dict[str, Any], each: dict[str, Any], place: int, *, supervisors: str) -> Handled:
    days = {**batch, **batch["hard"]} if each.get("hard") else batch
    signed_on = workday(days["replied_from"], 0 if each.get("hard") else place * 3)
    on_site = days.get("on_site")
    draft = draft_of(
        each,
        level=batch["level"],
        session=batch["sessions"][each["kind"]],
        assigned_by=batch["assigned_by"],
        assigned_on=days["assigned_on"],
    )
    return Handled(
        each, draft, signed_on, next_workday(signed_on) if on_site is True else on_site, supervisors
    )


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
        timeline.add(moment(handled.on_site or day, 15), lambda at: published(pk, at))

    def published(pk: int, at: datetime) -> None:
        where = (
            {"channels": ["website"]} if handled.on_site else {"channels": ["notice_board"], "place": BOARD}
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

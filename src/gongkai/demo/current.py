"""These days at the bureau: something on everybody's desk."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.requests import add_open_applications
from gongkai.demo.timeline import SHANGHAI, Timeline, on_a_weekday
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.models import Organ


def add_current(
    timeline: Timeline, bureau: Organ, staff: Staff, headings: dict[str, Heading], *, now: datetime
) -> None:
    """Documents at each step of their way, one of them published, and applications in hand."""
    for told in read("texts")["current"]:
        at = on_a_weekday(now - timedelta(days=told["days_ago"]))
        draft = actions.Draft(
            kind=told["kind"],
            title=told["title"],
            formed_on=at.astimezone(SHANGHAI).date(),
            proposed_attribute=told["attribute"],
            proposed_ground=told.get("ground", ""),
            document_number=told["document_number"].format(year=at.year) if "document_number" in told else "",
            body=told["body"],
            summary=told["title"],
            source=bureau.name,
            heading_id=headings[told["heading"]].pk if "heading" in told else None,
        )
        timeline.add(at, partial(walk, bureau, staff, draft, told["steps"]))
    add_open_applications(timeline, bureau, staff, now=now)


def walk(bureau: Organ, staff: Staff, draft: actions.Draft, steps: int, at: datetime) -> Item:
    """Register and take the first `steps` steps of the way."""
    item = actions.register(bureau, draft, actor=staff.clerk, at=at)
    way: tuple[Callable[[], Item], ...] = (
        lambda: actions.check(item.pk, actor=staff.section_head, at=at),
        lambda: actions.review_secrecy(item.pk, actor=staff.reviewer, opinion="cleared", at=at),
        lambda: actions.determine(item.pk, actor=staff.director, attribute=draft.proposed_attribute, at=at),
        lambda: actions.publish(item.pk, actor=staff.clerk, heading_id=draft.heading_id, at=at),
    )
    for step in way[:steps]:
        step()
    return item

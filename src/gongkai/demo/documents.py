"""The year's 300 official documents: 54 open, 211 on application, 35 withheld."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import Timeline, moment
from gongkai.items import actions
from gongkai.items.choices import Attribute, Channel
from gongkai.items.grounds import ON_APPLICATION_GROUND
from gongkai.organs.models import Organ

YEAR = 2020


@dataclass(frozen=True)
class Document:
    """One document as it will be registered, and where it is published (empty: nowhere)."""

    draft: actions.Draft
    ground: str
    channel: str


def year_of_documents() -> list[Document]:
    """All documents in the order of their days; numbers run within each series."""
    told = read("documents")
    random = Random(YEAR)  # noqa: S311 (the same year each time)
    counts = told["counts"]
    channels = [Channel.WEBSITE] * counts["website"] + [Channel.NOTICE_BOARD] * counts["notice_board"]
    random.shuffle(channels)
    wanted = [
        (attribute, form, work)
        for attribute in (Attribute.PROACTIVE, Attribute.ON_APPLICATION, Attribute.WITHHELD)
        for form, work in pairs(told[attribute], told["works"], counts[attribute])
    ]
    random.shuffle(wanted)
    serials: dict[str, int] = {}
    made = []
    for place, (attribute, form, work) in enumerate(wanted):
        formed_on = day_of(place, len(wanted))
        serials[form[1]] = serials.get(form[1], 0) + 1
        draft = actions.Draft(
            kind="official_document",
            title=form[2].format(work),
            formed_on=formed_on,
            proposed_attribute=attribute,
            proposed_ground=form[3] if attribute == Attribute.WITHHELD else "",
            proposed_reason="" if attribute == Attribute.PROACTIVE else "见拟定理由",
            document_number=f"{form[1]}〔{YEAR}〕{serials[form[1]]}号",
            body="\n".join(text.format(work) for text in random.sample(told["paragraphs"], 4)),
            summary=f"{work}的有关工作安排" if attribute == Attribute.PROACTIVE else "",
            genre=form[0],
            keywords=work,
            source="平罗县住房和城乡建设局",
        )
        ground = {Attribute.ON_APPLICATION: ON_APPLICATION_GROUND}.get(attribute, draft.proposed_ground)
        made.append(Document(draft, ground, channels.pop() if attribute == Attribute.PROACTIVE else ""))
    return with_the_explained(made, told["explained"])


def with_the_explained(made: list[Document], told: dict[str, Any]) -> list[Document]:
    """The document that is explained stands on the website before its explainer; two documents change their texts."""
    titles = [each.draft.title for each in made]
    here = titles.index(told["instead_of"])
    there = max(
        place
        for place, each in enumerate(made)
        if each.channel == Channel.WEBSITE and each.draft.formed_on < told["before"]
    )
    other = made[there].draft
    spoken = {name: getattr(other, name) for name in ("title", "body", "summary", "keywords", "genre")}
    text = {"title": told["title"], "body": told["body"], "summary": told["summary"]}
    explained = {**text, "keywords": made[here].draft.keywords, "genre": made[here].draft.genre}
    made[here] = replace(made[here], draft=replace(made[here].draft, **spoken))
    made[there] = replace(made[there], draft=replace(other, **explained))
    return made


def pairs(forms: list[list[str]], works: list[str], count: int) -> list[tuple[list[str], str]]:
    """The first `count` combinations of form and field of work, each once."""
    combinations = [(form, work) for work in works for form in forms]
    return combinations[:count]


def day_of(place: int, count: int) -> date:
    """The workday on which the nth of the year's documents was formed, spread evenly over the year."""
    day = date(YEAR, 1, 6) + timedelta(days=int(place * 350 / count))
    return day - timedelta(days=max(0, day.weekday() - 4))


def add_documents(timeline: Timeline, organ: Organ, staff: Staff, heading: Heading) -> None:
    for document in year_of_documents():
        add_document(timeline, organ, staff, document, heading)


def add_document(
    timeline: Timeline, organ: Organ, staff: Staff, document: Document, heading: Heading
) -> None:
    """Register on the day it was formed; the other steps follow on the next days."""

    def registered(at: datetime) -> None:
        item = actions.register(organ, document.draft, actor=staff.clerk, at=at)
        follow(timeline, item.pk, staff, at=at, document=document, heading=heading)

    timeline.add(moment(document.draft.formed_on, 9), registered)


def follow(
    timeline: Timeline, item_id: int, staff: Staff, *, at: datetime, document: Document, heading: Heading
) -> None:
    attribute = document.draft.proposed_attribute
    is_open = attribute == Attribute.PROACTIVE
    opinion = "cleared" if is_open else "cleared_with_limits"
    determination: dict[str, Any] = {"attribute": attribute, "ground": "" if is_open else document.ground}
    timeline.add(at + timedelta(hours=2), lambda at: _do(actions.check, item_id, staff.section_head, at))
    timeline.add(
        at + timedelta(hours=6),
        lambda at: _do(actions.review_secrecy, item_id, staff.reviewer, at, opinion=opinion),
    )
    timeline.add(
        at + timedelta(days=1),
        lambda at: _do(actions.determine, item_id, staff.director, at, **determination),
    )
    if document.channel:
        place = "公共服务中心一楼公开栏" if document.channel == Channel.NOTICE_BOARD else ""
        timeline.add(
            at + timedelta(days=1, hours=3),
            lambda at: _do(
                actions.publish,
                item_id,
                staff.clerk,
                at,
                channels=[document.channel],
                heading_id=heading.pk,
                place=place,
            ),
        )


def _do(action: Any, item_id: int, actor: Any, at: datetime, **what: Any) -> None:
    action(item_id, actor=actor, at=at, **what)

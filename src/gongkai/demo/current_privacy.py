"""Personal data on these days' desks: a paste with faults, a home that waits for a reason, a phone that a rescan found."""

from datetime import datetime, timedelta
from functools import partial
from random import Random

from gongkai.catalogue.models import Heading
from gongkai.demo import people
from gongkai.demo.agencies import Staff, read
from gongkai.demo.current import walk
from gongkai.demo.timeline import SHANGHAI, Timeline, on_a_weekday
from gongkai.items import actions
from gongkai.items.kinds import kind_of
from gongkai.organs.models import Organ

HEAD = ("序号", "承租人", "身份证号", "保障人口（人）", "配租小区", "楼栋房号", "建筑面积（㎡）", "配租日期")
TELLS_OF_DUTY, LOSES_ITS_PHONE, IS_LOOKED_AT_AGAIN = timedelta(days=20), timedelta(days=4), timedelta(days=1)


def add_current_privacy(
    timeline: Timeline, bureau: Organ, staff: Staff, headings: dict[str, Heading], *, now: datetime
) -> None:
    """What a clerk has to mend, a reviewer to answer for, and a director to take off the site."""
    told = read("texts")["current_privacy"]
    _add_import(timeline, bureau, staff, now=now)
    at = on_a_weekday(now - timedelta(days=2))
    draft = _notice(bureau, told["home"], at)
    timeline.add(at, partial(walk, bureau, staff, draft, 1))
    _add_leak(timeline, bureau, staff, told["duty"], headings["documents"], now=now)


def _add_import(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """配租名单 that was pasted yesterday: four of its twelve rows cannot be taken as they are."""
    at = now - timedelta(days=1)
    day = at.astimezone(SHANGHAI).date()
    kind = kind_of("allocation_list")
    draft = actions.Draft(
        kind=kind.code,
        title=f"平罗县{day.year}年第四季度公租房实物配租名单",
        formed_on=day,
        proposed_attribute="proactive",
        five_open=kind.five_open,
        source=bureau.name,
    )

    def pasted(at: datetime) -> None:
        item = actions.register(bureau, draft, actor=staff.clerk, at=at)
        actions.stage_import(item.pk, actor=staff.clerk, text=_paste(day.year), at=at)

    timeline.add(at, pasted)


def _paste(year: int) -> str:
    """As it comes out of a spreadsheet."""
    random = Random(28)  # noqa: S311 (invented people, not secrets)
    rows = [
        [
            str(serial),
            people.household(random),
            people.resident_id(random),
            f"{random.randint(1, 5)}人",
            ("惠民小区", "康居小区", "和谐家园")[serial % 3],
            f"{serial}号楼2单元{random.randint(1, 6)}02室",
            "48.5",
            f"{year}/10/{serial + 8}",
        ]
        for serial in range(1, 13)
    ]
    rows[2][2] = "6.40221E+17"
    rows[4][3] = "三口"
    rows[7][7] = f"{year}/10/32"
    rows[10][2] = rows[9][2]
    return "\n".join("\t".join(row) for row in (HEAD, *rows))


def _notice(bureau: Organ, told: dict[str, str], at: datetime) -> actions.Draft:
    return actions.Draft(
        kind="notice",
        title=told["title"],
        formed_on=at.astimezone(SHANGHAI).date(),
        proposed_attribute="proactive",
        body=told["body"],
        source=bureau.name,
    )


def _add_leak(
    timeline: Timeline,
    bureau: Organ,
    staff: Staff,
    told: dict[str, str],
    heading: Heading,
    *,
    now: datetime,
) -> None:
    """A mobile that was the office's own when it was published, and is somebody's private one since."""
    at = on_a_weekday(now - TELLS_OF_DUTY)
    draft = _notice(bureau, told, at)

    def published(at: datetime) -> None:
        _has_office_phones(bureau, told["phone"])
        item = actions.register(bureau, draft, actor=staff.clerk, at=at)
        actions.check(item.pk, actor=staff.section_head, at=at)
        actions.review_secrecy(item.pk, actor=staff.reviewer, opinion="cleared", at=at)
        actions.determine(item.pk, actor=staff.director, attribute="proactive", at=at)
        actions.publish(item.pk, actor=staff.clerk, heading_id=heading.pk, at=at)

    def looked_at_again(at: datetime) -> None:
        run = actions.start_rescan(actor=staff.reviewer, organ_ids=[bureau.pk], at=at)
        while run.finished_at is None:
            run, _ = actions.look_further(run.pk, actor=staff.reviewer, at=at)

    timeline.add(at, published)
    timeline.add(now - LOSES_ITS_PHONE, lambda _: _has_office_phones(bureau, ""))
    timeline.add(now - IS_LOOKED_AT_AGAIN, looked_at_again)


def _has_office_phones(bureau: Organ, phones: str) -> None:
    bureau.office_phones = phones
    bureau.save(update_fields=["office_phones"])

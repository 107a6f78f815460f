"""公开责任 of the demo: what stands for good, statements where there was nothing, and these days' updates."""

from datetime import datetime, timedelta
from typing import Any

from gongkai.catalogue.models import Catalogue, Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.current import walk
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.duties import actions as duties
from gongkai.duties.board import duties_of
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.models import Organ

PUBLISHED = 4
UPDATED_AGO = timedelta(days=4)
NOTHING = "截至目前，本事项没有可以公开的新增信息。\n今后形成的信息，将按照主动公开基本目录规定的时限公开。监督电话：0952-3816166。"


def add_upkeep(timeline: Timeline, bureau: Organ, staff: Staff, *, now: datetime) -> None:
    """Leaves a few headings late, stale and empty, for whoever looks at the board."""
    told = read("duties")

    def stand(at: datetime) -> None:
        filled = set(
            Item.objects.filter(organ=bureau, heading__isnull=False).values_list("heading_id", flat=True)
        )
        parents = set(Heading.objects.filter(organ=bureau).values_list("parent_id", flat=True))
        found = Heading.objects.in_force(at.astimezone(SHANGHAI).date()).select_related("parent")
        for heading in found.filter(organ=bureau, catalogue=Catalogue.PROACTIVE).order_by("pk"):
            own = told["standing"].get(heading.code)
            is_leaf = heading.pk not in parents
            if own or (is_leaf and heading.pk not in filled and heading.code not in told["left_empty"]):
                title = own["title"] if own else f"关于“{heading.title}”公开情况的说明"
                _publish(bureau, staff, heading, title, own["body"] if own else NOTHING, at)

    def update(at: datetime) -> None:
        on = at.astimezone(SHANGHAI).date()
        for duty in duties_of([bureau.pk], on=on):
            missing = [each.period for each in duty.facts.periods if each.is_late(on)]
            if missing and duty.heading.code not in told["left_late"]:
                title = f"关于{missing[0].label}以来{duty.heading.title}未公开信息的情况说明"
                item = _publish(bureau, staff, duty.heading, title, NOTHING, at)
                codes = [period.code for period in missing]
                duties.state_periods(
                    duty.heading.pk, actor=staff.clerk, periods=codes, item_id=item.pk, at=at
                )

    def state(at: datetime) -> None:
        said: dict[str, Any] = told["statement"]
        heading = Heading.objects.get(organ=bureau, catalogue=Catalogue.PROACTIVE, code=said["heading"])
        item = Item.objects.get(index_number=said["number"])
        duties.state_periods(
            heading.pk, actor=staff.clerk, periods=said["periods"], item_id=item.pk, note=said["note"], at=at
        )

    timeline.add(moment(read("index_rows")[2]["day"], 17), state)
    timeline.add(moment(told["stands_on"], 10), stand)
    timeline.add(on_a_weekday(now - UPDATED_AGO), update)


def _publish(bureau: Organ, staff: Staff, heading: Heading, title: str, body: str, at: datetime) -> Item:
    draft = actions.Draft(
        kind="notice",
        title=title,
        formed_on=at.astimezone(SHANGHAI).date(),
        proposed_attribute="proactive",
        body=body,
        summary=title,
        source=bureau.name,
        heading_id=heading.pk,
    )
    return walk(bureau, staff, draft, PUBLISHED, at)

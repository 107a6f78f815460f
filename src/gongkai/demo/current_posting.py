"""A roster that hangs these days: in its third round, on the website, with a receipt missing and an objection to answer."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.posted import Posted, add_posted
from gongkai.demo.renovation import draft_of, households
from gongkai.demo.timeline import SHANGHAI, Timeline
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.models import Organ
from gongkai.postings import actions as postings
from gongkai.postings.identity import Objector
from gongkai.postings.models import PostingRound

TOWNSHIP = "640221067"
HUNG_AGO = timedelta(days=3)


def add_current_posting(
    timeline: Timeline,
    organs: dict[str, Organ],
    bureau: Organ,
    staff: Staff,
    heading: Heading,
    *,
    now: datetime,
) -> None:
    """Begun four weeks ago; what lies after `now` is left to whoever looks at the demo."""
    year = now.astimezone(SHANGHAI).year
    title = f"高仁乡{year}年农村危房改造补助对象花名册"
    rows = households(organs[TOWNSHIP], title, [5, 4, 3], read("renovation")["villages"][TOWNSHIP])

    def fill(item: Item, at: datetime) -> None:
        actions.add_rows(item.pk, rows, actor=staff.clerk, at=at)

    def objected(timeline: Timeline, round_: PostingRound, at: datetime) -> None:
        if round_.on_website:
            timeline.add(at + timedelta(days=1), partial(_object, round_.posting.item_id, rows[2]))

    hung_at = now - HUNG_AGO
    formed_on = (hung_at - timedelta(days=25)).astimezone(SHANGHAI).date()
    draft = draft_of("renovation_roster", bureau, {"title": title}, formed_on=formed_on)
    add_posted(timeline, Posted(bureau, staff, draft, heading, hung_at, fill, objected=objected))


def _object(item_id: int, row: dict[str, Any], at: datetime) -> None:
    postings.object_online(
        Item.objects.select_related("organ").get(pk=item_id),
        content="这一户的房子去年已经翻建过，请核实是不是还应当补助。",
        about=f"{row['village']}{row['group']}，{row['household']}",
        objector=Objector(name="田国明", phone="13909520317"),
        submission_key="demo-objection",
        at=at,
    )

"""The seventeen rows that the reference report prints, with the numbers under which an older system published them."""

from datetime import timedelta
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo import housing, renovation
from gongkai.demo.agencies import read, staff_of
from gongkai.demo.lists import add_list
from gongkai.demo.timeline import Timeline, moment
from gongkai.items import actions
from gongkai.organs.models import Organ

DRAWN = ("allocation_list", "exit_list")


def printed_rows(
    timeline: Timeline, organs: dict[str, Organ], headings: dict[str, Heading], tenants: housing.Tenants
) -> None:
    """Each row as its kind asks: drawn from the register, through three rounds, or published at once."""
    batches = renovation.all_batches(organs)
    for place, row in enumerate(read("index_rows")):
        organ, number = organs[row["number"][:9]], row["number"]
        heading, published_at = headings[row["heading"]], moment(row["day"], 15, place)
        if heading.organ_id != organ.pk:
            heading = organ.headings.get(code=row["heading"])
        draft = draft_of(row, organ)
        if row["kind"] in DRAWN:
            housing.add_drawn_list(
                timeline, tenants, draft, heading=heading, hung_at=published_at, number=number
            )
        elif row["kind"] == "renovation_roster":
            rows = batches[row["title"]]
            renovation.add_roster(timeline, organ, row, rows, published_at=published_at, number=number)
        else:
            is_acceptance = row["kind"] == "renovation_acceptance"
            until = row["day"] - timedelta(days=2)
            add_list(
                timeline,
                organ,
                staff_of(organ),
                draft,
                heading=heading,
                rows=renovation.first_accepted(batches, until=until) if is_acceptance else [],
                published_at=published_at,
                number=number,
            )


def draft_of(row: dict[str, Any], organ: Organ) -> actions.Draft:
    return actions.Draft(
        kind=row["kind"],
        title=row["title"],
        formed_on=row["day"] - timedelta(days=2),
        proposed_attribute="proactive",
        body="" if row.get("rows") else text_of(row["title"]),
        five_open=tuple(row["five_open"]),
        source=organ.name,
        summary=row["title"].partition("】")[2] or row["title"],
        extra=extra_of(row),
    )


def extra_of(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of its own that the row's kind has."""
    if row["kind"] == "housing_quarterly":
        return housing.quarter_fields(row["quarter"])
    told = read("renovation")["township_plans"].get(row["number"])
    return {"year": str(row["day"].year), **told} if told else {}


def text_of(title: str) -> str:
    subject = title.partition("】")[2] or title
    return (
        f"现将“{subject}”予以公开，接受社会监督。\n"
        "公开期间如有异议，请向平罗县住房和城乡建设局反映，监督电话：0952-3816166。反映情况应当实事求是，并留下联系方式，以便核实答复。"
    )

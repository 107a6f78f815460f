"""Invented personal data, and documents that hold it, for tests of the gate."""

import io
from datetime import date
from typing import Any

import xlsxwriter
from conftest import Cast

from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.law.identifiers.resident import check_digit
from gongkai.organs.models import Organ

DAY = date(2026, 3, 2)


def paper_number(serial: int = 1, born: str = "19900101") -> str:
    """An invented resident identity number with a right check digit."""
    body = f"640221{born}{serial:03d}"
    return body + check_digit(body)


PAPER = paper_number()
MOBILE = "13909521234"


def draft(**changes: Any) -> actions.Draft:
    stated: dict[str, Any] = {
        "kind": "notice",
        "title": "公共租赁住房配租结果公示",
        "formed_on": DAY,
        "proposed_attribute": "proactive",
        "body": "第一段\n第二段",
    }
    return actions.Draft(**{**stated, **changes})


def determined(cast: Cast, item: Item | None = None, **changes: Any) -> Item:
    """A document on its way to the public, signed."""
    item = item or actions.register(cast.organ, draft(**changes), actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    return actions.determine(item.pk, actor=cast.director, attribute="proactive")


def publish(cast: Cast, item: Item, **form: Any) -> Item:
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, **form)


def published(cast: Cast, **changes: Any) -> Item:
    return publish(cast, determined(cast, **changes))


def household(serial: int, **changes: Any) -> dict[str, Any]:
    """A line of a renovation roster."""
    return {
        "township": "高仁乡",
        "village": "六顷地村",
        "household": f"马某{serial}",
        "paper_number": paper_number(serial),
        "category": "其他贫困户",
        "grade": "D级",
        "subsidy": "30000",
        **changes,
    }


def workbook(rows: list[list[object]], *, hidden_column: str = "", title: str = "名单") -> bytes:
    """An XLSX file with one sheet."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if hidden_column:
            sheet.set_column(f"{hidden_column}:{hidden_column}", None, None, {"hidden": True})
    return written.getvalue()


def public_before_the_gate(organ: Organ, serial: int = 1, **values: Any) -> Item:
    """An item as it was published before there was a gate, with its edition."""
    from gongkai.items.models import Edition

    content = values.pop("content", "<p>正文</p>")
    moment = f"{DAY}T01:00:00+00:00"
    item = Item.objects.create(
        **{
            "organ": organ,
            "kind": "notice",
            "title": f"公示第{serial}号",
            "formed_on": DAY,
            "proposed_attribute": "proactive",
            "attribute": "proactive",
            "state": "published",
            "visibility": "public",
            "body": content,
            "index_number": f"{organ.index_prefix}/2018-{serial:05d}",
            "registered_at": moment,
            "published_at": moment,
            **values,
        }
    )
    Edition.objects.create(
        item=item,
        number=1,
        kind="published",
        made_at=moment,
        title=item.title,
        card=[],
        content=content,
        text="",
    )
    return item

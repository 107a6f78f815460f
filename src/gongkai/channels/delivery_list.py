"""送交清单: a quarter's public items as one sheet that an archive or a library signs for."""

import io
from calendar import monthrange
from datetime import date, datetime, time, timedelta

import xlsxwriter
from django.utils import timezone

from gongkai.items.choices import State
from gongkai.items.models import Item
from gongkai.organs.models import Organ

SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEADS = (("序号", 6), ("索引号", 24), ("标题", 56), ("文号", 24), ("成文日期", 12), ("公开日期", 12))
Line = tuple[str, ...]


def last_day(year: int, quarter: int) -> date:
    return date(year, quarter * 3, monthrange(year, quarter * 3)[1])


def lines_of(organ: Organ, year: int, quarter: int) -> list[Line]:
    """What the organ made public in the quarter and has not withdrawn, in the order of publication; one query."""
    zone, end = timezone.get_current_timezone(), last_day(year, quarter) + timedelta(days=1)
    start = date(year, quarter * 3 - 2, 1)
    found = Item.objects.filter(
        organ=organ,
        state=State.PUBLISHED,
        published_at__gte=datetime.combine(start, time.min, zone),
        published_at__lt=datetime.combine(end, time.min, zone),
    ).order_by("published_at", "pk")
    columns = ("index_number", "title", "document_number", "formed_on", "published_at")
    return [
        (str(place), index or "", title, number, formed.isoformat(), _day(published))
        for place, (index, title, number, formed, published) in enumerate(
            found.values_list(*columns), start=1
        )
    ]


def _day(at: datetime | None) -> str:
    return timezone.localdate(at).isoformat() if at else ""


def title_of(organ_name: str, year: int, quarter: int) -> str:
    return f"{organ_name}{year}年第{quarter}季度主动公开政府信息送交清单"


def workbook(organ: Organ, year: int, quarter: int, lines: list[Line]) -> bytes:
    """The XLSX with room for place, day and signature below."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **SAFE}) as book:
        sheet = book.add_worksheet("送交清单")
        head = book.add_format({"bold": True, "border": 1, "bg_color": "#f4f1ea", "align": "center"})
        cell = book.add_format({"border": 1, "text_wrap": True, "num_format": "@", "valign": "top"})
        title = book.add_format({"bold": True, "font_size": 16})
        sheet.write_string(0, 0, title_of(organ.name, year, quarter), title)
        sheet.write_string(1, 0, f"共{len(lines)}条")
        for column, (label, width) in enumerate(HEADS):
            sheet.set_column(column, column, width)
            sheet.write_string(2, column, label, head)
        for row, line in enumerate(lines, start=3):
            for column, value in enumerate(line):
                sheet.write_string(row, column, value, cell)
        sheet.write_string(
            len(lines) + 4,
            0,
            "送交单位：　　　　　　　　查阅场所：　　　　　　　　签收人：　　　　　　日期：",
        )
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
    return content.getvalue()

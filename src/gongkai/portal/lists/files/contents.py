"""What every file of a list says: the list itself, where it comes from, and how to cite it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from gongkai.items.models import Edition, Item
from gongkai.items.public_tables import PublicTable
from gongkai.portal.lists.drawing import noun_of
from gongkai.portal.lists.reading import ReadList
from gongkai.portal.lists.rows import has_numbers
from gongkai.web.dates import chinese_day

REUSE = "政府信息，可以依法自由查阅、复制和引用；引用时请注明来源。涉及个人的内容不得用于公示目的以外的用途。"


@dataclass(frozen=True)
class Contents:
    """`rows` are stored values in the order in which a reader first sees them; `numbers` their places."""

    title: str
    organ: str
    index_number: str
    address: str
    published_on: date
    edition: int
    noun: str
    citation: str
    table: PublicTable
    numbers: Sequence[int]
    rows: Sequence[Sequence[Any]]
    has_numbers: bool

    @property
    def source(self) -> str:
        """One line for the head of a table."""
        return (
            f"来源：{self.organ}，索引号 {self.index_number}，{chinese_day(self.published_on)}公开，"
            f"共 {self.table.count} {self.noun}。{self.address}"
        )


def contents_of(item: Item, edition: Edition, found: ReadList, *, address: str) -> Contents:
    places = found.places()
    published_on = timezone.localdate(item.published_at or edition.made_at)
    return Contents(
        title=edition.title,
        organ=item.organ.name,
        index_number=item.index_number or "",
        address=address,
        published_on=published_on,
        edition=edition.number,
        noun=noun_of(item),
        citation=f"{item.organ.name}：《{edition.title}》，索引号 {item.index_number}，"
        f"{chinese_day(published_on)}公开，{address}",
        table=found.table,
        numbers=[found.numbers[place] for place in places],
        rows=[found.table.rows[place] for place in places],
        has_numbers=has_numbers(found.table),
    )

"""名单上方的说明: what the list is, and what was withdrawn and why; nobody is named (行政处罚法第四十八条第二款)."""

import html
from collections.abc import Iterable

from django.utils import timezone

from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.models import Decision
from gongkai.items.public_tables import chinese_date
from gongkai.organs.models import Organ

TOLD = (Ending.ANNULLED, Ending.MISTAKEN)
"""Endings of which the public is told: a repair and an end of the period are the party's own affair."""


def text_above(organ: Organ, sort: Sort, gone: Iterable[Decision]) -> str:
    """Paragraphs of HTML."""
    said = [
        f"本名单公示{organ.name}作出的{sort.label}决定，作出后陆续增加；自然人的姓名隐去一部分，证件号码不公示。"
    ]
    for decision in gone:
        if decision.ending in TOLD and decision.taken_down_at:
            day = chinese_date(timezone.localdate(decision.taken_down_at))
            said.append(f"{day}，撤回 1 件{sort.label}决定信息。原因：{decision.ending_reason}。")
    return "".join(f"<p>{html.escape(each)}</p>" for each in said)

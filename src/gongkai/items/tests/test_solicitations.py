"""意见征集: its result is due after the end, linked with it, every opinion with what became of it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from conftest import Cast

from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.owed import debts
from gongkai.organs.calendars import calendar_in

NOW = datetime(2026, 3, 3, 2, 0, tzinfo=UTC)
PERIOD = {"opens_on": "2026-03-03", "closes_on": "2026-04-02", "ways": "来信寄至县住建局办公室"}


def published(
    cast: Cast, kind: str, title: str, *, at: datetime, target: Item | None = None, **extra: Any
) -> Item:
    draft = actions.Draft(
        kind=kind,
        title=title,
        formed_on=date(2026, 3, 2),
        proposed_attribute="proactive",
        body="正文",
        extra=extra,
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk, at=at)
    if target:
        row = {"opinion": "提高标准", "adoption": "未采纳", "reason": "标准由自治区统一规定"}
        actions.add_rows(item.pk, [row], actor=cast.clerk, at=at)
        actions.link(item.pk, relation="result_of", target_id=target.pk, actor=cast.clerk, at=at)
    actions.check(item.pk, actor=cast.section_head, at=at)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    actions.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    return actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, at=at)


def owed(cast: Cast, on: date) -> list[date]:
    return [debt.due_on for debt in debts([cast.organ.pk], calendar=calendar_in("640221"), on=on)]


def test_the_result_is_due_from_the_end_of_the_solicitation(cast: Cast) -> None:
    asked = published(cast, "solicitation", "公开征求意见", at=NOW, **PERIOD)
    assert owed(cast, date(2026, 4, 1)) == []
    (due_on,) = owed(cast, date(2026, 4, 2))
    assert due_on > date(2026, 4, 28)

    later = datetime(2026, 4, 10, 2, 0, tzinfo=UTC)
    published(cast, "solicitation_result", "采纳情况", at=later, target=asked, received="1")
    assert owed(cast, date(2026, 5, 1)) == []


def test_a_result_without_its_solicitation_is_refused(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="须先关联对应的公告"):
        published(cast, "solicitation_result", "采纳情况", at=NOW, received="0")

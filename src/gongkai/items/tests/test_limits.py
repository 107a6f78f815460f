"""The limit of publication counts working days, and moves when a holiday notice arrives."""

from datetime import date

from conftest import Cast

from gongkai.casework.models import Entry
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.law.notices import notice_from
from gongkai.organs.actors import SYSTEM
from gongkai.organs.calendars import keep_notice

NOTICE = {
    "region": "64",
    "year": 2026,
    "days_off": {"2026-03-20": "开斋节"},
    "days_worked": [],
    "source": "宁夏 2026 年放假安排",
}


def registered(cast: Cast, **changes: object) -> Item:
    told = {
        "kind": "notice",
        "title": "公告",
        "formed_on": date(2026, 3, 2),
        "proposed_attribute": "proactive",
        **changes,
    }
    return actions.register(cast.organ, actions.Draft(**told), actor=cast.clerk)  # type: ignore[arg-type]


def test_a_document_is_due_twenty_working_days_after_it_was_formed(cast: Cast) -> None:
    assert registered(cast).publish_due_on == date(2026, 3, 30)


def test_decisions_are_due_after_seven(cast: Cast) -> None:
    assert registered(cast, kind="penalty_decisions").publish_due_on == date(2026, 3, 11)


def test_a_notice_moves_what_still_waits_and_says_so(cast: Cast) -> None:
    waiting = registered(cast)
    keep_notice(notice_from(NOTICE))
    (moved,) = actions.recompute_limits(actor=SYSTEM)
    assert (moved.number, moved.before, moved.after) == ("公告", date(2026, 3, 30), date(2026, 3, 31))
    waiting.refresh_from_db()
    assert waiting.publish_due_on == date(2026, 3, 31)
    assert "公开期限由 2026-03-30 改为 2026-03-31" in Entry.objects.get(verb="recompute_limit").label
    assert actions.recompute_limits(actor=SYSTEM) == ()


def test_what_is_out_or_stays_closed_has_no_clock_to_move(cast: Cast) -> None:
    item = registered(cast)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    actions.determine(item.pk, actor=cast.director, attribute="on_application")
    keep_notice(notice_from(NOTICE))
    assert actions.recompute_limits(actor=SYSTEM) == ()

"""From closing to destruction: the way of an application's papers, one table."""

from collections.abc import Mapping
from typing import Any

from gongkai.archive.models import ShelfState
from gongkai.archive.permissions import PERMISSIONS
from gongkai.archive.shelf import Shelf
from gongkai.casework.procedure import Procedure, Step

Form = Mapping[str, Any]
REGULATION = "《中华人民共和国政府信息公开条例》第四十五条"


def nothing_unsent(shelf: Shelf, form: Form) -> str | None:
    waiting = [notice.get_kind_display() for notice in shelf.application.notices.open()]
    return f"还有文书没有发出：{'、'.join(waiting)}（请先发出或作废）" if waiting else None


def something_new(shelf: Shelf, form: Form) -> str | None:
    if shelf.file is None or shelf.news():
        return None
    return "归档后没有新的办理记录，案卷不用重做"


def a_reason(shelf: Shelf, form: Form) -> str | None:
    return None if str(form.get("reason") or "").strip() else "须写明原因"


def a_standing_hold(shelf: Shelf, form: Form) -> str | None:
    return None if shelf.holds else "没有正在执行的保全"


def a_period_that_is_over(shelf: Shelf, form: Form) -> str | None:
    until = shelf.retained_until
    if shelf.file is None:
        return None  # its state says so
    if until is None:
        return "永久保管的案卷不能销毁"
    return f"保管期限到 {until} 为止" if form["today"] <= until else None


def no_hold(shelf: Shelf, form: Form) -> str | None:
    reasons = "；".join(hold.reason for hold in shelf.holds)
    return f"正在保全：{reasons}（请先解除）" if reasons else None


def no_running_challenge(shelf: Shelf, form: Form) -> str | None:
    cases = "、".join(challenge.case_number for challenge in shelf.running)
    return f"行政复议、行政诉讼尚未审结：{cases}" if cases else None


def a_file_that_tells_all(shelf: Shelf, form: Form) -> str | None:
    news = shelf.news()
    return f"归档后又有 {news} 条办理记录：请先补充归档" if news else None


_FREE = (a_period_that_is_over, no_hold, no_running_challenge)
ARCHIVE = Procedure(
    (
        Step(
            "archive",
            "归档",
            (ShelfState.WAITING, ShelfState.ARCHIVED),
            None,
            REGULATION,
            (nothing_unsent, something_new),
        ),
        Step(
            "place_hold",
            "保全",
            (ShelfState.WAITING, ShelfState.ARCHIVED, ShelfState.PROPOSED),
            None,
            "",
            (a_reason,),
        ),
        Step(
            "lift_hold",
            "解除保全",
            (ShelfState.WAITING, ShelfState.ARCHIVED, ShelfState.PROPOSED),
            None,
            "",
            (a_standing_hold, a_reason),
        ),
        Step(
            "propose_destruction",
            "提出销毁",
            (ShelfState.ARCHIVED,),
            None,
            "",
            (a_reason, *_FREE, a_file_that_tells_all),
        ),
        Step("approve_destruction", "批准销毁", (ShelfState.PROPOSED,), None, "", _FREE),
        Step("decline_destruction", "不同意销毁", (ShelfState.PROPOSED,), None, "", (a_reason,)),
    ),
    dict(ShelfState.choices),
    PERMISSIONS,
)

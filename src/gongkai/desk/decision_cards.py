"""执法决定 as the desk tells of it: one decision's card, its standing with the days, a line of the year's list."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gongkai.decisions.choices import DecisionState, Sort
from gongkai.decisions.coverage import Standing
from gongkai.decisions.days import due, period_of, withdrawal_due
from gongkai.decisions.models import Decision, Repair
from gongkai.decisions.rows import annulled_on, is_annulled
from gongkai.items.kinds import kind_of
from gongkai.items.public_tables import chinese_date, shown
from gongkai.law.credit_repair import ShownPeriod
from gongkai.law.workdays import Calendar, workdays_left

Card = list[list[str]]


@dataclass(frozen=True)
class Line:
    """One decision of the year's list: `tone` colours the standing's badge; `days_left` is None without a clock."""

    decision: Decision
    standing: str
    tone: str
    note: str
    days_left: int | None


def standing_of(decision: Decision) -> Standing:
    """Where one decision stands; the same as `coverage.filters`, for a record at hand."""
    corrected = getattr(decision, "corrected_at", None)
    is_stale = bool(corrected and decision.cleared_at and corrected > decision.cleared_at)
    if decision.taken_down_at:
        return Standing.ENDED
    if decision.is_shown:
        if is_annulled(decision.row):
            return Standing.TO_WITHDRAW
        is_newer = decision.signed_at and decision.shown_at and decision.shown_at < decision.signed_at
        is_open = is_stale or is_newer or decision.state == DecisionState.CLEARED
        return Standing.CORRECTED if is_open else Standing.SHOWN
    if decision.state == DecisionState.EXEMPT:
        return Standing.EXEMPT
    if is_annulled(decision.row):
        return Standing.ANNULLED
    if is_stale:
        return Standing.WAITING
    by_state = {DecisionState.CLEARED: Standing.CLEARED, DecisionState.SIGNED: Standing.SIGNED}
    return by_state.get(DecisionState(decision.state), Standing.WAITING)


TONES = {
    Standing.SHOWN: "done",
    Standing.EXEMPT: "ended",
    Standing.ENDED: "ended",
    Standing.ANNULLED: "ended",
    Standing.TO_WITHDRAW: "overdue",
}


def line_of(decision: Decision, *, on: date, calendar: Calendar) -> Line:
    """No query: lateness is computed from the days."""
    standing, sort = standing_of(decision), Sort(decision.sort)
    limit: date | None = None
    if standing in (Standing.WAITING, Standing.CLEARED, Standing.SIGNED) and decision.row.formed_on:
        found = due(sort, decision.row.formed_on, calendar)
        limit = found.due_on if found else None
    elif standing is Standing.TO_WITHDRAW and (day := annulled_on(decision.row)):
        limit = withdrawal_due(sort, day, calendar)
    return Line(
        decision=decision,
        standing=standing.label,
        tone=TONES.get(standing, "soon"),
        note=_note(decision, standing, on),
        days_left=workdays_left(calendar, on, limit) if limit else None,
    )


def _note(decision: Decision, standing: Standing, on: date) -> str:
    if standing is Standing.EXEMPT:
        return decision.get_ground_display()
    if standing is Standing.ENDED:
        return f"{decision.get_ending_display()}，{decision.taken_down_on}"
    if decision.published_on:
        is_late = decision.due_on is not None and decision.published_on > decision.due_on
        period = period_of(Sort(decision.sort), decision.row.values)
        is_over = standing is Standing.SHOWN and period is not None and period.is_over(on)
        return f"{decision.published_on} 公示{'，逾期' if is_late else ''}{'；公示期已满，待核对' if is_over else ''}"
    return ""


def decision_card(decision: Decision) -> Card:
    """What lies open of the register's row, and what became of it in public."""
    kind = kind_of(decision.row.item.kind)
    told = [
        [column.heading, shown(column, decision.row.values.get(column.code))]
        for column in kind.columns
        if not column.is_sealed
    ]
    return [pair for pair in told if pair[1]]


def publicity_card(decision: Decision, *, calendar: Calendar) -> Card:
    """审签、公示、停止公示, with the days that the law sets."""
    sort, period = Sort(decision.sort), period_of(Sort(decision.sort), decision.row.values)
    limit = due(sort, decision.row.formed_on, calendar) if decision.row.formed_on else None
    shown_on = decision.published_on
    pairs = [
        ("公示情况", standing_of(decision).label),
        ("公示期限", f"{chinese_date(limit.due_on)}（{limit.basis[0].label}）" if limit else ""),
        ("公示日期", f"{chinese_date(shown_on)}{_late(decision)}" if shown_on else ""),
        ("审查", _by(decision.cleared_by, decision.cleared_at)),
        ("公开理由", decision.clearance_reason),
        ("签核", _by(decision.signed_by, decision.signed_at)),
        ("不公示的理由", " ".join(filter(None, [decision.get_ground_display(), decision.ground_reason]))),
        ("最早可以修复", chinese_date(period.repairable_from) if period and period.repairable_from else ""),
        ("公示截止期", chinese_date(period.last_day) if period and period.last_day else ""),
        ("公示期的依据", _basis_of(period) if period else ""),
        ("停止公示", _ending(decision)),
    ]
    return [[label, value] for label, value in pairs if value]


def _late(decision: Decision) -> str:
    is_late = decision.due_on and decision.published_on and decision.published_on > decision.due_on
    return "，逾期" if is_late else "，按期"


def _by(member: object, at: object) -> str:
    name = getattr(member, "name", "")
    return f"{name} {timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""  # type: ignore[arg-type]


def _ending(decision: Decision) -> str:
    if not decision.taken_down_on:
        return ""
    label, reason = decision.get_ending_display(), decision.ending_reason
    why = label if reason in ("", label) else f"{label}：{reason}"
    return f"{chinese_date(decision.taken_down_on)}，{why}"


def _basis_of(period: ShownPeriod) -> str:
    """The articles, and once that they were not checked against a text."""
    told = "；".join(each.label for each in period.basis)
    return told if period.may_block else f"{told}（依据尚待核对原文，仅供提示）"


def repair_card(repair: Repair) -> Card:
    """The application with the first day on which the decision may be repaired."""
    decision = repair.decision
    period = period_of(Sort(decision.sort), decision.row.values)
    first = chinese_date(period.repairable_from) if period and period.repairable_from else "没有最短公示期"
    return [
        ["文书号", str(decision)],
        ["失信程度", str(decision.row.values.get("breach", "（未填）"))],
        ["申请日期", chinese_date(repair.applied_on)],
        ["申请材料", repair.materials],
        ["登记人", repair.received_by.name if repair.received_by else "—"],
        ["最早可以修复", first],
        ["依据", _basis_of(period) if period else ""],
    ]

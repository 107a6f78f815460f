"""公开责任的判断: what a heading owes today, from facts alone; lateness is worked out, never stored (pure)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.duties.ages import age_of
from gongkai.duties.periods import PeriodDuty


class DutyState(StrEnum):
    """How a heading stands, the worst first."""

    LATE = "late"
    STALE = "stale"
    EMPTY = "empty"
    DUE = "due"
    MET = "met"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    DutyState.LATE: "逾期",
    DutyState.STALE: "长期未更新",
    DutyState.EMPTY: "空白",
    DutyState.DUE: "待公开",
    DutyState.MET: "正常",
}
SEVERITY = {state: place for place, state in enumerate(DutyState)}


@dataclass(frozen=True)
class Facts:
    """What the records say of one heading: what is public, what waits, its periods (empty for other cadences)."""

    upkeep: str
    cadence: str
    count: int = 0
    updated_on: date | None = None
    waiting: int = 0
    waiting_late: int = 0
    first_due_on: date | None = None
    periods: tuple[PeriodDuty, ...] = ()


@dataclass(frozen=True)
class Judgement:
    """`due_on` is the day that is nearest or longest gone; `findings` are sentences with every reason."""

    state: DutyState
    findings: tuple[str, ...]
    due_on: date | None = None


def judge(facts: Facts, *, on: date) -> Judgement:
    """The worst of what is so, with all that is so."""
    found = [*_waiting(facts), *_periods(facts, on), *_age(facts, on)]
    if not facts.count and not any(state in (DutyState.LATE, DutyState.DUE) for state, _, _ in found):
        found.append((DutyState.EMPTY, "还没有公开过任何信息", None))
    if not found:
        return Judgement(DutyState.MET, ())
    worst = min((state for state, _, _ in found), key=lambda state: SEVERITY[state])
    days = [day for state, _, day in found if state is worst and day]
    return Judgement(worst, tuple(sentence for _, sentence, _ in found), min(days, default=None))


Found = tuple[DutyState, str, date | None]


def _waiting(facts: Facts) -> list[Found]:
    """Items that were determined to be open and are not out."""
    found: list[Found] = []
    if facts.waiting_late:
        sentence = f"{facts.waiting_late} 件已签发，超过公开期限仍未发布"
        found.append((DutyState.LATE, sentence, facts.first_due_on))
    if facts.waiting > facts.waiting_late:
        found.append(
            (DutyState.DUE, f"{facts.waiting - facts.waiting_late} 件已签发，等待发布", facts.first_due_on)
        )
    return found


def _periods(facts: Facts, on: date) -> list[Found]:
    late = [each for each in facts.periods if each.is_late(on)]
    due = [each for each in facts.periods if each.is_due(on)]
    found: list[Found] = []
    if late:
        named = "、".join(each.period.label for each in late)
        sentence = f"{named}没有公开，也没有情况说明"
        found.append((DutyState.LATE, sentence, late[0].due_on))
    if due:
        named = "、".join(each.period.label for each in due)
        found.append((DutyState.DUE, f"{named}应在 {due[0].due_on.isoformat()} 前公开", due[0].due_on))
    return found


def _age(facts: Facts, on: date) -> list[Found]:
    age = age_of(upkeep=facts.upkeep, cadence=facts.cadence)
    if age is None or facts.updated_on is None:
        return []
    passed = (on - facts.updated_on).days
    if passed <= age.days:
        return []
    return [(DutyState.STALE, f"{passed} 天没有更新（{age.label}）", None)]

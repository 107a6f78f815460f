"""办理监督: how every organ below an authority handles applications, each number leading to its records."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from gongkai.desk.application_statistics import Period, challenges_table
from gongkai.desk.figure_tables import NOTHING, Cell, FigureTable, Line, Linker, share
from gongkai.law.workdays import Calendar
from gongkai.organs.models import Organ
from gongkai.oversight import figures, results
from gongkai.oversight.challenged import CORRECTED
from gongkai.oversight.complained import Complained, complained
from gongkai.oversight.figures import SOON_WORKDAYS, InHand
from gongkai.oversight.paces import Pace, PaceGroup, pace_of, paces_of
from gongkai.oversight.scope import Scope
from gongkai.web.charts import draw_bars

HEAD = (
    "机关", "在办", f"{SOON_WORKDAYS} 日内到期", "已逾期", "收到", "办结", "逾期办结", "按期率", "用时中位", "不予公开",
    "复议诉讼纠正",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What one organ has, or all of them together."""

    in_hand: InHand
    received: int
    pace: Pace
    refused: int
    corrected: int

    def line(self, name: Cell, to: Linker) -> Line:
        used = self.pace.used
        now = Linker({key: value for key, value in to.common.items() if key == "organ"})
        return Line(
            name,
            (
                now.count(self.in_hand.count, due="open"),
                now.count(self.in_hand.soon, due=SOON_WORKDAYS),
                now.count(self.in_hand.overdue, due="overdue"),
                to.count(self.received),
                to.count(self.pace.count, by="closed"),
                to.count(self.pace.late, by="closed", due="late"),
                share(self.pace.count - self.pace.late, self.pace.count),
                Cell(used.median_label, "", used.median) if used else Cell(NOTHING),
                to.count(self.refused, by="closed", result=results.REFUSALS),
                to.count(self.corrected, challenged=CORRECTED, counted=""),
            ),
        )


def tables_of(scope: Scope, period: Period, *, on: date, calendar: Calendar) -> list[FigureTable]:
    """By organ, by ground of refusal, by challenge, by complaint; the number of queries does not grow with organs or numbers."""
    to = Linker({"since": scope.since, "until": scope.until, "counted": 1})
    ended, challenged = figures.ended_by_organ(scope), figures.challenged(scope)
    return [
        _by_organ(scope, period, ended, challenged, to, on, calendar),
        _refusals(ended, to),
        challenges_table(challenged, to, note="结果按审结日期、其余按受理日期计入所选年份。"),
        complaints_table(scope, on),
    ]


def _by_organ(
    scope: Scope,
    period: Period,
    ended: Mapping[tuple[int, str], int],
    challenged: tuple[figures.Challenged, ...],
    to: Linker,
    on: date,
    calendar: Calendar,
) -> FigureTable:
    in_hand = figures.in_hand(scope, on=on, calendar=calendar)
    received, paces = figures.received_by_organ(scope), paces_of(scope, by_organ=True)
    groups: dict[int | None, list[PaceGroup]] = {}
    for group in paces:
        groups.setdefault(group.organ_id, []).append(group)
    refusals = results.rows_of(results.REFUSALS)
    corrected = {each.organ_id: each.count for each in challenged if each.what == CORRECTED}
    lines = []
    for pk, name in Organ.objects.filter(pk__in=scope.organ_ids).values_list("pk", "short_name"):
        row = Row(
            in_hand.get(pk, InHand()),
            received.get(pk, 0),
            pace_of(groups.get(pk, [])),
            sum(ended.get((pk, refusal), 0) for refusal in refusals),
            corrected.get(pk, 0),
        )
        address = f"{reverse('desk:application_statistics')}?organ={pk}&year={period.year or ''}"
        lines.append(row.line(Cell(name, address), Linker({**to.common, "organ": pk})))
    whole = Row(
        InHand(
            *(sum(getattr(each, name) for each in in_hand.values()) for name in ("count", "overdue", "soon"))
        ),
        sum(received.values()),
        pace_of(paces),
        sum(count for (_, row_code), count in ended.items() if row_code in refusals),
        sum(corrected.values()),
    )
    return FigureTable(
        "organs",
        "各机关",
        HEAD,
        tuple(lines),
        whole.line(Cell("合计"), to),
        "在办、到期、逾期是今天的；其余是所选年份的。机关名称打开该机关的统计。",
    )


def complaints_table(scope: Scope, on: date) -> FigureTable:
    """Complaints about the organs below; each number leads to the list."""
    found, address = complained(scope, on=on), reverse("desk:complaints")
    names = Organ.objects.filter(pk__in=found).order_by("index_prefix").values_list("pk", "short_name")

    def cells(told: Complained, about: str) -> tuple[Cell, ...]:
        return (
            _count(told.received, f"{address}?{about}"),
            _count(told.ordered, f"{address}?{about}finding=ordered"),
            _count(told.in_hand, f"{address}?{about}state=open"),
            _count(told.overdue, f"{address}?{about}state=open"),
        )

    whole = Complained(
        *(sum(getattr(each, name) for each in found.values()) for name in Complained.__dataclass_fields__)
    )
    return FigureTable(
        "complaints",
        "投诉举报",
        ("被投诉的机关", "收到", "责令改正", "在办", "说明或者改正逾期"),
        tuple(Line(Cell(name), cells(found[pk], f"about={pk}&")) for pk, name in names),
        Line(Cell("合计"), cells(whole, "")),
        "收到、责令改正是所选年份的，在办、逾期是今天的；点开的列表不分年份。",
    )


def _count(number: int, address: str) -> Cell:
    return Cell(f"{number:,}", address.rstrip("?&") if number else "", number)


def _refusals(ended: Mapping[tuple[int, str], int], to: Linker) -> FigureTable:
    counts = {
        row: sum(count for (_, code), count in ended.items() if code == row)
        for row in results.rows_of(results.REFUSALS)
    }
    total = sum(counts.values())
    labels = {row: results.results()[row].partition("·")[2] for row in counts}
    return FigureTable(
        "refusals",
        "不予公开的理由",
        ("理由", "件数", "占比"),
        tuple(
            Line(Cell(labels[row]), (to.count(count, by="closed", result=row), share(count, total)))
            for row, count in counts.items()
        ),
        Line(Cell("合计"), (to.count(total, by="closed", result=results.REFUSALS), share(total, total))),
        bars=draw_bars("不予公开的理由", [(labels[row], n, f"{n:,} 件") for row, n in counts.items()]),
    )

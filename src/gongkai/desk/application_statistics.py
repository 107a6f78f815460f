"""办理统计: the figures of oversight as tables and drawings, each number leading to its records."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.applications.choices import ApplicantKind, Channel
from gongkai.desk.application_filters import NOBODY
from gongkai.desk.figure_tables import NOTHING, Cell, FigureTable, Line, Linker, share
from gongkai.organs.models import Member, Section
from gongkai.oversight import figures, results
from gongkai.oversight.challenged import CHALLENGED
from gongkai.oversight.figures import Ended, Received
from gongkai.oversight.paces import ByDays, Pace, PaceGroup, by_days_of, pace_of
from gongkai.oversight.scope import Scope
from gongkai.web.charts import draw_bars, draw_columns

NO_SECTION = "未指定承办科室"
DAYS_NOTE = (
    "用时为收到之日次日至办结的工作日数，未扣除征求意见、等待补正和缴费的时间；按期与否按每件的答复期限判断。"
)


@dataclass(frozen=True)
class Period:
    """A year, a month of one, or (without year) all years."""

    year: int | None
    month: int | None = None

    @property
    def since(self) -> date | None:
        return date(self.year, self.month or 1, 1) if self.year else None

    @property
    def until(self) -> date | None:
        if not self.year:
            return None
        if not self.month:
            return date(self.year, 12, 31)
        return date(self.year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        return f"{self.year} 年{f' {self.month} 月' if self.month else ''}" if self.year else "历年"


def tables_of(scope: Scope, period: Period, *, organ: int | None, page_address: str) -> list[FigureTable]:
    """Every table of the page; the number of queries does not grow with the numbers."""
    to = Linker(_narrowed(organ, scope))
    received, ended, by_days = figures.received(scope), figures.ended(scope), by_days_of(scope)
    whole = pace_of(by_days.paces)
    found = [] if period.month else [_by_time(period, by_days, whole, to, page_address)]
    return [
        *found,
        _by_result(ended, to),
        _days(ended, whole, to),
        _by_kind("channel", "按提交方式", "提交方式", dict(Channel.choices), received.by_channel, to),
        _by_kind("kind", "按申请人类型", "申请人类型", dict(ApplicantKind.choices), received.by_kind, to),
        _by_section(scope, received, ended, to),
        _fees(scope, to),
        _challenges(scope, to),
    ]


def _narrowed(organ: int | None, scope: Scope) -> dict[str, object]:
    return {"organ": organ, "since": scope.since, "until": scope.until, "counted": 1}


def _by_time(period: Period, by_days: ByDays, whole: Pace, to: Linker, page_address: str) -> FigureTable:
    """By month of a year, or by year."""
    key: Callable[[date], int] = (lambda day: day.month) if period.year else (lambda day: day.year)
    received: dict[int, int] = {}
    for day, count in by_days.received.items():
        received[key(day)] = received.get(key(day), 0) + count
    closed: dict[int, list[PaceGroup]] = {}
    for group in by_days.paces:
        closed.setdefault(key(group.closed_on), []).append(group)
    seen = {*received, *closed}
    steps = list(range(1, 13)) if period.year else list(range(min(seen), max(seen) + 1)) if seen else []
    lines, drawn = [], []
    for step in steps:
        part = Period(period.year, step) if period.year else Period(step)
        pace = pace_of(closed.get(step, []))
        lines.append(_time_line(part, step, received.get(step, 0), pace, to, page_address))
        short = str(step) if period.year else f"{step % 100:02d}"
        drawn.append((short, part.label, received.get(step, 0), pace.count))
    foot = _time_line(period, 0, sum(received.values()), whole, to, "")
    unit = "月" if period.year else "年"
    return FigureTable(
        "time",
        f"按{unit}",
        ("月份" if period.year else "年份", "收到", "办结", "逾期办结", "按期率", "用时中位", "最长用时"),
        tuple(lines),
        Line(Cell("合计"), foot.cells),
        DAYS_NOTE,
        columns=draw_columns(f"各{unit}收到和办结", ("收到", "办结"), drawn),
    )


def _time_line(part: Period, step: int, received: int, pace: Pace, to: Linker, page_address: str) -> Line:
    days = {"since": part.since, "until": part.until}
    narrowed = f"year={part.year}" + (f"&month={step}" if part.month else "")
    return Line(
        Cell(part.label.rpartition(" 年 ")[2], f"{page_address}{narrowed}" if page_address else ""),
        (
            to.count(received, **days),
            to.count(pace.count, by="closed", **days),
            to.count(pace.late, by="closed", due="late", **days),
            share(pace.count - pace.late, pace.count),
            *_used(pace, to),
        ),
    )


def _used(pace: Pace, to: Linker) -> tuple[Cell, Cell]:
    """Median, and the longest with what was closed on that day."""
    used = pace.used
    if used is None:
        return Cell(NOTHING), Cell(NOTHING)
    that_day = to(by="closed", since=used.longest_on, until=used.longest_on)
    return Cell(used.median_label, "", used.median), Cell(str(used.longest), that_day, used.longest)


def _days(ended: Ended, pace: Pace, to: Linker) -> FigureTable:
    median, longest = _used(pace, to)
    on_time = ended.count - ended.late
    return FigureTable(
        "days",
        "办理用时",
        ("项目", "数值"),
        (
            Line(Cell("办结"), (to.count(ended.count, by="closed"),)),
            Line(Cell("按期办结"), (to.count(on_time, by="closed", due="in_time"),), 1),
            Line(Cell("逾期办结"), (to.count(ended.late, by="closed", due="late"),), 1),
            Line(Cell("按期率"), (share(on_time, ended.count),)),
            Line(Cell("用时中位（工作日）"), (median,)),
            Line(Cell("最长用时（工作日）"), (longest,)),
        ),
        note=DAYS_NOTE,
    )


def _by_result(ended: Ended, to: Linker) -> FigureTable:
    """Families in the order of the report, with their rows where something counts."""
    lines, drawn = [], []
    for code, (label, rows) in results.families().items():
        total = sum(ended.by_row.get(row, 0) for row in results.rows_of(code))
        lines.append(
            Line(Cell(label), (to.count(total, by="closed", result=code), share(total, ended.count)))
        )
        drawn.append((label, total, f"{total:,} 件"))
        lines += [
            Line(
                Cell(results.results()[row].partition("·")[2]),
                (to.count(count, by="closed", result=row), share(count, ended.count)),
                1,
            )
            for row in rows
            if rows != (code,) and (count := ended.by_row.get(row, 0))
        ]
    foot = Line(Cell("合计"), (to.count(ended.count, by="closed"), share(ended.count, ended.count)))
    return FigureTable(
        "result",
        "按办理结果",
        ("办理结果", "件数", "占比"),
        tuple(lines),
        foot,
        "本期办结的，按年度报告表三的分类。",
        bars=draw_bars("办理结果", drawn),
    )


def _by_kind(
    code: str, title: str, head: str, labels: Mapping[str, object], counts: Mapping[str, int], to: Linker
) -> FigureTable:
    total = sum(counts.values())
    lines = tuple(
        Line(
            Cell(str(label)), (to.count(counts.get(key, 0), **{code: key}), share(counts.get(key, 0), total))
        )
        for key, label in labels.items()
    )
    drawn = [(str(label), counts.get(key, 0), f"{counts.get(key, 0):,} 件") for key, label in labels.items()]
    foot = Line(Cell("合计"), (to.count(total), share(total, total)))
    return FigureTable(
        code, title, (head, "件数", "占比"), lines, foot, "本期收到的。", bars=draw_bars(title, drawn)
    )


def _by_section(scope: Scope, received: Received, ended: Ended, to: Linker) -> FigureTable:
    """By the section of the handler; two queries."""
    members = Member.objects.filter(organ_id__in=scope.organ_ids).values_list("pk", "section_id")
    section_of: dict[int | None, int | None] = dict(members)
    names = _section_names(scope, has_several=len(scope.organ_ids) > 1)
    sums: dict[int | None, list[int]] = {}
    for place, counts in enumerate((received.by_handler, ended.by_handler, ended.late_by_handler)):
        for handler, count in counts.items():
            sums.setdefault(section_of.get(handler), [0, 0, 0])[place] += count
    order = [pk for pk in names if pk in sums] + ([None] if None in sums else [])
    lines = tuple(
        _section_line(names.get(pk, NO_SECTION) if pk else NO_SECTION, pk or NOBODY, sums[pk], to)
        for pk in order
    )
    drawn = [
        (line.name.text, sums[pk][0], line.cells[0].text + " 件")
        for pk, line in zip(order, lines, strict=True)
    ]
    return FigureTable(
        "section",
        "按承办科室",
        ("承办科室", "收到", "办结", "逾期办结", "按期率"),
        lines,
        note="按承办人现在所在的科室。",
        bars=draw_bars("各科室收到", drawn[:20]),
    )


def _section_names(scope: Scope, *, has_several: bool) -> dict[int, str]:
    found = Section.objects.filter(organ_id__in=scope.organ_ids).order_by("organ_id", "pk")
    return {
        pk: f"{organ} {name}" if has_several else name
        for pk, organ, name in found.values_list("pk", "organ__short_name", "name")
    }


def _section_line(name: str, section: object, sums: Sequence[int], to: Linker) -> Line:
    received, closed, late = sums
    return Line(
        Cell(name),
        (
            to.count(received, section=section),
            to.count(closed, by="closed", section=section),
            to.count(late, by="closed", due="late", section=section),
            share(closed - late, closed),
        ),
    )


def _fees(scope: Scope, to: Linker) -> FigureTable:
    found = figures.fees(scope)
    return FigureTable(
        "fees",
        "信息处理费",
        ("项目", "件数", "金额（元）"),
        (
            Line(
                Cell("申请人收到收费通知"),
                (
                    to.count(found.asked, fee="asked", counted=""),
                    Cell(f"{found.asked_yuan:,}", "", found.asked_yuan),
                ),
            ),
            Line(
                Cell("已缴清"),
                (
                    to.count(found.paid, fee="paid", counted=""),
                    Cell(f"{found.paid_yuan:,}", "", found.paid_yuan),
                ),
            ),
        ),
        note="通知和缴费各按其日期计入本期。",
    )


def _challenges(scope: Scope, to: Linker) -> FigureTable:
    note = (
        "按被复议、被诉的答复计，不是案件数（年度报告表四按案件计，本机关为第三人的不计）。"
        "结果按审结日期、其余按受理日期计入本期；一件答复既被复议又被诉的，在各自的结果中各计一次。"
    )
    return challenges_table(figures.challenged(scope), to, note=note)


def challenges_table(found: Iterable[figures.Challenged], to: Linker, *, note: str) -> FigureTable:
    """Replies that were challenged, by what came of it."""
    counts = dict.fromkeys(CHALLENGED, 0)
    for each in found:
        counts[each.what] += each.count
    return FigureTable(
        "challenges",
        "行政复议、行政诉讼",
        ("情况", "答复件数"),
        tuple(
            Line(Cell(label), (to.count(counts[what], challenged=what, counted=""),))
            for what, label in CHALLENGED.items()
        ),
        note=note,
    )

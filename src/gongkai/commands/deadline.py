"""`gongkai deadline`: when a reply is due, on which article, and how each day counted."""

import argparse
import json
import re
import sys
from dataclasses import replace
from datetime import date
from typing import Any, NoReturn

from gongkai.law.deadlines import Deadline, DeadlineError
from gongkai.law.errors import LawError
from gongkai.law.notices import load_notice
from gongkai.law.receipt import Channel, Receipt, receipt
from gongkai.law.regions import NATIONAL, region_name
from gongkai.law.reply_clock import Consultation, Correction, FeeNotice, reply_deadline
from gongkai.law.workdays import MAKEUP, Calendar, calendar_for

WEEKDAYS = "一二三四五六日"
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SIGNED = re.compile(r"-?[0-9]{1,6}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options take their value as written: `run` checks them, so that every fault is told in Chinese."""
    parser.allow_abbrev = False
    parser.error = _refuse  # type: ignore[method-assign]
    for name, metavar, text in (
        ("--received", "日期", "收到申请之日，例如 2020-05-15（必填）"),
        ("--region", "代码", "所在地区的行政区划代码，例如 640221；不填按全国日历"),
        ("--via", "渠道", "、".join(f"{each.value} {each.label}" for each in Channel)),
        ("--confirmed", "日期", "与申请人确认之日（互联网、传真、平常信函）"),
        ("--correction-asked", "日期", "要求补正之日"),
        ("--corrected", "日期", "收到补正的申请之日"),
        ("--extend", "天数", "延长答复的工作日数"),
        ("--fee-notice", "日期", "申请人收到收费通知之日"),
        ("--fee-paid", "日期", "完成缴费之日"),
    ):
        parser.add_argument(name, metavar=metavar, nargs="?", const="", help=text)
    for name, metavar, text in (
        ("--consultation", "起..止", "征求第三方或其他机关意见：发出之日..收到意见之日，可重复"),
        ("--notice", "文件", "另外载入的节假日通知（YAML 或 JSON），可重复"),
    ):
        parser.add_argument(
            name, metavar=metavar, nargs="?", const="", action="append", default=[], help=text
        )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("extra", nargs="*", help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """0 with the answer on standard output, or 2 with one sentence on standard error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        calendar = _calendar(arguments)
        answer = _answer(arguments, calendar)
    except LawError as problem:
        print(problem, file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps(_as_json(arguments, answer, calendar), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_as_text(arguments, answer, calendar)))
    return 0


def _calendar(arguments: argparse.Namespace) -> Calendar:
    region = NATIONAL if arguments.region is None else str(arguments.region)
    return calendar_for(region, tuple(load_notice(path) for path in arguments.notice))


def _answer(arguments: argparse.Namespace, calendar: Calendar) -> Deadline:
    if arguments.extra:
        raise DeadlineError(f"多出了“{_shown(arguments.extra[0])}”：每个值前要写选项名，用 --help 查看用法。")
    if arguments.received is None:
        raise DeadlineError("没有给出收到申请之日：请用 --received 写明，例如 --received 2020-05-15。")
    received = _receipt(arguments)
    answer = reply_deadline(
        received.received_on or _date(arguments.received, "--received"),
        calendar=calendar,
        correction=_correction(arguments),
        consultations=[_consultation(each) for each in arguments.consultation],
        extension_days=_extension(arguments.extend),
        fee=_fee(arguments),
    )
    return replace(answer, notes=(*received.notes, *answer.notes), basis=(*received.basis, *answer.basis))


def _receipt(arguments: argparse.Namespace) -> Receipt:
    arrived = _date(arguments.received, "--received")
    confirmed = _optional_date(arguments.confirmed, "--confirmed")
    if arguments.via is None:
        if confirmed is not None:
            raise DeadlineError("给出了 --confirmed 而没有渠道：请用 --via 写明，例如 --via internet。")
        return Receipt(arrived, "", ())
    if arguments.via not in tuple(Channel):
        known = "、".join(each.value for each in Channel)
        raise DeadlineError(f"--via 不认识“{_shown(arguments.via)}”：可用 {known}。")
    found = receipt(Channel(arguments.via), arrived_on=arrived, confirmed_on=confirmed)
    if found.received_on is None:
        note = f"尚未给出确认之日，暂按 {arrived} 起算；确认后请用 --confirmed 写明。"
        return replace(found, notes=(*found.notes, note))
    return found


def _correction(arguments: argparse.Namespace) -> Correction | None:
    asked = _optional_date(arguments.correction_asked, "--correction-asked")
    corrected = _optional_date(arguments.corrected, "--corrected")
    if asked is None and corrected is None:
        return None
    if asked is None:
        raise DeadlineError("给出了 --corrected 而没有要求补正之日：请用 --correction-asked 写明。")
    if corrected is None:
        raise DeadlineError("已要求补正而没有收到补正之日，答复期限没有起算：请用 --corrected 写明。")
    return Correction(asked, corrected)


def _fee(arguments: argparse.Namespace) -> FeeNotice | None:
    notified = _optional_date(arguments.fee_notice, "--fee-notice")
    paid = _optional_date(arguments.fee_paid, "--fee-paid")
    if notified is None and paid is None:
        return None
    if notified is None:
        raise DeadlineError("给出了 --fee-paid 而没有收费通知之日：请用 --fee-notice 写明。")
    if paid is None:
        raise DeadlineError("已通知收费而没有缴费之日，答复期限待缴费后重新计算：请用 --fee-paid 写明。")
    return FeeNotice(notified, paid)


def _consultation(written: str) -> Consultation:
    sent, separator, answered = written.partition("..")
    if not separator:
        raise DeadlineError("--consultation 应写作 发出之日..收到意见之日，例如 2021-03-08..2021-03-19。")
    return Consultation(
        _date(sent, "--consultation 的发出之日"), _date(answered, "--consultation 的结束之日")
    )


def _extension(written: str | None) -> int:
    if written is None:
        return 0
    if not _SIGNED.fullmatch(written) or int(written) <= 0:
        raise DeadlineError(f"--extend 应为正整数（工作日数），不能是“{_shown(written)}”：例如 --extend 20。")
    return int(written)


def _optional_date(written: str | None, option: str) -> date | None:
    return None if written is None else _date(written, option)


def _date(written: str, option: str) -> date:
    if not written:
        raise DeadlineError(f"{option} 后面没有日期：请写作 YYYY-MM-DD，例如 2020-05-15。")
    try:
        if _DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise DeadlineError(f"{option} 的“{_shown(written)}”不是有效日期：请写作 YYYY-MM-DD，例如 2020-05-15。")


def _as_json(arguments: argparse.Namespace, answer: Deadline, calendar: Calendar) -> dict[str, Any]:
    return {
        "received_on": arguments.received,
        "clock_started_on": answer.clock_started_on.isoformat(),
        "due_on": answer.due_on.isoformat(),
        "workdays": answer.workdays,
        "provisional": answer.provisional,
        "region": calendar.region,
        "notes": list(answer.notes),
        "basis": [each.label for each in answer.basis],
        "calendar_version": answer.calendar_version,
        "days": [
            {"date": day.date.isoformat(), "counted": day.counted, "why": day.why} for day in answer.days
        ],
    }


def _as_text(arguments: argparse.Namespace, answer: Deadline, calendar: Calendar) -> list[str]:
    lines = [
        f"收到之日  {_day(_date(arguments.received, '--received'))}",
        f"起算之日  {_day(answer.clock_started_on)}（当日不计）",
        f"届满之日  {_day(answer.due_on)}" + ("（暂定）" if answer.provisional else ""),
        f"期限      {answer.workdays} 个工作日",
        f"日历      {region_name(calendar.region)}（{answer.calendar_version}）",
        *(f"依据      {each.label}" for each in answer.basis),
        *(f"注意      {each}" for each in answer.notes),
        "",
        "日期        星期    计算",
    ]
    nth = 0
    for day in answer.days:
        nth += day.counted
        said = (
            f"第{nth}个工作日" + (f"（{MAKEUP}）" if day.why == MAKEUP else "")
            if day.counted
            else f"不计：{day.why}"
        )
        lines.append(f"{day.date}  星期{WEEKDAYS[day.date.weekday()]}  {said}")
    return lines


def _day(day: date) -> str:
    return f"{day}（星期{WEEKDAYS[day.weekday()]}）"


def _shown(written: object) -> str:
    text = str(written)[:40].encode("unicode_escape" if not str(written).isprintable() else "utf-8")
    return text.decode("utf-8", "backslashreplace")


def _refuse(message: str) -> NoReturn:
    option = re.search(r"--[a-z-]+", message)
    where = f"选项 {option[0]} " if option else ""
    print(f"{where}写法不对：请用 gongkai deadline --help 查看用法。", file=sys.stderr)
    raise SystemExit(2)

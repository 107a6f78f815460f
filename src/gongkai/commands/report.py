"""`gongkai report build`: the annual report of an organ's year from the records, as JSON, HTML, DOCX or PDF."""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.organs.models import Organ
    from gongkai.report.building import Build
    from gongkai.report.models import AnnualReport

FORMATS = ("json", "html", "docx", "pdf")
TEXT_FORMATS = ("json", "html")
STANDARD_OUTPUT = "-"
_YEAR = re.compile(r"[0-9]{4}")


class Refused(Exception):  # noqa: N818 (named for what is so)
    """The command cannot be carried out; the message is one Chinese sentence."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options take their value as written: `run` checks them, so that every fault is told in one sentence."""
    actions = parser.add_subparsers(dest="action", metavar="操作", required=True)
    build = actions.add_parser("build", help="由记录计算一个机关一年的年度报告")
    build.add_argument("--organ", required=True, metavar="前缀", help="机关的索引号前缀，例如 640221041")
    build.add_argument("--year", required=True, metavar="年度", help="例如 2020")
    build.add_argument("--format", metavar="格式", help=f"{'、'.join(FORMATS)}；不填按文件后缀，否则 json")
    build.add_argument(
        "-o", "--output", default=STANDARD_OUTPUT, metavar="文件", help="输出文件；- 为标准输出"
    )


def run(arguments: argparse.Namespace) -> int:
    """0 with the report written, or 2 with one sentence on standard error and nothing written."""
    from django.db import DatabaseError

    try:
        suffix = _format(arguments.format, arguments.output)
        target = _target(arguments.output)
        made, kept = _build(arguments.organ, arguments.year)
        _write(_exported(made, suffix), target)
    except Refused as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 2
    except DatabaseError as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        sys.stderr.write(
            f"读不到数据库：{first}。请先运行 gongkai manage migrate 建表，并检查 DATABASE_URL。\n"
        )
        return 2
    _tell(made, kept)
    return 0


def _format(written: str | None, output: str) -> str:
    suffix = (written or Path(output).suffix.removeprefix(".") or "json").lower()
    if suffix not in FORMATS:
        how = "请改用" if written else "请改文件后缀，或者用 --format 指定"
        raise Refused(f"不能输出“{_shown(suffix)}”格式：{how} {'、'.join(FORMATS)} 之一。")
    if output == STANDARD_OUTPUT and suffix not in TEXT_FORMATS:
        raise Refused(f"{suffix} 不能写到标准输出：请用 -o 写明文件，例如 -o 年度报告.{suffix}。")
    return suffix


def _target(output: str) -> Path | None:
    """Where to write; None is standard output."""
    if output == STANDARD_OUTPUT:
        return None
    try:
        path = Path(output).resolve()
        if path.is_dir():
            raise Refused(f"{_shown(output)} 是文件夹：请写明文件名，例如 {_shown(output)}/年度报告.json。")
        if path.exists() and not path.is_file():
            raise Refused(f"{_shown(output)} 不是普通文件：请换一个文件名；要写到标准输出请用 -o -。")
        if not path.parent.is_dir():
            raise Refused(f"没有文件夹 {_shown(str(path.parent))}：请先建立，或者换一个位置。")
    except (OSError, ValueError) as error:
        raise Refused(f"不能写入 {_shown(output)}（{_why(error)}）：请换一个文件名。") from None
    return path


def _build(prefix: str, written_year: str) -> tuple["Build", "AnnualReport | None"]:
    from gongkai.ledger import FactError
    from gongkai.report.building import build
    from gongkai.report.models import AnnualReport, State

    year = _year(written_year)
    organ = _organ(prefix)
    report = AnnualReport.objects.filter(organ=organ, year=year).select_related("organ").first()
    try:
        made = build(organ, year, report.sections if report else None)
    except FactError as error:
        raise Refused(f"记录 {error.record_id} 前后矛盾，无法统计（{error}）：请先改正该记录。") from None
    return made, report if report and report.state != State.DRAFT else None


def _year(written: str) -> int:
    from django.utils import timezone

    from gongkai.ledger import form_for

    if not _YEAR.fullmatch(written):
        raise Refused(f"年度“{_shown(written)}”不是年份：请写四位数字，例如 --year 2020。")
    year, today = int(written), timezone.localdate()
    try:
        form_for(year)
    except LookupError:
        raise Refused(f"{written} 年没有规定的年度报告格式：现行格式自 2019 年度起使用。") from None
    if year > today.year:
        raise Refused(f"{year} 年还没有开始（今天是 {today}）：请核对 --year。")
    return year


def _organ(prefix: str) -> "Organ":
    from gongkai.organs.models import Organ

    organ = Organ.objects.filter(index_prefix=prefix).first() if prefix.isascii() else None
    if organ is None:
        known = list(Organ.objects.values_list("index_prefix", "name")[:3])
        hint = (
            f"已有的机关例如 {'、'.join(f'{each} {name}' for each, name in known)}"
            if known
            else "还没有登记任何机关"
        )
        raise Refused(f"没有索引号前缀为“{_shown(prefix)}”的机关：{hint}。")
    return organ


def _exported(made: "Build", suffix: str) -> bytes:
    from gongkai.report.export import export

    return export(made, suffix)


def _write(content: bytes, target: Path | None) -> None:
    """The whole content or nothing: a file beside the target takes its place when it is complete."""
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    mask = os.umask(0)
    os.umask(mask)
    half_written: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".gongkai-", delete=False) as file:
            half_written = Path(file.name)
            file.write(content)
        half_written.chmod(0o666 & ~mask)
        half_written.replace(target)
    except OSError as error:
        if half_written is not None:
            half_written.unlink(missing_ok=True)
        raise Refused(f"不能写入 {_shown(str(target))}（{_why(error)}）：请检查权限和磁盘空间。") from None


def _tell(made: "Build", kept: "AnnualReport | None") -> None:
    """On standard error: what the findings say, and whether the frozen report still agrees."""
    from django.utils import timezone

    from gongkai.report.building import frozen_build
    from gongkai.report.differences import differences_between
    from gongkai.report.findings import blocking

    if made.year == timezone.localdate().year:
        sys.stderr.write(f"注意：{made.year} 年尚未结束，数据截至今天。\n")
    if errors := blocking(made.findings):
        sys.stderr.write(f"注意：核对发现 {len(errors)} 处不平，第一处：{errors[0]['sentence']}\n")
    changed = differences_between(frozen_build(kept), made) if kept else []
    if kept and changed:
        first = changed[0]
        sys.stderr.write(
            f"注意：{made.year} 年度报告（{kept.get_state_display()}）与现有记录有 {len(changed)} 处不同，"
            f"第一处：{first.place}锁定为 {first.frozen}，现为 {first.now}。本次输出按现有记录计算。\n"
        )


def _why(error: Exception) -> str:
    reasons: dict[type[Exception], str] = {
        PermissionError: "没有权限",
        FileNotFoundError: "路径不存在",
        NotADirectoryError: "路径中有一段不是文件夹",
        IsADirectoryError: "是文件夹",
        ValueError: "文件名含有不能使用的字符",
    }
    for kind, reason in reasons.items():
        if isinstance(error, kind):
            return reason
    return getattr(error, "strerror", None) or type(error).__name__


def _shown(written: str) -> str:
    """What was written, short and printable."""
    text = written[:80].encode("utf-8", "backslashreplace").decode()
    return text if text.isprintable() else text.encode("unicode_escape").decode()

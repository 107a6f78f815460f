"""`gongkai scan`: personal data in files and folders, before they are published."""

import argparse
import json
import re
import sys
import warnings
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongkai.privacy.file_scan import FileScan

_PHONE = re.compile(r"[0-9+() （）转-]{3,30}")
_MOST_SHOWN = 20  # findings of one kind in one file
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EXPLAINED = """退出码：0 没有须处理的内容（可以有须复核的）；1 有须处理的内容；
2 有文件不能读取、路径不存在或者命令有误。有文件不能读取时结论不完整，因此同时有须处理的内容也是 2。
任何输出都不含完整的个人信息；文件名含有个人信息的，输出的文件名也作遮盖。"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.allow_abbrev = False
    parser.epilog = _EXPLAINED
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("paths", metavar="路径", nargs="*", help="文件或者文件夹，可以写多个")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument(
        "--office-phone",
        metavar="号码",
        nargs="+",
        action="extend",
        default=[],
        help="本机关对外公布的电话，不作为个人信息，可以写多个",
    )
    parser.add_argument(
        "--office-email",
        metavar="邮箱",
        nargs="+",
        action="extend",
        default=[],
        help="本机关对外公布的电子邮箱，不作为个人信息，可以写多个",
    )
    parser.add_argument("--on", metavar="日期", help="按哪一天计算年龄，例如 2026-01-05；不填为今天")


def run(arguments: argparse.Namespace) -> int:
    """0 nothing that blocks, 1 something that does, 2 an answer that is not whole."""
    from gongkai.privacy.file_scan import scan_path
    from gongkai.privacy.findings import Allowance

    warnings.simplefilter("ignore")  # a damaged file is told as such, not as a warning of a parser
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    phones = [each for each in arguments.office_phone if _PHONE.fullmatch(each)]
    emails = [each for each in arguments.office_email if "@" in each]
    told = [*arguments.office_phone, *arguments.office_email]
    paths = [*arguments.paths, *(each for each in told if each not in (*phones, *emails))]
    allowed = Allowance(phones=frozenset(phones), emails=frozenset(emails))
    on = _day(arguments.on)
    if on is None:
        print("--on 应写作 YYYY-MM-DD，例如 2026-01-05。", file=sys.stderr)
        return 2
    if not paths:
        print(
            "没有写明要检查的文件：请写文件或者文件夹的路径，例如 gongkai scan 名单.xlsx。", file=sys.stderr
        )
        return 2
    scans: list[FileScan] = []
    for path in dict.fromkeys(paths):
        for scan in scan_path(Path(path), allowed=allowed, on=on):
            scans.append(scan)
            if not arguments.json:
                _show(scan)
    if arguments.json:
        print(json.dumps({"files": [scan.as_mapping() for scan in scans]}, ensure_ascii=False, indent=2))
    else:
        _total(scans)
    if any(scan.error for scan in scans):
        return 2
    return 1 if any(scan.blocks for scan in scans) else 0


def _day(written: str | None) -> date | None:
    if written is None:
        return date.today()  # noqa: DTZ011 (the legal day of the machine's own place)
    try:
        return date.fromisoformat(written) if _DATE.fullmatch(written) else None
    except ValueError:
        return None


def _show(scan: "FileScan") -> None:
    print(scan.file)
    if scan.error:
        print(f"  不能读取  {scan.error}")
    shown: Counter[str] = Counter()
    for finding in scan.findings:
        shown[finding.kind.label] += 1
        if shown[finding.kind.label] <= _MOST_SHOWN:
            print(f"  {'须处理' if finding.blocks else '须复核'}  {finding.sentence}")
    for label, count in shown.items():
        if count > _MOST_SHOWN:
            print(f"  …… {label}另有 {count - _MOST_SHOWN} 处（--json 列出全部）")
    if not scan.error and not scan.findings:
        print("  未发现个人信息")


def _total(scans: "list[FileScan]") -> None:
    findings = [finding for scan in scans for finding in scan.findings]
    stopping = sum(finding.blocks for finding in findings)
    unread = sum(bool(scan.error) for scan in scans)
    told = f"共检查 {len(scans)} 个文件：须处理 {stopping} 处，须复核 {len(findings) - stopping} 处"
    print(f"{told}，{unread} 个文件不能读取。" if unread else f"{told}。")

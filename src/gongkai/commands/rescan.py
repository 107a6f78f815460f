"""`gongkai rescan`: personal data in what is public already; for the night, beside a running platform."""

import argparse
import json
import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gongkai.items.models import Rescan
    from gongkai.items.rescans import Look

_EXPLAINED = """退出码：0 没有发现不得公开的内容；1 发现了；2 命令有误。
中断后再次执行（范围相同）接着上次的位置继续。发现的内容在办理平台“个人信息复查”中处理。
完成后清除检索索引中已紧急撤下内容的残留。"""
TELL_EVERY = 2.0  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EXPLAINED
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--organ", metavar="前缀", default="", help="机关索引号前缀，例如 640221041；不写为全部机关"
    )
    parser.add_argument(
        "--since", metavar="日期", default="", help="只查这一天起发布或变更的，例如 2026-01-05"
    )
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(arguments: argparse.Namespace) -> int:
    """0 no leak, 1 leaks, 2 the command is wrong."""
    from gongkai.items import search
    from gongkai.items.actions import start_rescan
    from gongkai.organs.actors import SYSTEM
    from gongkai.organs.models import Organ

    since = _day(arguments.since)
    if arguments.since and since is None:
        return _wrong("--since 应写作 YYYY-MM-DD，例如 2026-01-05")
    organs = list(Organ.objects.filter(index_prefix__startswith=arguments.organ).values_list("pk", flat=True))
    if arguments.organ and not organs:
        return _wrong(f"没有索引号前缀为 {arguments.organ} 的机关：请核对 --organ")
    rescan = start_rescan(actor=SYSTEM, organ_ids=organs if arguments.organ else (), since=since)
    rescan, leaks = _to_the_end(rescan, quiet=arguments.json)
    is_purged = search.purge()
    _show(rescan, leaks, is_purged=is_purged, as_json=arguments.json)
    return 1 if rescan.leaks else 0


def _to_the_end(rescan: "Rescan", *, quiet: bool) -> tuple["Rescan", list["Look"]]:
    from gongkai.items.actions import look_further
    from gongkai.organs.actors import SYSTEM

    leaks: list[Look] = []
    told = time.monotonic()
    while rescan.finished_at is None:
        rescan, looks = look_further(rescan.pk, actor=SYSTEM)
        leaks += [look for look in looks if look.leaks]
        if not quiet:
            for look in looks:
                if look.leaks:
                    print(_line(look), flush=True)
        if not quiet and time.monotonic() - told > TELL_EVERY:
            told = time.monotonic()
            print(f"已查 {rescan.looked_at}/{rescan.total} 条", file=sys.stderr, flush=True)
    return rescan, leaks


def _line(look: "Look") -> str:
    from gongkai.items.scanned_content import safe

    blocking = [finding.sentence for finding in look.verdict.findings if finding.blocks]
    rest = f"；另有 {look.verdict.blocking - 3} 处" if look.verdict.blocking > 3 else ""
    return f"{look.item.index_number}《{safe(look.item.title)}》：{'；'.join(blocking[:3])}{rest}"


def _show(rescan: "Rescan", leaks: list["Look"], *, is_purged: bool, as_json: bool) -> None:
    if not as_json:
        print(
            f"已复查 {rescan.looked_at} 条公开信息：{rescan.leaks} 条含有不得公开的个人信息，"
            f"{rescan.warnings} 条须说明理由。"
        )
        if not is_purged:
            print("检索索引正忙，已撤下内容的残留尚未清除，下次复查时再做。", file=sys.stderr)
        return
    told: dict[str, Any] = {
        "looked_at": rescan.looked_at,
        "leaks": rescan.leaks,
        "warnings": rescan.warnings,
        "is_index_purged": is_purged,
        "items": [_mapping(look) for look in leaks],
    }
    print(json.dumps(told, ensure_ascii=False, indent=1))


def _mapping(look: "Look") -> dict[str, Any]:
    from gongkai.items.scanned_content import safe

    return {
        "index_number": look.item.index_number,
        "title": safe(look.item.title),
        "blocking": look.verdict.blocking,
        "findings": [finding.as_mapping() for finding in look.verdict.findings[:20]],
    }


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


def _wrong(sentence: str) -> int:
    print(f"{sentence}。", file=sys.stderr)
    return 2

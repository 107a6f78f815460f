"""`gongkai holidays FILE`: load a holiday notice and recompute the open deadlines."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help="放假安排文件（YAML 或 JSON，写法见 docs/operations.md）")


def run(arguments: argparse.Namespace) -> int:
    from gongkai.applications import actions
    from gongkai.law.errors import LawError
    from gongkai.law.notices import load_notice
    from gongkai.organs.actors import SYSTEM
    from gongkai.remedies.actions import recompute_answers

    try:
        moved = actions.load_notice(load_notice(arguments.file), actor=SYSTEM) + recompute_answers()
    except LawError as error:
        sys.stderr.write(f"未载入：{error}\n")
        return 2
    print(f"已载入 {arguments.file}，{len(moved)} 件在办事项的期限有变动。")
    for move in moved:
        print(f"  {move.number}：{move.before} → {move.after}")
    return 0

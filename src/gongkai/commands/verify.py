"""`gongkai verify`: is every organ's chain of entries whole?"""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(arguments: argparse.Namespace) -> int:
    from gongkai.casework.entries import verify

    checked, broken = verify()
    if arguments.json:
        links = [vars(link) for link in broken]
        print(json.dumps({"checked": checked, "broken": links}, ensure_ascii=False, indent=1))
    else:
        for link in broken:
            print(f"断裂：{link.organ} 第 {link.sequence} 条（{link.subject or '链尾'}）：{link.why}")
        print(
            f"共核验 {checked} 条留痕，{'发现 ' + str(len(broken)) + ' 处断裂' if broken else '完整无缺'}。"
        )
    return 1 if broken else 0

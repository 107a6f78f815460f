"""`gongkai verify`: is every organ's chain of entries whole, and every sealed case file (案卷) as it was filed?"""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")


def run(arguments: argparse.Namespace) -> int:
    from gongkai.archive.verification import verify_case_files
    from gongkai.casework.entries import verify

    checked, broken = verify()
    files, changed = verify_case_files()
    if arguments.json:
        links = [vars(link) for link in broken]
        print(
            json.dumps(
                {"checked": checked, "broken": links, "case_files": files, "changed": changed},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        for link in broken:
            print(f"断裂：{link.organ} 第 {link.sequence} 条（{link.subject or '链尾'}）：{link.why}")
        print(
            f"共核验 {checked} 条留痕，{'发现 ' + str(len(broken)) + ' 处断裂' if broken else '完整无缺'}。"
        )
        for sentence in changed:
            print(sentence)
        if files:
            print(
                f"共核对 {files} 份案卷，{'发现 ' + str(len(changed)) + ' 份不符' if changed else '与封存时相同'}。"
            )
    return 1 if broken or changed else 0

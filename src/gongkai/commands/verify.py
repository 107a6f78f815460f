"""`gongkai verify`: is every organ's chain of entries whole, and is every sealed file as its record says?"""

import argparse
import json
from typing import Any


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument(
        "--files",
        choices=("sample", "all", "none"),
        default="sample",
        help="封存文件：sample 逐个查有无、抽查解密（默认）；all 逐个解密、核对摘要；none 不查",
    )


def run(arguments: argparse.Namespace) -> int:
    from gongkai.archive.verification import verify_case_files
    from gongkai.casework import kept_files
    from gongkai.casework.entries import verify

    checked, broken = verify()
    files, changed = verify_case_files()
    kept = kept_files.Checked()
    if arguments.files != "none":
        kept = kept_files.check(sample=None if arguments.files == "all" else kept_files.SAMPLE)
    if arguments.json:
        told: dict[str, Any] = {"checked": checked, "broken": [vars(link) for link in broken]}
        told |= {"case_files": files, "changed": changed, "files": kept.named, "opened": kept.opened}
        told["faults"] = [vars(fault) for fault in kept.faults]
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for link in broken:
            print(f"断裂：{link.organ} 第 {link.sequence} 条（{link.subject or '链尾'}）：{link.why}")
        print(f"共核验 {checked} 条留痕，{_found(len(broken), '处断裂', '完整无缺')}。")
        for sentence in changed:
            print(sentence)
        if files:
            print(f"共比对 {files} 份案卷的归档留痕，{_found(len(changed), '份不符', '与归档时相同')}。")
        for fault in kept.faults:
            print(f"文件不符：{fault}")
        if kept.named:
            opened = "全部打开" if kept.opened == kept.named else f"抽查打开 {kept.opened} 个"
            print(
                f"共核对 {kept.named} 个封存文件和数据库密文（{opened}），{_found(len(kept.faults), '处不符', '完好')}。"
            )
    return 1 if broken or changed or kept.faults else 0


def _found(count: int, what: str, nothing: str) -> str:
    return f"发现 {count} {what}" if count else nothing

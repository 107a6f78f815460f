"""`gongkai inspect`: looks at our own portal as the inspectors of government sites do."""

import argparse
import json


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "按政府网站检查指标自查公开内容；发现问题的退出码为 1。"
        "只打开本平台自己的页面，指向其他网站的链接不访问。"
    )
    parser.add_argument("prefix", help="机关的索引号前缀，如 640221041")
    parser.add_argument("--pages", type=int, default=None, help="最多访问多少个页面，0 为不访问")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(arguments: argparse.Namespace) -> int:
    from gongkai.organs.actors import SYSTEM
    from gongkai.organs.models import Organ
    from gongkai.supervision.actions import inspect
    from gongkai.supervision.rules import rules

    organ = Organ.objects.filter(index_prefix=arguments.prefix).first()
    if organ is None:
        print(f"没有索引号前缀为 {arguments.prefix} 的机关：请核对前缀。")
        return 2
    made = inspect(organ, actor=SYSTEM, most_pages=arguments.pages)
    if arguments.json:
        told = {"pages": made.pages, "failed": made.failed, "findings": made.findings}
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return 1 if made.findings else 0
    for finding in made.findings:
        print(f"{rules().rules[finding['rule']].label}：{finding['where']}：{finding['sentence']}")
    print(f"访问 {made.pages} 个页面，发现 {len(made.findings)} 处问题；指向其他网站的链接没有访问。")
    if made.failed:
        print(f"单项否决：{'；'.join(made.failed)}。")
    return 1 if made.findings else 0

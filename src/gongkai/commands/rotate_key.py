"""`gongkai rotate-key`: seals everything anew under the current identity key; resumable."""

import argparse
import secrets
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new", action="store_true", help="开发模式：先生成新的密钥文件")
    parser.add_argument("--batch", type=int, default=200, help="每批条数")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from gongkai.casework import identity_key, rotation

    if arguments.new and (problem := _made_new()):
        sys.stderr.write(problem)
        return 2
    if identity_key.previous_key() is None:
        print(
            "没有设置原来的密钥，不需要重新加密。更换密钥时：把 GONGKAI_IDENTITY_KEY 改为新的密钥"
            f"（例如 {secrets.token_hex(16)}），GONGKAI_IDENTITY_KEY_BEFORE 写原来的密钥，重启服务后再执行本命令。"
        )
        return 0
    done = rotation.rotate(batch=max(arguments.batch, 1), tell=lambda line: print(line, flush=True))
    print(f"共检查 {done.seen} 处，重新加密 {done.records} 条记录、{done.files} 个文件。")
    for fault in done.faults[: rotation.TOLD_FAULTS]:
        sys.stderr.write(f"未能打开：{fault}\n")
    if done.faults:
        sys.stderr.write(
            f"{len(done.faults)} 处不能打开：请保留原来的密钥，从备份恢复或者查明原因后再执行一次。\n"
        )
        return 1
    if settings.ENVIRONMENT.GONGKAI_IDENTITY_KEY_BEFORE:
        print("再执行一次确认没有遗漏后，可以删去 GONGKAI_IDENTITY_KEY_BEFORE 并重启服务。")
    else:
        identity_key.forget_previous_key()
    return 0


def _made_new() -> str:
    from django.conf import settings

    from gongkai.casework import identity_key

    if settings.ENVIRONMENT.GONGKAI_IDENTITY_KEY:
        return "密钥由环境变量 GONGKAI_IDENTITY_KEY 给出：请在设置文件中更换，见运行维护手册第九节。\n"
    try:
        identity_key.make_new_key()
    except FileExistsError:
        return "上一次更换还没有完成：请先执行 gongkai rotate-key（不带 --new）。\n"
    return ""

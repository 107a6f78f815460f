"""`gongkai …`: each command is one module of `gongkai.commands`, loaded only when it is called."""

import argparse
import importlib
import os
import sys
from types import ModuleType
from typing import NoReturn

# name: (what it does, whether it works on the platform's records)
COMMANDS = {
    "run": ("启动平台（公开平台与办理平台）", True),
    "demo": ("建立演示数据（可重复执行）", True),
    "report": ("年度报告：计算、导出", True),
    "deadline": ("计算依申请公开答复期限，列明每一天", False),
    "scan": ("检查文件中的个人信息", False),
    "rotate-key": ("更换身份信息密钥后，把全部封存内容重新加密", True),
    "verify": ("核验留痕链条，指出第一处断裂", True),
    "templates": ("文书模板：列出、导出、检查、安装", True),
    "holidays": ("载入放假安排通知，重新计算在办期限", True),
    "daily": ("办理当天到期的事项（公示期满处理等，可重复执行）", True),
    "inspect": ("按政府网站检查指标自查公开内容", True),
    "dispatch": ("把到期的发送交给微信公众号和微博", True),
    "rescan": ("复查已公开信息中的个人信息", True),
    "rebuild": ("重新生成公开页面和检索索引", True),
    "manage": ("Django 管理命令（建表、建管理员等）", True),
}


class ChineseParser(argparse.ArgumentParser):
    """argparse with errors that say in Chinese what is wrong and the way out; exit code 2."""

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"命令有误：{in_chinese(message)}。用法见：{self.prog} --help\n")
        raise SystemExit(2)


def in_chinese(message: str) -> str:
    for english, chinese in (
        ("the following arguments are required: ", "缺少参数 "),
        ("unrecognized arguments: ", "无法识别的参数 "),
        ("expected one argument", "后面须写一个值"),
        ("expected at least one argument", "后面须至少写一个值"),
        ("invalid choice: ", "取值无效："),
        ("(choose from", "（可选"),
        ("invalid int value: ", "应为整数，现为 "),
        ("not allowed with argument", "不能与此参数同用："),
        ("ambiguous option: ", "参数不完整："),
        ("argument ", "参数 "),
    ):
        message = message.replace(english, chinese)
    return message.strip()


def main(argv: list[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 found something wrong, 2 the command itself is wrong."""
    arguments = sys.argv[1:] if argv is None else argv
    parser = ChineseParser(prog="gongkai", description="Gongkai 公开：政府信息公开平台")
    subparsers = parser.add_subparsers(
        dest="command", metavar="命令", required=True, parser_class=ChineseParser
    )
    for name, (help_line, _) in COMMANDS.items():
        subparser = subparsers.add_parser(
            name, help=help_line, description=help_line, add_help=name != "manage"
        )
        if name in arguments[:1]:
            command_module(name).add_arguments(subparser)
    if arguments[:1] == ["manage"]:
        return run("manage", argparse.Namespace(arguments=arguments[1:]))
    return run(arguments[0] if arguments else "", parser.parse_args(arguments))


def command_module(name: str) -> ModuleType:
    return importlib.import_module(f"gongkai.commands.{name.replace('-', '_')}")


def run(name: str, parsed: argparse.Namespace) -> int:
    try:
        return run_on_platform(name, parsed) if COMMANDS[name][1] else int(command_module(name).run(parsed))
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130


def run_on_platform(name: str, parsed: argparse.Namespace) -> int:
    """With Django, which the other commands do without."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError, ProgrammingError

    try:
        set_up_django()
        return int(command_module(name).run(parsed))
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except (OperationalError, ProgrammingError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        sys.stderr.write(
            f"数据库不能使用（{reason}）。请检查 GONGKAI_HOME 和 DATABASE_URL；"
            "还没有数据表时，先执行 gongkai run 或 gongkai manage migrate。\n"
        )
        return 2


def set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings")
    django.setup()

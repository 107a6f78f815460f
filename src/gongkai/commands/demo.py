"""`gongkai demo`: the demo agency and its year, safe to repeat."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    pass


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from gongkai.commands.preparation import prepare_data

    if settings.PRODUCTION:
        sys.stderr.write(
            "生产环境不建立演示数据：演示账号的口令是公开的。请在另一个 GONGKAI_HOME 中以开发模式执行。\n"
        )
        return 2
    from gongkai.demo import make_demo

    prepare_data()
    made = make_demo()
    print(made.summary)
    return 0

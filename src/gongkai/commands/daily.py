"""`gongkai daily`: does what is due today; safe to repeat at any hour."""

import argparse
import sys


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="只在做了事或者出错时输出")


def run(arguments: argparse.Namespace) -> int:
    from gongkai.casework import duties

    done = duties.run()
    if done is None:
        if not arguments.quiet:
            print("另一个进程正在办理每日事项，本次不重复办理。")
        return 0
    for each in done:
        for sentence in each.sentences:
            print(f"{each.label}：{sentence}", flush=True)
        if each.fault:
            sys.stderr.write(f"{each.label}：未能完成（{each.fault}）。请检查后再执行 gongkai daily。\n")
        elif not each.sentences and not arguments.quiet:
            print(f"{each.label}：今天没有到期的。")
    return 1 if any(each.fault for each in done) else 0

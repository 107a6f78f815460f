"""`gongkai dispatch`: sends to WeChat and Weibo what is due; `gongkai daily` does the same every hour."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = "把到期的发送交给微信公众号和微博；没有接入账号时什么也不做。"


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings
    from django.utils import timezone

    from gongkai.channels.actions import send_due
    from gongkai.channels.choices import DispatchState
    from gongkai.channels.models import Dispatch

    if not settings.DISPATCH["enabled"]:
        print("没有打开发送（GONGKAI_DISPATCH）。")
        return 0
    sentences = send_due(timezone.now())
    print("\n".join(sentences) if sentences else "没有到期的发送。")
    stuck = Dispatch.objects.filter(state__in=[DispatchState.UNSURE, DispatchState.FAILED])
    return 1 if stuck.exists() else 0

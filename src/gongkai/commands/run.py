"""`gongkai run`: prepares what is missing and serves portal and desk."""

import argparse
import socket
import sys

from gongkai.commands.system_errors import in_chinese

ADDRESS = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="没有数据时建立演示数据")
    parser.add_argument("--port", type=int, help="端口，默认取环境变量 PORT 或 8000")
    parser.add_argument("--address", default=ADDRESS, help=f"监听地址，默认 {ADDRESS}（只供本机访问）")


def run(arguments: argparse.Namespace) -> int:
    from django.conf import settings

    from gongkai.commands import hourly
    from gongkai.commands.preparation import check_kinds, prepare_data, prepare_static_files
    from gongkai.items import public_copies
    from gongkai.portal.page_files import write_pages

    port = settings.ENVIRONMENT.PORT if arguments.port is None else arguments.port
    problem = why_not_listen(arguments.address, port)
    if problem:
        sys.stderr.write(problem + "\n")
        return 2
    check_kinds()
    prepare_data()
    is_new_look = prepare_static_files()
    if arguments.demo and not settings.PRODUCTION:
        from gongkai.demo import is_made, make_demo

        if not is_made():
            print("正在建立演示数据，约需一分钟……", flush=True)
            make_demo()
    if is_new_look:  # pages that were made before name style sheets that are gone
        public_copies.rebuild(write_pages)
    public_copies.refresh()
    print(greeting(f"http://{arguments.address}:{port}", with_logins=arguments.demo), flush=True)
    stop = hourly.start()
    try:
        serve(arguments.address, port)
    finally:
        stop.set()
    return 0


def why_not_listen(address: str, port: int) -> str | None:
    """A Chinese sentence when the port cannot be had."""
    if not 1 <= port <= 65535:
        return f"端口 {port} 无效：应在 1 至 65535 之间。"
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            return f"不能在 {address}:{port} 上启动（{in_chinese(error)}）。请关闭占用该端口的程序，或换一个端口：make run PORT={port + 1 if port < 65535 else 8080}。"
    return None


def greeting(root: str, *, with_logins: bool) -> str:
    lines = [f"公开平台：{root}/", f"办理平台：{root}/desk/"]
    if with_logins:
        from gongkai.demo import LOGINS, PASSWORD

        lines.append(f"演示账号（口令均为 {PASSWORD}）：")
        lines += [f"  {login:<12} {what}" for login, what in LOGINS.items()]
    return "\n".join([*lines, "按 Ctrl+C 停止。"])


def serve(address: str, port: int) -> None:
    from django.conf import settings
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces

    connections.close_all()
    Granian(
        "gongkai.portal.published:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.ENVIRONMENT.GONGKAI_WORKERS,
        blocking_threads=2,  # a page that comes from disk does not hold up the next one
        backlog=1024,
        log_enabled=settings.ENVIRONMENT.GONGKAI_LOG_LEVEL == "DEBUG",
    ).serve()

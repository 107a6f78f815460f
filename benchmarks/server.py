"""The platform as `gongkai run` starts it (granian, WSGI, 2 workers), on 127.0.0.1 only, ended by its process id."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from benchmarks import place

WORKERS = 2
PATIENCE = 60


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """The root address of a fresh server; its memory holds nothing yet."""
    port = free_port()
    environment = {**os.environ, "GONGKAI_WORKERS": str(WORKERS), "GONGKAI_LOG_LEVEL": "WARNING"}
    with (place.home() / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gongkai", "run", "--port", str(port)],
            stdout=log,
            stderr=log,
            env=environment,
            cwd=place.ROOT,
        )
        try:
            root = f"http://127.0.0.1:{port}"
            wait_for(root, server)
            yield root
        finally:
            server.send_signal(signal.SIGTERM)
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(root: str, server: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{root}/robots.txt", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    log = (place.home() / "server.log").read_text("utf-8", "replace")[-2000:]
    raise SystemExit(f"服务器未能启动：\n{log}")

"""Runs a command beside a temporary PostgreSQL cluster: `python -m tests.postgres COMMAND…`.

The cluster lives in a temporary folder, listens on 127.0.0.1 only, and is removed with all that is in it.
DATABASE_URL in the command's environment leads to it.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


def binaries() -> Path:
    """The folder of initdb and pg_ctl of the newest PostgreSQL on this machine."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    raise SystemExit("找不到 PostgreSQL：请以管理员身份执行 apt-get install postgresql 后重试。")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
"""For tests: a cluster that lives for minutes need not outlive the machine."""


@dataclass(frozen=True)
class Cluster:
    """A running cluster: its DATABASE_URL, and how it dies."""

    url: str
    crash: Callable[[], None]


@contextlib.contextmanager
def cluster(settings: str = QUICK) -> Iterator[Cluster]:
    """A cluster with those settings; stopped and removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="gongkai-postgres-"))
    data = folder / "data"
    as_user: dict[str, object] = {}
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
        as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    programs, port = binaries(), free_port()
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {settings} -c max_connections=60"

    def run(*command: object) -> None:
        subprocess.run(
            [str(part) for part in command],
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            **as_user,  # type: ignore[call-overload]
        )

    def start() -> None:
        run(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")

    def end_at_once() -> None:
        run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")

    def crash() -> None:
        """No checkpoint, no farewell: what counts is what is in the log on disk."""
        end_at_once()
        start()

    try:
        run(
            programs / "initdb", "-D", data, "-U", "gongkai", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        start()
        try:
            run(programs / "createdb", "-h", "127.0.0.1", "-p", port, "-U", "gongkai", "gongkai")
            yield Cluster(f"postgres://gongkai@127.0.0.1:{port}/gongkai", crash)
        finally:
            end_at_once()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    with cluster() as running:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": running.url}).returncode


if __name__ == "__main__":
    raise SystemExit(main())

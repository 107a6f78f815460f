"""Sends requests to a server and measures: wrk where it is installed, else a small client of our own."""

import asyncio
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from urllib.parse import urlsplit

CONNECTIONS = 16
THREADS = 2
LUA = Path(__file__).with_name("load.lua")


@dataclass(frozen=True)
class Measured:
    """`rounds`: how often each address was sent; above 1 a first view is no longer a first view."""

    requests: int
    seconds: float
    p50_ms: float
    p99_ms: float
    errors: int
    rounds: float

    @property
    def per_second(self) -> float:
        return self.requests / self.seconds


def measure(root: str, addresses: Sequence[str], *, seconds: int) -> Measured:
    """Send the addresses in order for some seconds over 16 connections."""
    if shutil.which("wrk"):
        return with_wrk(root, addresses, seconds)
    return asyncio.run(with_own_client(root, addresses, seconds))


def client_name() -> str:
    return (
        f"wrk -t{THREADS} -c{CONNECTIONS}" if shutil.which("wrk") else f"asyncio, {CONNECTIONS} connections"
    )


def with_wrk(root: str, addresses: Sequence[str], seconds: int) -> Measured:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("\n".join(addresses) + "\n")
        file.flush()
        command = [
            "wrk",
            f"-t{THREADS}",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            "--timeout",
            "10s",
            "-s",
            str(LUA),
        ]
        found = subprocess.run(
            [*command, root, "--", file.name, str(THREADS)], check=True, capture_output=True, text=True
        ).stdout
    line = next(line for line in found.splitlines() if line.startswith("RESULT "))
    requests, microseconds, p50, p99, errors = map(int, line.split()[1:])
    return Measured(
        requests, microseconds / 1e6, p50 / 1000, p99 / 1000, errors, rounds=requests / len(addresses)
    )


async def with_own_client(root: str, addresses: Sequence[str], seconds: int) -> Measured:
    where = urlsplit(root)
    host, port = where.hostname or "127.0.0.1", where.port or 80
    rest = cycle(addresses)
    times: list[float] = []
    errors = [0]
    ends = time.perf_counter() + seconds
    started = time.perf_counter()
    await asyncio.gather(*(_connection(host, port, rest, ends, times, errors) for _ in range(CONNECTIONS)))
    spent = time.perf_counter() - started
    times.sort()
    p50, p99 = (times[min(int(len(times) * share), len(times) - 1)] * 1000 for share in (0.5, 0.99))
    return Measured(len(times), spent, p50, p99, errors[0], rounds=len(times) / len(addresses))


async def _connection(
    host: str, port: int, addresses: Iterator[str], ends: float, times: list[float], errors: list[int]
) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    while (started := time.perf_counter()) < ends:
        head = f"GET {next(addresses)} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n"
        writer.write(head.encode())
        answer = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = int(answer.partition("content-length:")[2].partition("\r\n")[0])
        await reader.readexactly(length)
        times.append(time.perf_counter() - started)
        errors[0] += not answer.startswith("http/1.1 2")
    writer.close()

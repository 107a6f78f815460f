"""Functions for the child process that do what a hostile file may make a library do."""

import os
import signal
import time
from collections.abc import Mapping
from typing import Any

from gongkai.privacy.passages import Unreadable

Answer = tuple[dict[str, Any], list[bytes]]


def echo(told: Mapping[str, Any], content: bytes) -> Answer:
    os.write(1, b"noise of a library")
    return {"pid": os.getpid(), **told}, [content, b""]


def crash(told: Mapping[str, Any], content: bytes) -> Answer:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def leave(told: Mapping[str, Any], content: bytes) -> Answer:
    os._exit(0)


def hang(told: Mapping[str, Any], content: bytes) -> Answer:
    time.sleep(600)
    raise AssertionError


def eat(told: Mapping[str, Any], content: bytes) -> Answer:
    return {}, [bytes(8 * 1024**3)]


def refuse(told: Mapping[str, Any], content: bytes) -> Answer:
    raise Unreadable("设有密码：请解除后重试。")


def fail(told: Mapping[str, Any], content: bytes) -> Answer:
    raise KeyError("whatever")

"""One call to a platform: JSON back, or what went wrong in Chinese, and whether anything may have happened there."""

import json
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

SECONDS = 20
MOST_BYTES = 1024 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Refused(Exception):  # noqa: N818 (named for what is so)
    """The platform did not do it: it may be asked again, unless `is_final`."""

    def __init__(self, said: str, *, code: int = 0, is_final: bool = False) -> None:
        self.said, self.code, self.is_final = said, code, is_final
        super().__init__(said)


class Unclear(Exception):  # noqa: N818 (named for what is so)
    """Nobody can tell whether the platform did it."""

    def __init__(self, said: str) -> None:
        self.said = said
        super().__init__(said)


class _NoRedirect(HTTPRedirectHandler):
    """A secret is never carried on to another address."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = build_opener(_NoRedirect)
_local_opener = build_opener(_NoRedirect, ProxyHandler({}))


def call(base: str, path: str, content: bytes, content_type: str) -> dict[str, Any]:
    """POST, and the JSON object that comes back, whatever it says; the address is never told (it holds a token)."""
    parts = urlsplit(base)
    is_local = parts.hostname in LOOPBACK
    if parts.scheme != "https" and not (parts.scheme == "http" and is_local):
        raise Refused("平台地址须以 https:// 开头，请系统管理员改正", is_final=True)
    request = Request(base.rstrip("/") + path, content, {"Content-Type": content_type}, method="POST")  # noqa: S310 (checked above)
    try:
        with (_local_opener if is_local else _opener).open(request, timeout=SECONDS) as answer:
            return _object(answer.read(MOST_BYTES))
    except HTTPError as problem:
        if problem.code >= 500:
            raise Unclear(f"平台出错（HTTP {problem.code}）") from None
        told = _object(problem.read(MOST_BYTES))
        return told or {"errcode": problem.code, "errmsg": f"HTTP {problem.code}"}
    except URLError as problem:
        if isinstance(problem.reason, ConnectionRefusedError) or "getaddrinfo" in repr(problem.reason):
            raise Refused("连不上平台，请检查网络") from None
        raise Unclear("与平台的连接中断") from None
    except (OSError, ValueError) as problem:
        raise Unclear(f"没有等到平台的回答（{type(problem).__name__}）") from None


def _object(content: bytes) -> dict[str, Any]:
    told = json.loads(content.decode("utf-8"))
    if not isinstance(told, dict):
        raise ValueError("not an object")
    return told


def as_json(told: dict[str, Any]) -> bytes:
    """UTF-8 as it is: WeChat shows escaped characters as they were sent."""
    return json.dumps(told, ensure_ascii=False).encode("utf-8")

"""A platform on 127.0.0.1 that speaks the documented interfaces of WeChat's official accounts and of Weibo."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

BREAK = "break"
"""Instead of an answer: the connection ends after the platform has done its work."""


class Platform:
    """`answers` are what the next calls of a path get before the usual one; `calls` is what came."""

    def __init__(self) -> None:
        self.address, self.token = "", "token-1"
        self.calls: list[tuple[str, Any]] = []
        self.answers: dict[str, list[Any]] = {}

    def count(self, path: str) -> int:
        return sum(called == path for called, _ in self.calls)

    def answer(self, path: str, token: str, told: Any) -> Any:
        waiting = self.answers.get(path)
        if waiting:
            return waiting.pop(0)
        if path == "/cgi-bin/stable_token":
            return {"access_token": self.token, "expires_in": 7200}
        if path.startswith("/cgi-bin/") and token != self.token:
            return {"errcode": 42001, "errmsg": "access_token expired"}
        return {
            "/cgi-bin/material/add_material": {"media_id": "thumb-1", "url": "http://mmbiz/1"},
            "/cgi-bin/draft/add": {"media_id": f"draft-{self.count('/cgi-bin/draft/add')}"},
            "/cgi-bin/freepublish/submit": {"errcode": 0, "errmsg": "ok", "publish_id": "100000001"},
            "/cgi-bin/freepublish/get": {
                "publish_id": "100000001",
                "publish_status": 0,
                "article_id": "A1",
                "article_detail": {"count": 1, "item": [{"idx": 1, "article_url": "https://mp.example/s/1"}]},
            },
            "/2/statuses/share.json": {"id": 5001, "idstr": "5001", "mid": "5001", "user": {"idstr": "42"}},
        }[path]


@contextmanager
def running() -> Iterator[Platform]:
    platform = Platform()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            parts = urlsplit(self.path)
            kind = self.headers["Content-Type"]
            told: Any = content
            if "json" in kind:
                told = json.loads(content)
            elif "urlencoded" in kind:
                told = {name: values[0] for name, values in parse_qs(content.decode()).items()}
            platform.calls.append((parts.path, told))
            token = parse_qs(parts.query).get("access_token", [""])[0]
            answer = platform.answer(parts.path, token, told)
            if answer == BREAK:
                self.close_connection = True
                return
            status = answer.pop("http", 200) if isinstance(answer, dict) else 200
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    platform.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()

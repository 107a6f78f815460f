"""Refuses what no honest browser sends: NUL characters, halves of characters, broken UTF-8 and endless query strings.

It also gives our page to what Django answers with an empty body (a method that is not allowed) and to parameters
that a view could not read.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from gongkai.web import errors

LONGEST_ADDRESS = 2000
MOST_READ_AWAY = 64 * 1024 * 1024
_UNKEPT = re.compile("[\0\ud800-\udfff]")  # NUL, and halves of characters that a strange coding makes
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class RefuseHostileInput:
    """The outermost middleware."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        problem = address_problem(request)
        if problem:
            return errors.page(
                request, status=400, title="网址无法识别", what=problem, way_out="请核对网址后重试。"
            )
        response = self.get_response(request)
        if response.status_code == 413:
            read_to_the_end(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return errors.not_allowed(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Form fields that cannot be kept; asked here, so that the refusal passes through the other middleware."""
        if request.method != "POST" or request.content_type not in FORM_TYPES:
            return None
        for name, values in request.POST.lists():
            if any(_UNKEPT.search(text) for text in (name, *map(str, values))):
                what = f"提交的“{_UNKEPT.sub('', name[:40])}”一项含有无法保存的空字符或者半个字符。"
                return errors.page(
                    request, status=400, title="提交的内容无法识别", what=what, way_out="请改正后重新提交。"
                )
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, errors.BadParameter):
            return errors.bad_parameter(request, exception)
        return None


def read_to_the_end(request: HttpRequest) -> None:
    """Take in what a browser still sends, or it never gets to see the answer; endless bodies are cut off."""
    left = MOST_READ_AWAY
    while left > 0 and (taken := len(request.read(1 << 16))):
        left -= taken


def address_problem(request: HttpRequest) -> str:
    """What is wrong with path or query string; empty when they can be read."""
    query = request.META.get("QUERY_STRING", "")
    if len(query) > LONGEST_ADDRESS or len(request.path) > LONGEST_ADDRESS:
        return f"网址过长（超过 {LONGEST_ADDRESS} 个字符）。"
    try:
        decoded = unquote_to_bytes(query.encode("latin-1", "surrogateescape").replace(b"+", b" ")).decode(
            "utf-8"
        )
    except UnicodeError:
        return "网址中的文字不是 UTF-8 编码。"
    if "\0" in decoded or "\0" in request.path:
        return "网址中含有空字符。"
    if "\ufffd" in request.path or ("%" in request.path and _is_broken(request.path_info)):
        return "网址中的文字不是 UTF-8 编码。"
    return ""


def _is_broken(path: str) -> bool:
    """Django keeps undecodable bytes of a path percent-encoded; a path with such bytes is not UTF-8."""
    try:
        unquote_to_bytes(path).decode("utf-8")
    except UnicodeError:
        return True
    return False

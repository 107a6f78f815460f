"""Error pages: what is wrong and the way out, never a traceback."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, *, status: int, title: str, way_out: str) -> HttpResponse:
    return render(request, "web/error.html", {"title": title, "way_out": way_out, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, status=400, title="请求的内容无法识别", way_out="请返回上一页检查所填内容后重试。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, status=403, title="您没有办理此事项的权限", way_out="请换用有权限的账号，或联系系统管理员。")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, status=404, title="没有找到这个页面", way_out="请核对网址，或用搜索查找所需信息。")


def server_error(request: HttpRequest) -> HttpResponse:
    return page(request, status=500, title="系统暂时无法处理", way_out="请稍后重试；多次出现请联系网站管理员。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, status=403, title="页面已过期", way_out="请返回上一页，刷新后重新提交；所填内容请先复制保存。")


def locked_out(request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
    return page(request, status=429, title="登录失败次数过多", way_out="账号已暂时锁定，请 15 分钟后再试。")

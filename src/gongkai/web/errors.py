"""Error pages: what is wrong, where, and the way out; never a traceback."""

import logging
from typing import Any

from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render

from gongkai.web import posted_again

log = logging.getLogger(__name__)
OPEN_TOO_LONG = (
    "页面已过期",
    "页面打开得太久，或者在别处重新登录过，所以刚才没有提交。填写的内容还在，请按“继续”再提交一次。",
)
WITHOUT_COOKIES = (
    "浏览器没有保存 Cookie",
    "提交表格要用到 Cookie，只用来确认是同一个浏览器。请在浏览器设置中允许本网站使用，再按“继续”；换浏览器的，请先复制填写的文字。",
)
BACK = "请按浏览器的“返回”回到原来的页面（填过的一般还在）"


class BadParameter(Exception):  # noqa: N818 — named for what it is
    """An address with a parameter that we cannot read; `name` as written, `way_out` for the reader."""

    def __init__(self, name: str, way_out: str) -> None:
        self.name, self.way_out = name, way_out
        super().__init__(f"{name}: {way_out}")


def page(request: HttpRequest, *, status: int, title: str, way_out: str, what: str = "") -> HttpResponse:
    is_desk = request.path.startswith("/desk/")
    context = {"title": title, "what": what, "way_out": way_out, "status": status, "is_desk": is_desk}
    return render(request, "web/error.html", context, status=status)


def bad_parameter(request: HttpRequest, problem: BadParameter) -> HttpResponse:
    return page(
        request,
        status=400,
        title="网址中有无法识别的参数",
        what=f"参数“{problem.name[:40]}”：{problem.way_out}",
        way_out="请从本站的链接重新进入，或去掉该参数后重试。",
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return page(
            request,
            status=413,
            title="提交的内容太大",
            way_out=f"{BACK}，减少文字，或将文件压缩、拆分后重新提交。",
        )
    if isinstance(exception, TooManyFieldsSent | TooManyFilesSent):
        return page(request, status=400, title="一次提交的项目太多", way_out=f"{BACK}，分几次提交。")
    if isinstance(exception, DisallowedHost):
        return page(
            request, status=400, title="访问的域名不属于本网站", way_out="请使用本网站公布的域名访问。"
        )
    return page(request, status=400, title="请求的内容无法识别", way_out=f"{BACK}，检查所填内容后重试。")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request, status=403, title="您没有办理此事项的权限", way_out="请换用有权限的账号，或联系系统管理员。"
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(
        request,
        status=404,
        title="没有找到这个页面",
        what="网址可能有误，或者该页面从未存在。已撤下的政府信息会保留原址并说明原因。",
        way_out="请核对网址，或用搜索查找所需信息；仍未找到的，可以申请公开。",
    )


def not_allowed(request: HttpRequest, response: HttpResponseNotAllowed) -> HttpResponse:
    shown = page(request, status=405, title="这个网址不接受这种操作", way_out="请从首页或页面上的按钮进入。")
    shown["Allow"] = response["Allow"]
    return shown


def server_error(request: HttpRequest) -> HttpResponse:
    return page(
        request, status=500, title="系统暂时无法处理", way_out="请稍后重试；多次出现请联系网站管理员。"
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What one of our own pages sent is not lost: it is sent again from here. Nothing else is shown back."""
    if posted_again.comes_from_our_page(request):
        is_without_cookies = reason == REASON_NO_CSRF_COOKIE and posted_again.AGAIN in request.POST
        title, what = WITHOUT_COOKIES if is_without_cookies else OPEN_TOO_LONG
        held, address = posted_again.carried(request), request.get_full_path()
        return posted_again.page(request, address, held, title=title, what=what, status=403)
    return page(
        request,
        status=403,
        title="页面已过期",
        what="为保护您的信息，打开过久的页面不能直接提交。",
        way_out="请返回上一页，刷新后重新提交；所填内容请先复制保存。",
    )


def locked_out(request: HttpRequest, credentials: Any = None, *args: Any, **kwargs: Any) -> HttpResponse:
    return page(request, status=429, title="登录失败次数过多", way_out="账号已暂时锁定，请 15 分钟后再试。")

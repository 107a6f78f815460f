"""登录已过期: whoever has to log in again goes on with what they sent, nothing typed is lost."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_cache_control

from gongkai.desk.login_form import LoginForm
from gongkai.desk.pages import INVALID
from gongkai.web import posted_again
from gongkai.web.posted_again import Carried

TAKEN_ALONG = "taken_along"


class LoginFirst(LoginRequiredMiddleware):
    """Django's, but a POST is answered by the log-in itself, which takes the fields along; a mere button is pressed again."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        held = posted_again.carried(request)
        if not held.fields:
            return redirect_to_login(
                posted_again.path_of_page(request) or resolve_url(settings.LOGIN_REDIRECT_URL)
            )
        context = {"form": LoginForm(request), "next": request.get_full_path(), **taken_along(held)}
        shown = render(request, "desk/login.html", context, status=INVALID)
        patch_cache_control(shown, no_store=True, private=True)
        return shown


def taken_along(held: Carried) -> dict[str, Any]:
    """For the log-in's page: the fields under names that are not its own."""
    fields = [(posted_again.CARRIED + name, text) for name, text in held.fields]
    return {"held": held, "along": fields, "taken_along": TAKEN_ALONG, "had_files": posted_again.HAD_FILES}

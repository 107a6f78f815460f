"""登录、退出、修改密码."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from gongkai.desk import login_first
from gongkai.desk.login_form import LoginForm
from gongkai.desk.pages import INVALID
from gongkai.web import posted_again


@method_decorator(login_not_required, name="dispatch")
class Login(views.LoginView):
    template_name = "desk/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's `site`: the pages' own `site()` tells the names."""
        context = super().get_context_data(**kwargs)
        del context["site"], context["site_name"]
        return {**context, **login_first.taken_along(posted_again.carried_along(self.request))}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who logged in meanwhile, in another window, goes on with what this one took along."""
        if request.method == "POST" and request.user.is_authenticated:
            return self._onward()
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        super().form_valid(form)
        return self._onward()

    def _onward(self) -> HttpResponse:
        """To the page that was asked for; what was sent to it without a log-in is sent from a page of its own."""
        if login_first.TAKEN_ALONG not in self.request.POST:
            return redirect(self.get_success_url())
        return posted_again.page(
            self.request,
            self.get_success_url(),
            posted_again.carried_along(self.request),
            title="已登录，请继续",
            what="登录以前提交的内容还没有办理，也没有丢失。请按“继续”提交。",
            status=200,
        )

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = INVALID
        return response


class PasswordChange(views.PasswordChangeView):
    template_name = "desk/password.html"
    success_url = reverse_lazy("desk:worklist")

    def form_valid(self, form: Any) -> HttpResponse:
        messages.success(self.request, "密码已修改，下次请用新密码登录。")
        return super().form_valid(form)

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        response = super().form_invalid(form)
        response.status_code = INVALID
        return response


login = Login.as_view()
logout = views.LogoutView.as_view()
password_change = PasswordChange.as_view()

"""登录、退出、修改密码."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator

from gongkai.desk.pages import INVALID


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "账号或密码不对。请检查大小写和输入法；连续输错 5 次，账号会锁定 15 分钟。",
        "inactive": "这个账号已停用，请联系系统管理员。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "账号"


@method_decorator(login_not_required, name="dispatch")
class Login(views.LoginView):
    template_name = "desk/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without Django's `site`: the pages' own `site()` tells the names."""
        context = super().get_context_data(**kwargs)
        del context["site"], context["site_name"]
        return context

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

"""登录: account and password, with words for what is wrong."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm


class LoginForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "账号或密码不对。请检查大小写和输入法；连续输错 5 次，账号会锁定 15 分钟。",
        "inactive": "这个账号已停用，请联系系统管理员。",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "账号"

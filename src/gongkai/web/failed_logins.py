"""登录失败: counted by account and address; what else the form took along is written down nowhere."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.http import HttpRequest, QueryDict


class WordlessFailures(AxesDatabaseHandler):  # type: ignore[misc]
    """axes' own, which would keep every posted field of a failed log-in: what was typed before the session ended is among them."""

    def user_login_failed(
        self, sender: str, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any
    ) -> None:
        if request is None:
            return
        asked, posted = request.GET, request.POST
        request.GET = request.POST = QueryDict()
        try:
            super().user_login_failed(sender, credentials, request, **kwargs)
        finally:
            request.GET, request.POST = asked, posted

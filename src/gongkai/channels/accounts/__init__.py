"""账号: the platforms' documented interfaces, each in a module of its own; off unless the environment says otherwise."""

from collections.abc import Callable
from typing import Any, Protocol

from django.conf import settings

from gongkai.channels.models import Dispatch
from gongkai.channels.wording import Wording

# Writes down what the platform gave (fields of the dispatch) before the next call is made.
Keep = Callable[..., None]


class Account(Protocol):
    """`send` goes on from what the dispatch already has; the address of the post, or "" while the platform works.

    Raises `Refused` when nothing was posted, `Unclear` when nobody can tell.
    """

    def send(self, dispatch: Dispatch, words: Wording, keep: Keep) -> str: ...


def account_for(channel: str) -> Account | None:
    """The account of the channel; None while it is not set up or dispatch is switched off."""
    from gongkai.channels.accounts.wechat import OfficialAccount
    from gongkai.channels.accounts.weibo import WeiboAccount

    told: dict[str, Any] = settings.DISPATCH
    if not told["enabled"]:
        return None
    if channel == "wechat" and told["wechat_app_id"] and told["wechat_secret"] and told["wechat_thumb"]:
        return OfficialAccount(
            told["wechat_base"], told["wechat_app_id"], told["wechat_secret"], told["wechat_thumb"]
        )
    if channel == "weibo" and told["weibo_token"]:
        return WeiboAccount(told["weibo_base"], told["weibo_token"])
    return None

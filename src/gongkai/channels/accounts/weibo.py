"""微博: one status with a link, by the statuses/share interface."""

from urllib.parse import urlencode

from gongkai.channels.accounts import Keep
from gongkai.channels.accounts.calling import Refused, Unclear, call
from gongkai.channels.models import Dispatch
from gongkai.channels.wording import Wording

FORM = "application/x-www-form-urlencoded; charset=utf-8"
REPEATED = 20019
UNKNOWN = (10001, 10009, 10010)
SAID = {
    10001: "微博系统错误",
    10009: "微博任务过多、系统繁忙",
    10010: "微博任务超时",
    10022: "本机 IP 的调用次数已用完",
    10023: "账号的调用次数已用完",
    20016: "发布内容过于频繁",
    20017: "近期发布过相似的微博",
    REPEATED: "微博说相同内容已经发过",
    21327: "授权已过期，请系统管理员更换 GONGKAI_WEIBO_TOKEN",
    21332: "授权无效，请系统管理员更换 GONGKAI_WEIBO_TOKEN",
}


class WeiboAccount:
    """One account, by its access token."""

    def __init__(self, base: str, token: str) -> None:
        self._base, self._token = base, token

    def send(self, dispatch: Dispatch, words: Wording, keep: Keep) -> str:
        """One call that cannot be taken back: what the platform says is repeated was perhaps ours."""
        keep(state="sending")
        form = urlencode({"access_token": self._token, "status": words.status}).encode()
        told = call(self._base, "/2/statuses/share.json", form, FORM)
        code = told.get("error_code") or told.get("errcode", 0)
        if code == REPEATED or code in UNKNOWN:
            raise Unclear(f"{SAID[code]}（{code}）")
        if code:
            raise Refused(f"微博：{SAID.get(code) or str(told.get('error', ''))[:120]}（{code}）", code=code)
        number = str(told.get("idstr") or told.get("id") or "")
        if not number:
            raise Unclear("微博的回答中没有编号")
        keep(publication=number)
        user = told.get("user") or {}
        return f"https://weibo.com/{user.get('idstr') or 'u'}/{told.get('mid') or number}"

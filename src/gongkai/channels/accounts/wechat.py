"""微信公众号: token, thumb picture, draft, publication, and its outcome, by the official account's server interface."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gongkai.channels.accounts import Keep
from gongkai.channels.accounts.calling import Refused, Unclear, as_json, call
from gongkai.channels.models import Dispatch
from gongkai.channels.wording import Wording

TITLE = 64
TOKEN_GONE = (40001, 40014, 42001)
BUSY = -1
JSON = "application/json; charset=utf-8"
SAID = {
    BUSY: "微信系统繁忙",
    40007: "草稿或封面已不存在",
    40013: "AppID 有误，请系统管理员检查",
    40125: "AppSecret 有误，请系统管理员检查",
    40164: "本机 IP 不在公众号的白名单中，请系统管理员添加",
    45009: "今天的调用次数已用完",
    48001: "公众号没有发布接口的权限",
    53503: "草稿没有通过发布检查，请到公众号后台查看",
    53504: "须到公众号后台使用草稿",
    53505: "请手动保存草稿后再发布",
}
FINAL = (40013, 40125, 48001, 53503, 53504, 53505)
OUTCOMES = {
    2: "原创审核不通过",
    3: "发布失败",
    4: "平台审核不通过",
    5: "发布后用户删除了全部文章",
    6: "发布后被系统封禁",
}


class OfficialAccount:
    """One official account; a token lives as long as this object."""

    def __init__(self, base: str, app_id: str, secret: str, thumb: str) -> None:
        self._base, self._app_id, self._secret, self._thumb = base, app_id, secret, Path(thumb)
        self._token = ""

    def send(self, dispatch: Dispatch, words: Wording, keep: Keep) -> str:
        """On from where it stopped: picture, draft, submission, outcome."""
        if not dispatch.publication:
            if not dispatch.draft:
                self._draft(dispatch, words, keep)
            keep(state="sending")
            told = self._ask("/cgi-bin/freepublish/submit", {"media_id": dispatch.draft}, is_last=True)
            keep(state="publishing", publication=_id(told, "publish_id"))
        return self._outcome(dispatch.publication)

    def _draft(self, dispatch: Dispatch, words: Wording, keep: Keep) -> None:
        content, name = self._picture()
        digest = hashlib.sha256(content).hexdigest()
        if not dispatch.thumb:
            kept = Dispatch.objects.filter(channel=dispatch.channel, thumb_digest=digest).exclude(thumb="")
            known = kept.order_by("-pk").values_list("thumb", flat=True).first()
            keep(thumb=known or self._uploaded(content, name), thumb_digest=digest)
        article = {
            "title": words.title[:TITLE],
            "digest": words.digest,
            "content": words.article,
            "content_source_url": words.address,
            "thumb_media_id": dispatch.thumb,
            "need_open_comment": 0,
        }
        told = self._ask("/cgi-bin/draft/add", {"articles": [article]})
        keep(draft=_id(told, "media_id"))

    def _picture(self) -> tuple[bytes, str]:
        try:
            return self._thumb.read_bytes(), f"thumb{self._thumb.suffix.lower()}"
        except OSError:
            raise Refused("封面图片读不到，请系统管理员检查 GONGKAI_WECHAT_THUMB", is_final=True) from None

    def _uploaded(self, content: bytes, name: str) -> str:
        mark = secrets.token_hex(16)
        head = f'--{mark}\r\nContent-Disposition: form-data; name="media"; filename="{name}"\r\n'
        head += f"Content-Type: {'image/png' if name.endswith('.png') else 'image/jpeg'}\r\n\r\n"
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()

        def upload(token: str) -> dict[str, Any]:
            path = f"/cgi-bin/material/add_material?access_token={token}&type=thumb"
            return call(self._base, path, body, f"multipart/form-data; boundary={mark}")

        return _id(self._with_token(upload), "media_id")

    def _outcome(self, publication: str) -> str:
        told = self._ask("/cgi-bin/freepublish/get", {"publish_id": publication})
        status = told.get("publish_status")
        if status == 0:
            detail = told.get("article_detail") or {}
            articles = detail.get("item") or [{}]
            return str(articles[0].get("article_url") or f"article_id:{told.get('article_id', publication)}")
        if status in OUTCOMES:
            raise Refused(f"微信：{OUTCOMES[status]}", is_final=True)
        return ""

    def _ask(self, path: str, told: dict[str, Any], *, is_last: bool = False) -> dict[str, Any]:
        """`is_last`: a busy system may have done what was asked, and nobody can tell."""
        try:
            return self._with_token(
                lambda token: call(self._base, f"{path}?access_token={token}", as_json(told), JSON)
            )
        except Refused as refusal:
            if is_last and refusal.code == BUSY:
                raise Unclear(refusal.said) from None
            raise

    def _with_token(self, ask: Callable[[str], dict[str, Any]]) -> dict[str, Any]:
        """A token that has run out is renewed, and the call made once more: it was turned away before anything was done."""
        told = ask(self._token or self._new_token())
        if told.get("errcode") in TOKEN_GONE:
            told = ask(self._new_token(force=True))
        return _checked(told)

    def _new_token(self, *, force: bool = False) -> str:
        told = {
            "grant_type": "client_credential",
            "appid": self._app_id,
            "secret": self._secret,
            "force_refresh": force,
        }
        answer = _checked(call(self._base, "/cgi-bin/stable_token", as_json(told), JSON))
        self._token = _id(answer, "access_token")
        return self._token


def _checked(told: dict[str, Any]) -> dict[str, Any]:
    code = told.get("errcode", 0)
    if code:
        said = SAID.get(code) or str(told.get("errmsg", ""))[:120]
        raise Refused(f"微信：{said}（{code}）", code=code, is_final=code in FINAL)
    return told


def _id(told: dict[str, Any], name: str) -> str:
    found = str(told.get(name) or "")
    if not found:
        raise Unclear(f"微信的回答中没有 {name}")
    return found

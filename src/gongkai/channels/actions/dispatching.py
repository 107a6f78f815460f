"""发送: an edition asked for once goes out once; each try is written down, and what nobody can tell is asked of a person."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from filelock import FileLock, Timeout

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.channels.accounts import account_for
from gongkai.channels.accounts.calling import Refused, Unclear
from gongkai.channels.choices import DispatchState
from gongkai.channels.models import Dispatch, DispatchAttempt
from gongkai.channels.permissions import PERMISSIONS
from gongkai.channels.sheet import latest_edition
from gongkai.channels.wording import wording_of
from gongkai.items.choices import State
from gongkai.items.models import Item, Release
from gongkai.items.privacy_gate import demand_clean
from gongkai.organs.actors import SYSTEM, Actor

ASK, SETTLE = "发送到账号", "核实发送结果"
MOST_TRIES = 8
FIRST_WAIT = timedelta(minutes=5)
OPEN = (DispatchState.WAITING, DispatchState.SENDING, DispatchState.PUBLISHING)


@transaction.atomic
def request_dispatch(item_id: int, *, actor: Actor, channel: str, at: datetime | None = None) -> Dispatch:
    """Put the edition that is public now in line for one account; once for each item, channel and edition."""
    visible = (
        Item.objects.visible_to(actor).select_for_update(of=("self",)).select_related("organ", "heading")
    )
    item = visible.get(pk=item_id)
    reasons = [refusal] if (refusal := PERMISSIONS["request_dispatch"](actor, item)) else []
    edition = latest_edition(item)
    if item.state != State.PUBLISHED or edition is None:
        reasons.append("信息公开以后才能发送")
    elif not item.is_public:
        reasons.append("信息没有网页，发送的内容须有链接；请用可复制的文本，发布后记录链接")
    if account_for(channel) is None:
        reasons.append("这个渠道没有接入账号，请用可复制的文本发布，再记录链接")
    if edition and Dispatch.objects.filter(item=item, channel=channel, edition=edition).exists():
        reasons.append("这一版已经交发送，不重复发送")
    if edition and item.releases.filter(channel=channel, released_at__gte=edition.made_at).exists():
        reasons.append("这一版在这个渠道已有发布记录")
    if reasons or edition is None:
        raise StepRefused(ASK, reasons)
    demand_clean(item, ASK, at=at)
    now = at or timezone.now()
    dispatch = Dispatch.objects.create(
        item=item,
        edition=edition,
        channel=channel,
        asked_by_id=actor.member_id,
        asked_at=now,
        next_try_at=now,
    )
    _enter(dispatch, "request_dispatch", f"{ASK}：{dispatch.get_channel_display()}", actor, at)
    return dispatch


def send_due(at: datetime) -> list[str]:
    """Try what is due, one process at a time; a Chinese sentence for each. Nothing while dispatch is switched off."""
    if not settings.DISPATCH["enabled"]:
        return []
    settings.HOME.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(settings.HOME / "dispatch.lock", timeout=0):
            due = Dispatch.objects.filter(state__in=OPEN, next_try_at__lte=at).order_by("pk")
            found = due.select_related("item__organ", "item__heading", "edition")
            return [_sentence(_tried(dispatch, at)) for dispatch in found]
    except Timeout:
        return []


def _sentence(dispatch: Dispatch) -> str:
    last = dispatch.attempts.order_by("-pk").first()
    fault = f"（{last.fault}）" if last and last.fault else ""
    return f"{dispatch}：{dispatch.get_state_display()}{fault}"


def _tried(dispatch: Dispatch, at: datetime) -> Dispatch:
    """One try. A dispatch that is still being submitted was left by a process that died: a person has to look."""
    if dispatch.state == DispatchState.SENDING:
        return _ended(dispatch, DispatchState.UNSURE, "上次提交时程序中断，不知道平台是否已经发布", at)
    account, words = account_for(dispatch.channel), wording_of(dispatch.item)
    latest = latest_edition(dispatch.item)
    is_current = dispatch.item.state == State.PUBLISHED and latest and latest.pk == dispatch.edition_id
    if not is_current and dispatch.state == DispatchState.WAITING:
        return _ended(dispatch, DispatchState.FAILED, "信息已撤下或者已有新的版本", at)
    if account is None or words is None:
        return _again(dispatch, "账号没有接入或者信息已撤下", at)

    def keep(**given: str) -> None:
        for name, value in given.items():
            setattr(dispatch, name, value)
        dispatch.save(update_fields=list(given))

    try:
        if dispatch.state == DispatchState.WAITING:
            demand_clean(dispatch.item, ASK, at=at)
        address = account.send(dispatch, words, keep)
    except StepRefused as refusal:
        return _ended(dispatch, DispatchState.FAILED, "；".join(refusal.reasons), at)
    except Unclear as unclear:
        if dispatch.state == DispatchState.SENDING:
            return _ended(dispatch, DispatchState.UNSURE, unclear.said, at)
        return _again(dispatch, unclear.said, at)
    except Refused as refused:
        if refused.is_final:
            return _ended(dispatch, DispatchState.FAILED, refused.said, at)
        return _again(dispatch, refused.said, at)
    return _published(dispatch, address, SYSTEM, at) if address else _again(dispatch, "", at)


def _again(dispatch: Dispatch, fault: str, at: datetime) -> Dispatch:
    """Later, each time twice as long as before; what the platform is already publishing is only asked for."""
    state = DispatchState.PUBLISHING if dispatch.publication else DispatchState.WAITING
    if dispatch.tries + 1 >= MOST_TRIES:
        gave_up = DispatchState.UNSURE if dispatch.publication else DispatchState.FAILED
        return _ended(dispatch, gave_up, fault or "平台一直没有发布完成", at)
    dispatch.next_try_at = at + FIRST_WAIT * 2**dispatch.tries
    return _noted(dispatch, state, fault, at)


def _ended(dispatch: Dispatch, state: DispatchState, fault: str, at: datetime) -> Dispatch:
    dispatch.next_try_at = None
    return _noted(dispatch, state, fault, at)


@transaction.atomic
def _noted(dispatch: Dispatch, state: DispatchState, fault: str, at: datetime) -> Dispatch:
    dispatch.state, dispatch.tries = state, dispatch.tries + 1
    dispatch.save(update_fields=["state", "tries", "next_try_at"])
    DispatchAttempt.objects.create(dispatch=dispatch, at=at, result=state, fault=fault[:400])
    return dispatch


@transaction.atomic
def _published(dispatch: Dispatch, address: str, actor: Actor, at: datetime) -> Dispatch:
    """The release with the link as its evidence, written with the outcome."""
    dispatch.address = address[:400]
    dispatch.release = Release.objects.create(
        item=dispatch.item, channel=dispatch.channel, released_at=at, evidence=address[:200]
    )
    dispatch.save(update_fields=["address", "release"])
    label = f"发送完成：{dispatch.get_channel_display()}，{address}"
    _enter(dispatch, "settle_dispatch" if not actor.is_system else "request_dispatch", label, actor, at)
    return _ended(dispatch, DispatchState.DONE, "", at)


@transaction.atomic
def settle_dispatch(
    dispatch_id: int, *, actor: Actor, address: str = "", drops: bool = False, at: datetime | None = None
) -> Dispatch:
    """What a person saw on the account: the link where it was posted, or no link: it was not, and is sent again.

    `drops`: it was not posted and is not to be.
    """
    visible = Item.objects.visible_to(actor)
    locked = Dispatch.objects.select_for_update(of=("self",)).select_related("item__organ", "edition")
    dispatch = locked.get(pk=dispatch_id, item__in=visible)
    now, address = at or timezone.now(), address.strip()
    reasons = [refusal] if (refusal := PERMISSIONS["settle_dispatch"](actor, dispatch)) else []
    if dispatch.state not in (DispatchState.UNSURE, DispatchState.FAILED):
        reasons.append(f"发送{dispatch.get_state_display()}，不需要核实")
    if address and (urlsplit(address).scheme not in ("http", "https") or len(address) > 200):
        reasons.append("链接应以 https:// 开头，最多 200 字")
    if reasons:
        raise StepRefused(SETTLE, reasons)
    if address:
        return _published(dispatch, address, actor, now)
    if drops:
        _enter(dispatch, "settle_dispatch", f"{SETTLE}：没有发出，不再发送", actor, at)
        dispatch.state, dispatch.next_try_at = DispatchState.DROPPED, None
        dispatch.save(update_fields=["state", "next_try_at"])
        return dispatch
    if dispatch.state == DispatchState.FAILED:
        dispatch.draft = (
            ""  # the platform refused it; an unsure one is submitted again, and no second draft is made
        )
    dispatch.state, dispatch.tries, dispatch.next_try_at = DispatchState.WAITING, 0, now
    dispatch.publication = ""
    dispatch.save(update_fields=["state", "tries", "next_try_at", "publication", "draft"])
    _enter(dispatch, "settle_dispatch", f"{SETTLE}：没有发出，重新发送", actor, at)
    return dispatch


def _enter(dispatch: Dispatch, verb: str, label: str, actor: Actor, at: datetime | None) -> None:
    entries.write(dispatch.organ_id, dispatch.item, verb=verb, label=label[:200], actor=actor, at=at)

"""渠道与凭证 of an item, the sheet for the board, words to paste elsewhere, and 转载."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework.procedure import StepRefused
from gongkai.channels import actions
from gongkai.channels.accounts import account_for
from gongkai.channels.board import standing
from gongkai.channels.choices import DispatchState
from gongkai.channels.models import REPOSTING, ReleaseProof, Repost
from gongkai.channels.permissions import PERMISSIONS
from gongkai.channels.sheet import board_sheet, render_pdf
from gongkai.channels.wording import wording_of
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.channels import PutUp, RepostForm, TakeDown
from gongkai.desk.item_steps import find
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.items import sealed_files
from gongkai.items.choices import State
from gongkai.items.models import Item, Release
from gongkai.organs.actors import Actor, Role
from gongkai.web.uploads import files_too_large

SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp"})


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_releases(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Each release with its evidence; the forms that put up and take down."""
    item, today = find(actor, pk), timezone.localdate()
    is_down = request.method == "POST" and "release" in request.POST
    put_up = PutUp(None if is_down else parameters.posted(request), initial={"on": today})
    down = TakeDown.of(request.POST.get("release", ""), request.POST, request.FILES) if is_down else None
    form = down or put_up
    reasons: Reasons = tuple(f"“{name}”超过 50 MB：请压缩后再上传" for name in files_too_large(request))
    if form.is_bound and form.is_valid() and not reasons:
        reasons = _down(item, actor, down) if down else _up(item, actor, put_up)
        if not reasons:
            messages.success(request, "已记录撤下。" if is_down else "已记录发布。")
            return HttpResponseRedirect(request.path)
    releases = (
        item.releases.annotate(until=F("term__ends_on"))
        .prefetch_related("proofs")
        .order_by("released_at", "pk")
    )
    context = {
        "item": item,
        "releases": [(each, list(each.proofs.all())) for each in releases],
        "standing": _standing(item, down, today),
        "put_up": put_up,
        "reasons": reasons,
        "wording": wording_of(item) if item.state == State.PUBLISHED else None,
        "may_record": item.state == State.PUBLISHED and PERMISSIONS["put_up"](actor, item) is None,
        "may_take_down": PERMISSIONS["take_down"](actor, item) is None,
        "today": today,
        "accounts": [(code, label) for code, label in REPOSTING if account_for(code)],
        "dispatches": [
            (each, list(each.attempts.all()), each.state in (DispatchState.UNSURE, DispatchState.FAILED))
            for each in item.dispatches.prefetch_related("attempts").order_by("pk")
        ],
    }
    return page(request, "desk/item_releases.html", context, status=status_of(form, reasons))


def _standing(item: Item, posted: TakeDown | None, today: date) -> list[tuple[Release, TakeDown]]:
    """Each with its form; the one that was sent keeps what was typed."""
    return [
        (each, posted)
        if posted and posted.data.get("release") == str(each.pk)
        else (each, TakeDown.of(each.pk, initial={"on": today}))
        for each in standing(item)
    ]


def _up(item: Item, actor: Actor, form: PutUp) -> Reasons:
    return attempt(actions.put_up, item.pk, actor=actor, **form.cleaned_data)


def _down(item: Item, actor: Actor, form: TakeDown) -> Reasons:
    chosen, photo = form.cleaned_data["release"], form.cleaned_data["photo"]
    if not item.releases.filter(pk=chosen).exists():
        return ("没有这条发布记录，请刷新页面",)
    file: dict[str, Any] = {"name": photo.name or "", "content": photo.read()} if photo else {}
    return attempt(actions.take_down, chosen, actor=actor, on=form.cleaned_data["on"], **file)


@desk_view(Role.CLERK)
@require_POST
def item_dispatch(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """Ask for a dispatch, or say what became of one that nobody could tell."""
    item, chosen = find(actor, pk), request.POST.get("dispatch", "")
    if chosen:
        found = next((each for each in item.dispatches.all() if str(each.pk) == chosen), None)
        if found is None:
            raise Http404
        address = request.POST.get("address", "").strip()
        outcome = request.POST.get("outcome", "")
        drops = outcome == "drop" and not address
        reasons = (
            attempt(actions.settle_dispatch, found.pk, actor=actor, address=address, drops=drops)
            if address or outcome in ("again", "drop")
            else ("请填写平台上的链接；确实没有发出的，选“没有发出，重新发送”或者“不再发送”",)
        )
    else:
        channel = request.POST.get("channel", "")
        reasons = attempt(actions.request_dispatch, pk, actor=actor, channel=channel)
    for reason in reasons:
        messages.error(request, reason)
    if not reasons:
        messages.success(request, "已记录。" if chosen else "已交发送，每小时办理一次。")
    return HttpResponseRedirect(reverse("desk:item_releases", kwargs={"pk": pk}))


@desk_view(*READERS)
@require_safe
def item_board_sheet(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """公开栏张贴页 as PDF; `?from=` and `?to=` are the days that it names."""
    item = find(actor, pk)
    starts_on = _day(request.GET.get("from", "")) or timezone.localdate()
    try:
        sheet = board_sheet(item, starts_on=starts_on, ends_on=_day(request.GET.get("to", "")))
    except StepRefused as refusal:
        context = {"item": item, "reasons": refusal.reasons}
        return page(request, "desk/item_board_sheet.html", context, status=REFUSED)
    name = f"{item.organ.short_name}_公开栏张贴页_{item.title[:40]}_{starts_on:%Y%m%d}.pdf"
    return file_response(render_pdf(sheet), name)


@desk_view(*READERS)
@require_safe
def item_article(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The article as a file of its own: opened, selected and copied, its styles survive the paste."""
    item = find(actor, pk)
    told = wording_of(item) if item.state == State.PUBLISHED else None
    if told is None:
        raise Http404
    content = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>{told.article}</body></html>'
    return file_response(content, f"微信图文_{told.title[:40]}.html")


@desk_view(*READERS)
@require_safe
def release_proof(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The clean copy of a proof: a photo without place and camera."""
    proof = ReleaseProof.objects.filter(pk=pk, release__item__in=Item.objects.visible_to(actor)).first()
    if proof is None:
        raise Http404
    try:
        content = sealed_files.read(proof.rendition)
    except sealed_files.SealedFileMissing as missing:
        raise Http404(str(missing)) from None
    kind = proof.media_type.partition(";")[0]
    response = HttpResponse(content, content_type=kind if kind in SHOWN else "application/octet-stream")
    response["Content-Disposition"] = "inline" if kind in SHOWN else "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def reposts(request: HttpRequest, actor: Actor) -> HttpResponse:
    organ = member_of(request).organ
    form = RepostForm(parameters.posted(request), initial={"on": timezone.localdate()})
    reasons: Reasons = ()
    if form.is_bound and form.is_valid():
        reasons = attempt(actions.record_repost, organ, actor=actor, **form.cleaned_data)
        if not reasons:
            messages.success(request, "转载已登记。")
            return HttpResponseRedirect(request.path)
    found = Repost.objects.filter(organ_id__in=actor.organs_read).select_related("organ", "recorded_by")
    context = {
        "form": form,
        "reasons": reasons,
        "shown": page_of(request, found, moment="recorded_at"),
        "may_record": actor.has(Role.CLERK) and actor.organ_id == organ.pk,
    }
    return page(request, "desk/reposts.html", context, status=status_of(form, reasons))


def _day(text: str) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None

"""公示: the list, one posting with its rounds, evidence, and the sheet for the board."""

from urllib.parse import quote

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.casework.procedure import StepRefused
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.postings import AddEvidence
from gongkai.desk.keyset import page_of
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.parameters import posted
from gongkai.desk.posting_cards import posting_line, round_lines
from gongkai.desk.posting_panel import offers_of
from gongkai.desk.posting_steps import (
    POSTING_COUNTER,
    ROUND_COUNTER,
    find_posting,
    find_round,
    round_address,
    with_round,
)
from gongkai.desk.steps import attempt
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor, Role
from gongkai.postings import actions
from gongkai.postings.choices import PostingState
from gongkai.postings.models import Evidence, Posting, PostingRound, RowPosting
from gongkai.postings.sheet import render_pdf, sheet_of
from gongkai.web.uploads import files_too_large

SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg", "image/webp"})


@desk_view(*READERS)
@require_safe
def postings(request: HttpRequest, actor: Actor) -> HttpResponse:
    state = parameters.one_of(request, "state", PostingState.values)
    found = Posting.objects.visible_to(actor).select_related("item", "organ")
    found = found.prefetch_related("rounds__row_postings").annotate(
        open_objections=Count("objections", filter=~Q(objections__state="answered"))
    )
    shown = page_of(request, found.filter(state=state) if state else found, moment="started_at")
    context = {
        "lines": [posting_line(each, on=timezone.localdate()) for each in shown.rows],
        "shown": shown,
        "states": PostingState.choices,
        "state": state,
    }
    return page(request, "desk/postings.html", context)


@desk_view(*READERS)
@require_safe
def posting(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found, today = find_posting(actor, pk), timezone.localdate()
    lines = round_lines(found, on=today)
    context = {
        "posting": found,
        "lines": lines,
        "line": posting_line(found, on=today),
        "objections": found.objections.select_related("row").defer("identity").order_by("-pk")[:200],
        "offers": offers_of(found, actor),
        "awaits": POSTING_COUNTER.awaits(found),
        "entries": folded(entries.of(found)),
        "works_here": actor.works_in(found.organ_id),
    }
    return page(request, "desk/posting.html", context)


@desk_view(Role.CLERK, Role.SECTION_HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def round_add_evidence(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The page of the step, with a file."""
    round_ = find_round(actor, pk)
    data, files = posted(request), request.FILES if request.method == "POST" else None
    form = AddEvidence(data, files, subject=round_)
    closed = ROUND_COUNTER.procedure.why_not("add_evidence", round_, actor)
    reasons = tuple(f"“{name}”超过 50 MB：请压缩后再上传" for name in files_too_large(request)) or closed
    if form.is_bound and form.is_valid() and not reasons:
        file = form.cleaned_data["file"]
        given = {name: form.cleaned_data[name] for name in ("kind", "note")}
        reasons = attempt(
            actions.add_evidence, pk, name=file.name or "", content=file.read(), actor=actor, **given
        )
        if not reasons:
            messages.success(request, f"凭证“{file.name}”已保存。")
            return HttpResponseRedirect(round_address(round_))
    context = {
        "subject": round_,
        "step": ROUND_COUNTER.procedure.step("add_evidence"),
        "back": round_address(round_),
        "form": form,
        "reasons": reasons,
        "is_closed": bool(closed),
        **with_round(round_),
    }
    return page(request, "desk/round_evidence.html", context, status=status_of(form, reasons))


@desk_view(*READERS)
@require_safe
def round_sheet(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """公示张贴页 as PDF; `?on=` for a round that will hang later, `?again=` for one corrected entry."""
    round_ = find_round(actor, pk)
    on = parse_date(request.GET.get("on", "")) if _is_day(request.GET.get("on", "")) else None
    try:
        sheet = sheet_of(round_, on=on or timezone.localdate(), again=_again(request, round_))
    except StepRefused as refusal:
        context = {"subject": round_, "reasons": refusal.reasons, "back": round_address(round_)}
        return page(request, "desk/round_sheet.html", context, status=REFUSED)
    name = f"{round_.posting.item.organ.short_name}_公示张贴页_{round_.label}_{sheet.hung_on:%Y%m%d}.pdf"
    return file_response(render_pdf(sheet), name)


def _is_day(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False


def _again(request: HttpRequest, round_: PostingRound) -> RowPosting | None:
    wanted = parameters.number(request, "again")
    if wanted is None:
        return None
    found = next((each for each in round_.row_postings.all() if each.pk == wanted), None)
    if found is None:
        raise Http404
    return found


@desk_view(*READERS)
@require_safe
def evidence(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The clean copy: a photo without place and camera."""
    found = _evidence(actor, pk)
    if not found.is_standing:
        raise Http404
    kind = found.media_type.partition(";")[0]
    return _sealed(found.rendition, found.name, kind if kind in SHOWN else "")


@desk_view(Role.CLERK, Role.SECTION_HEAD, Role.DIRECTOR)
@require_POST
def evidence_original(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """The sealed original, on the record."""
    found = _evidence(actor, pk)
    try:
        kept, content = actions.open_evidence(pk, actor=actor)
    except StepRefused as refusal:
        context = {
            "subject": found.round,
            "reasons": refusal.reasons,
            "back": round_address(found.round),
        }
        return page(request, "desk/round_sheet.html", context, status=REFUSED)
    return _download(content, kept.name, "")


def _evidence(actor: Actor, pk: int) -> Evidence:
    visible = Posting.objects.visible_to(actor)
    found = Evidence.objects.select_related("round__posting__item").filter(pk=pk, round__posting__in=visible)
    evidence = found.first()
    if evidence is None:
        raise Http404
    return evidence


def _sealed(digest: str, name: str, shown_as: str) -> HttpResponse:
    try:
        return _download(sealed_files.read(digest), name, shown_as)
    except sealed_files.SealedFileMissing as missing:
        raise Http404(str(missing)) from None


def _download(content: bytes, name: str, shown_as: str) -> HttpResponse:
    response = HttpResponse(content, content_type=shown_as or "application/octet-stream")
    way = "inline" if shown_as else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    return response

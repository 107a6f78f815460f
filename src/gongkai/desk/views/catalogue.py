"""公开目录: the three catalogues, their versions, import, export and the comparison with the standard ones."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.catalogue import actions
from gongkai.catalogue.comparison import Verdict, compare, misfits
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.models import Catalogue, CatalogueVersion
from gongkai.catalogue.permissions import may_draft
from gongkai.catalogue.reading.heads import find_head
from gongkai.catalogue.requirements import versions_of
from gongkai.catalogue.spreadsheet import Sheet as SheetHead
from gongkai.catalogue.spreadsheet import spreadsheet
from gongkai.catalogue.standards import Standard, standards
from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view, member_of
from gongkai.desk.catalogue_steps import COUNTER, address, find, offers_of, step_address
from gongkai.desk.catalogue_versions import version_view
from gongkai.desk.catalogues import catalogues_of
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.catalogue import CatalogueFile
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import Reasons, taken
from gongkai.items.imports.reading import NotReadable, Sheet, read_file
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Organ
from gongkai.web.uploads import files_too_large


@desk_view(*READERS)
@require_safe
def catalogue(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The member's own organ, or one below it that the address names."""
    organ = organ_asked_for(request, actor)
    context = {
        "organ": organ,
        "catalogues": catalogues_of(organ.pk, on=timezone.localdate()),
        "may_draft": may_draft(actor, organ.pk) is None,
        "organs": organs_read(actor),
        "standards": standards().values(),
        "query": "" if organ.pk == actor.organ_id else f"?organ={organ.pk}",
    }
    return page(request, "desk/catalogue.html", context)


def organ_asked_for(request: HttpRequest, actor: Actor) -> Organ:
    wanted = parameters.number(request, "organ")
    if wanted is None:
        return member_of(request).organ
    found = Organ.objects.filter(pk=wanted, pk__in=actor.organs_read).first()
    if found is None:
        raise Http404
    return found


def organs_read(actor: Actor) -> Sequence[tuple[int, str]]:
    """For the choice of an authority; nothing where there is nothing to choose."""
    if len(actor.organs_read) < 2:
        return ()
    found = Organ.objects.filter(pk__in=actor.organs_read).order_by("index_prefix")
    return list(found.values_list("pk", "short_name"))


def known_catalogue(code: str) -> str:
    if code not in Catalogue.values:
        raise Http404
    return code


@desk_view(*READERS)
@require_safe
def version(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    """A version with what it changes, what is wrong with it, and all its lines."""
    found = find(actor, pk)
    later = (
        versions_of(found).filter(number__gt=found.number or 0).order_by("number") if found.number else None
    )
    next_day = later.values_list("in_force_from", flat=True).first() if later is not None else None
    context = {
        "shown": version_view(found, on=timezone.localdate(), next_day=next_day),
        "version": found,
        "offers": offers_of(found, actor),
        "awaits": COUNTER.awaits(found),
        "may_edit": may_draft(actor, found.organ_id) is None and found.state == "drafted",
        "entries": folded(entries.of(found)),
        "standards": standards().values() if found.catalogue == Catalogue.PROACTIVE else (),
    }
    return page(request, "desk/version.html", context)


@desk_view(Role.CLERK)
@require_POST
def draft_new(request: HttpRequest, actor: Actor, *, catalogue: str) -> HttpResponse:
    organ = member_of(request).organ
    made, reasons = taken(actions.start_version, organ, known_catalogue(catalogue), actor=actor)
    if isinstance(made, CatalogueVersion):
        messages.success(request, "草案已建立，内容与现行目录相同，请逐项修改。")
        return HttpResponseRedirect(address(made))
    for reason in reasons:
        messages.warning(request, reason)
    return HttpResponseRedirect("/desk/catalogue/")


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def catalogue_import(request: HttpRequest, actor: Actor, *, catalogue: str) -> HttpResponse:
    """A published catalogue becomes a draft; its faults and its differences stand on the draft's page."""
    organ, code = member_of(request).organ, known_catalogue(catalogue)
    form = CatalogueFile(request.POST, request.FILES) if request.method == "POST" else CatalogueFile()
    reasons: Reasons = tuple(f"“{name}”超过 50 MB：请压缩后再上传" for name in files_too_large(request))
    if form.is_bound and form.is_valid() and not reasons:
        file = form.cleaned_data["file"]
        try:
            sheet = _sheet_with_a_catalogue(read_file(file.read(), file.name))
        except NotReadable as problem:
            reasons = (str(problem),)
        else:
            made, reasons = taken(
                actions.import_catalogue, organ, code, rows=sheet, source=file.name, actor=actor
            )
            if isinstance(made, CatalogueVersion):
                messages.success(request, f"已读入 {len(made.lines)} 项，成为草案；现行目录没有改变。")
                return HttpResponseRedirect(address(made))
    context = {"form": form, "reasons": reasons, "code": code, "label": Catalogue(code).label}
    return page(request, "desk/catalogue_import.html", context, status=status_of(form, reasons))


def _sheet_with_a_catalogue(sheets: Sequence[Sheet]) -> list[list[str]]:
    """The first sheet that is seen and has the head of a catalogue, else the first that is seen."""
    seen = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    chosen = next((sheet for sheet in seen if find_head([list(row) for row in sheet.rows])), seen[0])
    return [[] if place in chosen.hidden_rows else list(row) for place, row in enumerate(chosen.rows)]


@desk_view(*READERS)
@require_safe
def catalogue_export(request: HttpRequest, actor: Actor, *, catalogue: str) -> HttpResponse:
    """The catalogue in force as XLSX, in the ten columns."""
    organ, code, today = organ_asked_for(request, actor), known_catalogue(catalogue), timezone.localdate()
    lines = lines_in_force(organ.pk, code, on=today)
    title = f"{organ.name}{Catalogue(code).label}"
    head = SheetHead(title, f"截至 {today.isoformat()} 现行", organ.name, code)
    return file_response(
        spreadsheet(lines, head), f"{organ.short_name}_{Catalogue(code).label}_{today:%Y%m%d}.xlsx"
    )


@desk_view(*READERS)
@require_safe
def catalogue_standard(request: HttpRequest, actor: Actor, *, field: str) -> HttpResponse:
    """The catalogue in force beside the rows of a standard one."""
    organ, told = organ_asked_for(request, actor), known_standard(field)
    lines = lines_in_force(organ.pk, Catalogue.PROACTIVE, on=timezone.localdate())
    rows = compare(lines, told)
    draft = CatalogueVersion.objects.filter(
        organ=organ, catalogue=Catalogue.PROACTIVE, state="drafted"
    ).first()
    context = {
        "organ": organ,
        "standard": told,
        "rows": rows,
        "tally": [(each.label, sum(row.verdict is each for row in rows)) for each in Verdict],
        "misfits": misfits(lines),
        "take_address": f"{step_address(draft, 'take_standard_rows')}?field={field}" if draft else "",
        "may_draft": may_draft(actor, organ.pk) is None,
    }
    return page(request, "desk/standard.html", context)


def known_standard(field: str) -> Standard:
    if field not in standards():
        raise Http404
    return standards()[field]

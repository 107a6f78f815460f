"""公开目录: the page of one catalogue, its earlier versions, and the files."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.catalogue.models import Catalogue
from gongkai.catalogue.spreadsheet import Sheet
from gongkai.organs.models import Organ
from gongkai.portal import columns, parameters
from gongkai.portal.catalogue_files import FORMATS, Told
from gongkai.portal.catalogue_page import CataloguePage, catalogue_page
from gongkai.portal.file_names import file_name
from gongkai.portal.item_page import absolute
from gongkai.portal.page_cache import kept_page
from gongkai.web.errors import BadParameter


@login_not_required
@require_safe
def catalogue(request: HttpRequest, prefix: str, catalogue: str) -> HttpResponse:
    """The version in force; `?on=` leads to the one of that day."""
    organ = get_object_or_404(Organ, index_prefix=prefix)
    asked = parameters.read(request, ("on",)).get("on", "")
    if asked:
        found = catalogue_page(organ, catalogue, today=timezone.localdate(), on=_day(asked))
        return HttpResponseRedirect(found.shown.address if found.shown else found.address)
    return _current(request, organ, catalogue)


@kept_page
def _current(request: HttpRequest, organ: Organ, catalogue: str) -> HttpResponse:
    return _page(request, catalogue_page(organ, catalogue, today=timezone.localdate()))


@login_not_required
@require_safe
@kept_page
def version(request: HttpRequest, prefix: str, catalogue: str, number: int) -> HttpResponse:
    parameters.read(request, ())
    organ = get_object_or_404(Organ, index_prefix=prefix)
    return _page(request, catalogue_page(organ, catalogue, today=timezone.localdate(), number=number))


@login_not_required
@require_safe
def catalogue_file(
    request: HttpRequest, prefix: str, catalogue: str, suffix: str, number: int | None = None
) -> HttpResponse:
    """One version, or the catalogue in force, as a file under a Chinese name, never run by a browser."""
    if suffix not in FORMATS:
        raise Http404
    organ = get_object_or_404(Organ, index_prefix=prefix)
    response = _written(request, organ, catalogue, suffix, number)
    name = file_name(
        organ.short_name, Catalogue(catalogue).label, f"第{number}版" if number else "现行", suffix=suffix
    )
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@kept_page
def _written(
    request: HttpRequest, organ: Organ, catalogue: str, suffix: str, number: int | None
) -> HttpResponse:
    parameters.read(request, ())
    today = timezone.localdate()
    found = catalogue_page(organ, catalogue, today=today, number=number)
    return HttpResponse(FORMATS[suffix].write(_told(found, today)), content_type=FORMATS[suffix].media_type)


def _page(request: HttpRequest, found: CataloguePage) -> HttpResponse:
    others = [(code, label, code == found.code) for code, label in Catalogue.choices]
    context = {"column": columns.CONTENT, "page": found, "others": others, "organ": found.organ}
    return render(request, "portal/catalogue.html", context)


def _told(found: CataloguePage, today: date) -> Told:
    shown = found.shown
    title = f"{found.organ.name}{found.label}" + (f"（第 {shown.number} 版）" if shown else "")
    begins = shown.begins.isoformat() if shown else ""
    address = absolute(found.address) or found.address
    note = f"{begins}起施行。{address}" if shown else f"截至 {today.isoformat()} 现行。{address}"
    return Told(
        Sheet(title, note, found.organ.name, found.code),
        found.lines,
        address,
        shown.number if shown else 0,
        begins,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadParameter("on", "应是日期，例如 2020-09-15。") from None

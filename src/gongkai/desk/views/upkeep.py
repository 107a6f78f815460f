"""工作日历、留痕核验: what the desk keeps in order."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.casework import entries, kept_files
from gongkai.desk import holidays
from gongkai.desk.access import ANYONE, desk_view, member_of, refused
from gongkai.desk.forms.holidays import NoticeForm
from gongkai.desk.pages import INVALID, page
from gongkai.law.errors import LawError
from gongkai.law.regions import region_name
from gongkai.organs.actors import Actor, Role
from gongkai.organs.calendars import calendar_in
from gongkai.organs.models import HolidayNotice


@desk_view(*ANYONE)
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest, actor: Actor) -> HttpResponse:
    may_load = actor.has(Role.ADMINISTRATOR)
    if request.method == "POST" and not may_load:
        return refused(request, Role.ADMINISTRATOR)
    form = NoticeForm(request.POST, request.FILES) if request.method == "POST" else NoticeForm()
    loaded = None
    if form.is_bound and form.is_valid():
        try:
            loaded = holidays.load(form.raw(), actor)
        except LawError as problem:
            form.add_error(None, str(problem))
    region, today = member_of(request).organ.calendar_region, timezone.localdate()
    context = {
        "form": form if may_load else None,
        "loaded": loaded,
        "region": region_name(region),
        "year": today.year,
        "known": calendar_in(region),
        "notices": HolidayNotice.objects.order_by("-year", "region"),
    }
    return page(request, "desk/calendar.html", context, status=INVALID if form.errors else 200)


@desk_view(Role.AUDITOR, Role.ADMINISTRATOR)
@require_safe
def integrity(request: HttpRequest, actor: Actor) -> HttpResponse:
    checked, broken = entries.verify()
    files = kept_files.check() if "files" in request.GET else None
    context = {"checked": checked, "broken": broken, "files": files, "now": timezone.now()}
    return page(request, "desk/integrity.html", context)

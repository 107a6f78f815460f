"""The files of a published annual report."""

from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from gongkai.portal.report_files import LABELS, file_of, published_report
from gongkai.report.export import FORMATS


@login_not_required
@require_safe
def report_file(request: HttpRequest, prefix: str, year: int, suffix: str) -> FileResponse:
    report = published_report(prefix, year) if suffix in LABELS else None
    if report is None:
        raise Http404
    content = file_of(report, suffix).open("rb")
    response = FileResponse(content, as_attachment=True, filename=f"{report}.{suffix}")
    response["Content-Type"] = FORMATS[suffix].media_type
    return response

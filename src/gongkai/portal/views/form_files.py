"""空白申请表: for those who apply on paper, as a Word file or a PDF."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.applications.form_sheets import DOCUMENTS, blank_form
from gongkai.organs.models import Organ
from gongkai.portal import parameters

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NAMES = {"person": "公民", "organisation": "法人和其他组织"}


@login_not_required
@require_safe
def application_form_file(request: HttpRequest, *, prefix: str, who: str, suffix: str) -> HttpResponse:
    parameters.read(request, ())
    organ = get_object_or_404(Organ, index_prefix=prefix)
    if who not in DOCUMENTS or suffix not in TYPES:
        raise Http404
    name = f"{organ.short_name or organ.name}_政府信息公开申请表（{NAMES[who]}）.{suffix}"
    answer = HttpResponse(blank_form(organ, who=who, suffix=suffix), content_type=TYPES[suffix])
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer

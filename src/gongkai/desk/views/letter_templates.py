"""文书模板: which Word template each document is made of; changed by administrators, looked at before."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.applications import actions
from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.checking import check_template, tried
from gongkai.applications.letters.documents.samples import sample_of
from gongkai.applications.letters.documents.template_fields import fields_of_template
from gongkai.applications.models import LetterTemplate
from gongkai.applications.permissions import may_change_templates
from gongkai.desk.access import desk_view, member_of
from gongkai.desk.downloads import file_response
from gongkai.desk.forms.letter_templates import TemplateForm
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.steps import attempt
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Organ

REMEDIES = {True: "有", False: "无"}
TO = {"applicant": "申请人", "party": "第三方或者其他机关", "internal": "内部", "organ": "交回本机关"}
SCOPES = {"organ": "本机关", "site": "全部机关"}


@desk_view(Role.ADMINISTRATOR)
@require_safe
def letter_templates(request: HttpRequest, actor: Actor) -> HttpResponse:
    own = _in_force(member_of(request).organ)
    lines = [
        (document, TO[document.to], REMEDIES[bool(document.remedy_as)], own.get(document.id))
        for document in documents.documents().values()
    ]
    return page(request, "desk/letter_templates.html", {"lines": lines})


def _in_force(organ: Organ) -> Mapping[str, LetterTemplate]:
    """By document; an organ's own goes before that of all organs."""
    found = _for(organ).filter(ended_at=None).select_related("uploaded_by").defer("content", "wording")
    return {each.document: each for each in sorted(found, key=lambda each: each.organ_id is not None)}


def _for(organ: Organ) -> QuerySet[LetterTemplate]:
    return LetterTemplate.objects.filter(Q(organ=organ) | Q(organ=None))


@desk_view(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def letter_template(request: HttpRequest, actor: Actor, *, document: str) -> HttpResponse:
    found, organ = _document(document), member_of(request).organ
    form = _form(request, actor) if request.method == "POST" else _form(None, actor)
    reasons: Sequence[str] = ()
    if form.is_bound and form.is_valid():
        content = form.content()
        if request.POST.get("what") == "try":
            reasons = check_template(document, content, organ).faults
            if not reasons:
                return file_response(tried(document, content, organ).pdf, f"试填_{found.label}.pdf")
            return _shown(request, actor, found, form, reasons, status=REFUSED)
        whose = None if form.is_for_all else organ
        brought = {"content": content, "file_name": form.name()}
        reasons = attempt(actions.upload_template, whose, document, actor=actor, **brought)
        if not reasons:
            messages.success(
                request, f"“{found.label}”已换用新模板，此后拟写和签发的按新模板；已签发的不变。"
            )
            return redirect("desk:letter_template", document=document)
    return _shown(request, actor, found, form, reasons, status=status_of(form, reasons))


@desk_view(Role.ADMINISTRATOR)
@require_POST
def letter_template_return(request: HttpRequest, actor: Actor, *, document: str) -> HttpResponse:
    found = _document(document)
    whose = None if request.POST.get("scope") == "site" else member_of(request).organ
    reasons = attempt(actions.return_to_default, whose, document, actor=actor)
    if reasons:
        return _shown(request, actor, found, _form(None, actor), reasons, status=REFUSED)
    messages.success(request, f"“{found.label}”的{SCOPES['organ' if whose else 'site']}模板已停用。")
    return redirect("desk:letter_template", document=document)


@desk_view(Role.ADMINISTRATOR)
@require_safe
def letter_template_file(request: HttpRequest, actor: Actor, *, document: str) -> HttpResponse:
    """The template in force, or a former version (`?version=2`, of all organs with `&scope=site`), or ours (`?version=0`)."""
    found, organ = _document(document), member_of(request).organ
    version = request.GET.get("version", "")
    if version == "0":
        content = documents.default_template(document, organ.name)
    elif version.isascii() and version.isdecimal() and len(version) < 6:
        whose = None if request.GET.get("scope") == "site" else organ
        kept = get_object_or_404(LetterTemplate, organ=whose, document=document, version=int(version))
        content = bytes(kept.content)
    else:
        content = documents.template_of(organ, document)
    return file_response(content, f"{organ.short_name}_模板_{found.label}.docx")


@desk_view(Role.ADMINISTRATOR)
@require_safe
def letter_template_sample(request: HttpRequest, actor: Actor, *, document: str, suffix: str) -> HttpResponse:
    """The template in force, filled with sample data."""
    found, organ = _document(document), member_of(request).organ
    made = documents.render(document, sample_of(document, organ))
    return file_response(made.pdf if suffix == "pdf" else made.docx, f"样例_{found.label}.{suffix}")


def _form(request: HttpRequest | None, actor: Actor) -> TemplateForm:
    for_all = may_change_templates(actor, None) is None
    return (
        TemplateForm(request.POST, request.FILES, for_all=for_all)
        if request
        else TemplateForm(for_all=for_all)
    )


def _document(document_id: str) -> documents.Document:
    try:
        return documents.document(document_id)
    except documents.UnknownDocument:
        raise Http404 from None


def _shown(
    request: HttpRequest,
    actor: Actor,
    found: documents.Document,
    form: TemplateForm,
    reasons: Sequence[str],
    *,
    status: int,
) -> HttpResponse:
    organ = member_of(request).organ
    versions = _for(organ).filter(document=found.id).order_by("-uploaded_at")
    context = {
        "document": found,
        "form": form,
        "reasons": reasons,
        "fields": fields_of_template(found),
        "versions": versions.select_related("uploaded_by").defer("content", "wording"),
        "in_force": _in_force(organ).get(found.id),
        "for_all": "scope" in form.fields,
        "sample": documents.render(found.id, sample_of(found.id, organ)).html,
    }
    return page(request, "desk/letter_template.html", context, status=status)

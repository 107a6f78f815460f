"""从表格登记建议提案: read, looked at, registered all together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from gongkai.desk.access import desk_view, member_of
from gongkai.desk.forms.proposal_import import ProposalImportForm
from gongkai.desk.pages import page, status_of
from gongkai.desk.steps import attempt
from gongkai.dialogue import actions
from gongkai.dialogue.proposals.assigned_table import AssignedLine, lines_of
from gongkai.items.imports.reading import NotReadable
from gongkai.organs.actors import Actor, Role


@desk_view(Role.CLERK)
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    is_sent = request.method == "POST"
    form = ProposalImportForm(request.POST, request.FILES) if is_sent else ProposalImportForm()
    lines: list[AssignedLine] = []
    reasons: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        try:
            sheet = form.sheet()
            lines = lines_of(sheet, form.common())
            form = form.with_lines(sheet)
        except NotReadable as problem:
            reasons = (str(problem),)
    faulty = sum(bool(line.faults) for line in lines)
    is_good = bool(lines) and not faulty
    if is_good and request.POST.get("what") == "register":
        drafts = [(line.row, line.draft) for line in lines]
        reasons = attempt(actions.register_proposals, member_of(request).organ, drafts, actor=actor)
        if not reasons:
            messages.success(request, f"已登记 {len(lines)} 件建议提案。")
            return HttpResponseRedirect(reverse("desk:proposals"))
    context = {"form": form, "lines": lines, "faulty": faulty, "is_good": is_good, "reasons": reasons}
    return page(request, "desk/proposal_import.html", context, status=status_of(form, reasons))

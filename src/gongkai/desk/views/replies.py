"""拟写答复: choose the outcome, state what it requires, compose the letter, edit it, save it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.http import require_http_methods

from gongkai.applications import actions, letters
from gongkai.applications.models import Application
from gongkai.desk import parameters
from gongkai.desk.access import desk_view
from gongkai.desk.application_steps import COUNTER, DRAFT_REPLY, address, find
from gongkai.desk.forms.reply import GIVING, ReplyForm, initial_from
from gongkai.desk.holding_lines import lines_of
from gongkai.desk.outcomes import groups_of
from gongkai.desk.pages import REFUSED, page, status_of
from gongkai.desk.reply_items import found_by, likely, numbers_of
from gongkai.desk.steps import Reasons, attempt
from gongkai.items.models import Item
from gongkai.law.errors import LawError
from gongkai.law.outcomes import Outcome, outcomes
from gongkai.organs.actors import Actor

CHANGED = (
    "这一页打开以后，答复已经另外保存过（别人，或者另一个窗口）：请先到申请页看现在的答复书；"
    "要用本页的内容替换的，再按一次“保存拟稿，送审核”"
)


@desk_view(*DRAFT_REPLY.roles)
@require_http_methods(["GET", "HEAD", "POST"])
def application_draft_reply(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    found = find(actor, pk)
    drafted = found.reply.outcome if hasattr(found, "reply") else ""
    code = parameters.one_of(request, "outcome", outcomes()) or drafted
    closed = reasons = COUNTER.why_not(DRAFT_REPLY, found, actor)
    if not code or "choose" in request.GET:
        context = {"application": found, "groups": groups_of(found), "reasons": reasons, "chosen": code}
        return page(request, "desk/outcomes.html", context, status=REFUSED if reasons else 200)
    said = with_picked(found, parameters.posted(request))
    looking = said is not None and said.get("what") == "find"
    form = ReplyForm(
        None if looking else said,
        outcome=outcomes()[code],
        subject=found,
        initial=said.dict() if looking and said else initial_from(found, actor),
    )
    stands = mark_of(found)
    if said and said.get("what") == "save" and said.get("seen", stands) != stands:
        reasons = (*reasons, CHANGED)
    if said and form.is_bound and form.is_valid() and not reasons:
        if said.get("what") == "compose":
            form, reasons = composed(form, said)
        else:
            reasons = attempt(actions.draft_reply, pk, actor=actor, **form.arguments())
            if not reasons:
                messages.success(request, DRAFT_REPLY.done)
                return HttpResponseRedirect(address(found))
    typed = said.get("find", "").replace("\0", "").strip()[: parameters.LONGEST_TEXT] if said else ""
    context = {
        "application": found,
        "form": form,
        "outcome": outcomes()[code],
        "reasons": reasons,
        "typed": typed,
        "held": held_for(found, outcomes()[code], typed),
        "gives_files": outcomes()[code].family in GIVING,
        "holding_lines": lines_of(found),
        "is_closed": bool(closed),
        "seen": said.get("seen", stands) if said and said.get("what") != "save" else stands,
        "lately": list(COUNTER.story(found).reverse()[:1]) if said and closed else None,
        "back": address(found),
    }
    return page(request, "desk/reply_form.html", context, status=status_of(form, reasons))


def mark_of(found: Application) -> str:
    """Tells one draft of the reply from another; "" before the first."""
    reply = getattr(found, "reply", None)
    return salted_hmac("reply", f"{reply.outcome}\0{reply.letter}").hexdigest()[:16] if reply else ""


def held_for(found: Application, outcome: Outcome, typed: str) -> list[Item]:
    """Items to tick, where the outcome gives any: those that were looked for, else the likely ones."""
    if outcome.family not in GIVING:
        return []
    return found_by(found, typed) if typed else likely(found)


def with_picked(found: Application, said: QueryDict | None) -> QueryDict | None:
    """What was sent, with the items that were ticked written into the list of what is provided."""
    if said is None or not said.getlist("pick"):
        return said
    filled = said.copy()
    lines = [line.strip() for line in said.get("items", "").splitlines() if line.strip()]
    picked = numbers_of(found.organ_id, said.getlist("pick"))
    filled["items"] = "\n".join(dict.fromkeys([*lines, *picked]))
    return filled


def composed(form: ReplyForm, said: QueryDict) -> tuple[ReplyForm, Reasons]:
    """The same form with the letter that its particulars make."""
    arguments = form.arguments()
    try:
        letter = letters.compose(
            form.application,
            arguments["outcome"],
            arguments["particulars"],
            timezone.localdate(),
            form.cleaned_data.get("items", ()),
        )
    except (LawError, LookupError) as problem:
        return form, (str(problem),)
    filled = said.copy()
    filled["letter"] = letter
    return ReplyForm(filled, outcome=form.outcome, subject=form.application), ()

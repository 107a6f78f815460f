"""公开指南: what it says now, what is missing or stale, and drafting it as an item or a change of one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from gongkai.applications import guide
from gongkai.desk.access import READERS, desk_view, member_of, refused
from gongkai.desk.item_steps import address
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import taken
from gongkai.items import actions
from gongkai.items.body import clean
from gongkai.items.choices import Attribute, State
from gongkai.items.models import Item
from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Organ
from gongkai.web.flow import FlowDrawing, draw_flow

WHY = "机关信息、办理程序或者期限有变动，更新公开指南"


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def disclosure_guide(request: HttpRequest, actor: Actor) -> HttpResponse:
    organ, today = member_of(request).organ, timezone.localdate()
    found = guide.state_of(organ, today)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        if not actor.has(Role.CLERK):
            return refused(request, Role.CLERK)
        done, reasons = drafted(organ, found.item, guide.text_of(organ, today), actor)
        if done:
            messages.success(request, "已按现在的内容生成公开指南，按信息的程序审核、签发和发布。")
            return HttpResponseRedirect(address(done))
    context = {
        "organ": organ,
        "found": found,
        "body": clean(guide.text_of(organ, today)),
        "drawing": drawing(),
        "article": guide.ARTICLE,
        "reasons": reasons,
        "may_draft": actor.has(Role.CLERK),
        "item_address": address(found.item) if found.item else "",
    }
    return page(request, "desk/guide.html", context, status=REFUSED if reasons else 200)


def drafted(organ: Organ, item: Item | None, body: str, actor: Actor) -> tuple[Item | None, tuple[str, ...]]:
    """A new item where there is none, a change where one is public, an amendment of one that is still on its way."""
    if guide.missing(organ):
        return None, (f"机关信息缺少{'、'.join(guide.missing(organ))}，请系统管理员先在“机关”里补齐",)
    draft = actions.Draft(
        kind=guide.KIND,
        title=f"{organ.name}政府信息公开指南",
        formed_on=timezone.localdate(),
        proposed_attribute=Attribute.PROACTIVE,
        body=body,
    )
    if item is None:
        made, reasons = taken(actions.register, organ, draft, actor=actor)
        return (made if isinstance(made, Item) else None), reasons
    if item.state == State.PUBLISHED:
        _, reasons = taken(actions.propose_revision, item.pk, actor=actor, changes={"body": body}, reason=WHY)
    else:
        _, reasons = taken(actions.amend, item.pk, draft, actor=actor)
    return (None if reasons else item), reasons


def drawing() -> FlowDrawing:
    steps = guide.flow(timezone.localdate())
    return draw_flow(
        "申请公开政府信息的流程",
        [(f"{each.label}（{each.who}）", (each.note,), each.branches) for each in steps],
    )

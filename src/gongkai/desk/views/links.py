"""关联: links made and ended on a page of their own, with a search within the organ."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from gongkai.desk import parameters
from gongkai.desk.access import READERS, desk_view
from gongkai.desk.item_links import candidates, ways_of
from gongkai.desk.item_steps import find
from gongkai.desk.pages import REFUSED, page
from gongkai.desk.steps import Reasons, attempt
from gongkai.items import actions
from gongkai.items.linking import LINKING
from gongkai.items.links import neighbours_of
from gongkai.items.models import Item
from gongkai.organs.actors import Actor

LOOKING = {"looking": True}


@desk_view(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def item_links(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
    item = find(actor, pk)
    ways = ways_of(item)
    reasons: Reasons = ()
    if request.method == "POST":
        reasons = _ended(request, item, actor) if "end" in request.POST else _made(request, item, actor)
        if not reasons:
            return HttpResponseRedirect(request.path)
    chosen = ways.get(parameters.one_of(request, "way", ways), next(iter(ways.values()), None))
    text = parameters.text(request)
    context = {
        "item": item,
        "neighbours": neighbours_of(item),
        "ways": ways.values(),
        "chosen": chosen,
        "text": text,
        "found": candidates(item, actor, chosen, text) if chosen else [],
        "reasons": reasons,
        "closed": LINKING.why_not("link", item, actor, LOOKING),
    }
    return page(request, "desk/item_links.html", context, status=REFUSED if reasons else 200)


def _made(request: HttpRequest, item: Item, actor: Actor) -> Reasons:
    way = ways_of(item).get(request.POST.get("way", ""))
    other = _number(request.POST.get("item", ""))
    if way is None or other is None:
        return ("请先查找，再在结果中选择要关联的信息",)
    source, target = (other, item.pk) if way.is_reverse else (item.pk, other)
    try:
        reasons = attempt(actions.link, source, relation=way.relation, target_id=target, actor=actor)
    except Item.DoesNotExist:
        return ("要关联的信息不在本机关的登记簿中，请重新查找",)
    if not reasons:
        messages.success(request, "已关联，双方的页面都会显示。")
    return reasons


def _ended(request: HttpRequest, item: Item, actor: Actor) -> Reasons:
    chosen = _number(request.POST.get("end", ""))
    found = next((each for each in neighbours_of(item) if each.link.pk == chosen), None)
    if found is None:
        return ("没有这项关联，或者已经取消",)
    reasons = attempt(actions.unlink, found.link.source_id, link_id=found.link.pk, actor=actor)
    if not reasons:
        messages.success(request, "已取消关联。")
    return reasons


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else None

"""What every action does first: lock the case, as this actor may see it."""

from typing import TypeVar

from gongkai.cases.models import Case
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.requests.models import Conversion, Rectification

Request = TypeVar("Request", Rectification, Conversion)


def locked(model: type[Request], case_id: int, actor: Actor) -> Request:
    """The case with organ, item and letter; the public has shown number and code before. Call it inside a transaction."""
    Case.objects.select_for_update().only("pk").get(pk=case_id)
    found = model._default_manager.select_related("organ", "item__organ", "letter", "handler", "application")
    if actor != PUBLIC:
        found = found.filter(pk__in=Case.objects.visible_to(actor).values("pk"))
    return found.get(pk=case_id)


def locked_either(case_id: int, actor: Actor) -> Rectification | Conversion:
    """The same for a case of either kind."""
    if Rectification.objects.filter(pk=case_id).exists():
        return locked(Rectification, case_id, actor)
    return locked(Conversion, case_id, actor)

"""查看身份信息: who may look, and the page after a look: with what was looked at, or with why it was not."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse

from gongkai.casework.procedure import Permission, StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable, OutsidePerson
from gongkai.organs.actors import Actor

T = TypeVar("T")


def after_look(look: Callable[[], T], shown: Callable[..., HttpResponse]) -> HttpResponse:
    """`shown` makes the page; it takes what `look` gave as `looked`, or a Chinese sentence as `problem`."""
    try:
        return shown(looked=look())
    except StepRefused as refusal:
        return shown(problem="；".join(refusal.reasons))
    except DetailsUnreadable as problem:
        return shown(problem=str(problem))


def look_reasons(permission: Permission, actor: Actor, subject: Any) -> tuple[str, ...]:
    refusal = permission(actor, subject)
    return (refusal,) if refusal else ()


def person_card(person: OutsidePerson) -> list[list[str]]:
    pairs = (("姓名", person.name), ("联系电话", person.phone), ("联系地址", person.address))
    return [[label, value] for label, value in pairs if value] or [["姓名", "匿名提出"]]

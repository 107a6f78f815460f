"""Who may open a page of the desk: every view names the roles that it needs, through one decorator."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from gongkai.organs.actors import Actor, Role
from gongkai.organs.models import Member
from gongkai.web import errors
from gongkai.web.prepared import prepared

READERS = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
ANYONE = tuple(Role)


class DeskView(Protocol):
    """A view behind its permission; `desk_roles` is what it names."""

    desk_roles: frozenset[Role]

    def __call__(self, request: HttpRequest, /, **kwargs: Any) -> HttpResponseBase: ...


def desk_view(*roles: Role) -> Callable[[Callable[..., HttpResponseBase]], DeskView]:
    """Let in members who hold any of these roles, and hand the view their actor."""
    if not roles:
        raise TypeError("a desk view names the roles that may open it")

    def decorate(view: Callable[..., HttpResponseBase]) -> DeskView:
        @wraps(view)
        def guarded(request: HttpRequest, /, **kwargs: Any) -> HttpResponseBase:
            member = member_behind(request)
            if member is None:
                return render(request, "desk/no_member.html", status=403)
            actor = actor_behind(request)
            if not actor.has(*roles):
                return refused(request, *roles)
            response = view(request, actor, **kwargs)
            patch_cache_control(response, no_store=True, private=True)
            return response

        guarded.desk_roles = frozenset(roles)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def member_behind(request: HttpRequest) -> Member | None:
    """The member of the user who is logged in; one query a request."""
    if "_desk_member" not in vars(request):
        vars(request)["_desk_member"] = next(iter(_members(request.user.pk or 0)), None)
    found: Member | None = vars(request)["_desk_member"]
    return found


@prepared
def _members(user_id: int) -> QuerySet[Member]:
    members = Member.objects.select_related("organ", "section").filter(user__pk=user_id)
    return members.order_by("pk")[:1]


def member_of(request: HttpRequest) -> Member:
    """The same where the view is already behind its permission."""
    member = member_behind(request)
    if member is None:
        raise LookupError("this view is not behind desk_view: there is no member")
    return member


def actor_behind(request: HttpRequest) -> Actor:
    """The actor of that member, made once a request."""
    if "_desk_actor" not in vars(request):
        vars(request)["_desk_actor"] = member_of(request).as_actor()
    actor: Actor = vars(request)["_desk_actor"]
    return actor


def refused(request: HttpRequest, *roles: Role) -> HttpResponse:
    return errors.page(
        request,
        status=403,
        title="您没有办理此事项的权限",
        what=f"这个页面供{'、'.join(f'“{role.label}”' for role in roles)}人员使用。",
        way_out="请换用有权限的账号，或请系统管理员为您增加角色。",
    )

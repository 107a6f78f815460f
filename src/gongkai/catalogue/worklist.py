"""待办 of 公开目录: versions that wait for approval, and drafts that were sent back or left lying."""

from collections.abc import Callable

from django.db.models import QuerySet

from gongkai.casework.worklist import Task
from gongkai.catalogue.models import CatalogueVersion, VersionState
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

KIND = "公开目录"


def tasks(actor: Actor, *, url_of: Callable[[CatalogueVersion], str]) -> list[Task]:
    """At most one of each catalogue; one query."""
    if actor.organ_id is None or not actor.has(Role.CLERK, Role.DIRECTOR):
        return []
    return [task for version in _waiting(actor.organ_id) if (task := _task(version, actor, url_of))]


@prepared
def _waiting(organ_id: int) -> QuerySet[CatalogueVersion]:
    states = (VersionState.DRAFTED, VersionState.SUBMITTED)
    return CatalogueVersion.objects.filter(organ_id=organ_id, state__in=states).defer("lines", "changes")


def _task(version: CatalogueVersion, actor: Actor, url_of: Callable[[CatalogueVersion], str]) -> Task | None:
    is_mine = version.drafted_by_id == actor.member_id or actor.member_id in version.editor_ids
    if version.state == VersionState.SUBMITTED:
        step = "批准施行" if actor.has(Role.DIRECTOR) and not is_mine else ""
    else:
        step = "继续起草，提交批准" if actor.has(Role.CLERK) and is_mine else ""
    if not step:
        return None
    return Task(title=str(version), number=version.source, step=step, url=url_of(version), kind=KIND)

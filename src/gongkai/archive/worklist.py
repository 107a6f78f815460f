"""待办 of 归档: what is closed and not archived, what may be destroyed, what waits for approval."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from gongkai.applications.models import Application
from gongkai.archive.models import CaseFile, Destruction, LegalHold, Verdict
from gongkai.casework.worklist import Task
from gongkai.organs.actors import Actor, Role
from gongkai.web.prepared import prepared

KIND = "归档"
PATIENCE = timedelta(days=30)
MOST, MOST_COUNTED = 200, 500


def waiting(organ_id: int, on: date) -> QuerySet[Application]:
    """Closed for a month and not archived, the oldest first."""
    return _unfiled(organ_id, on - PATIENCE).defer("identity").order_by("closed_on", "pk")


def _unfiled(organ_id: int, closed_by: date) -> QuerySet[Application]:
    filed = CaseFile.objects.filter(application=OuterRef("pk"))
    closed = Application.objects.filter(organ_id=organ_id, closed_on__lte=closed_by)
    return closed.filter(~Exists(filed))


def over(organ_id: int, on: date) -> QuerySet[CaseFile]:
    """Latest case files whose period is over, without a hold and not yet proposed or destroyed."""
    latest = (
        CaseFile.objects.filter(application=OuterRef("application")).order_by("-version").values("pk")[:1]
    )
    standing = Destruction.objects.filter(application=OuterRef("application")).exclude(
        verdict=Verdict.DECLINED
    )
    held = LegalHold.objects.filter(application=OuterRef("application"), lifted_at=None)
    found = CaseFile.objects.filter(application__organ_id=organ_id, retained_until__lt=on)
    found = found.annotate(latest=Subquery(latest)).filter(pk=F("latest"))
    return (
        found.filter(~Exists(standing), ~Exists(held))
        .select_related("application")
        .order_by("retained_until", "pk")
    )


def tasks(actor: Actor, *, on: date, list_url: str, url_of: Callable[[Application], str]) -> list[Task]:
    """One line for all that is to be archived, one for all that is over, one for each that waits for approval."""
    organ_id = actor.organ_id
    if organ_id is None:
        return []
    found = []
    if actor.has(Role.CLERK, Role.SECTION_HEAD):
        lines = (
            (_waiting_ids(organ_id, on - PATIENCE), "已办结的申请没有归档", "归档"),
            (_over_ids(organ_id, on), "案卷保管期满", "鉴定、提出销毁"),
        )
        found = [
            Task(f"{_counted(ids)}{title}", "", step, list_url, KIND) for ids, title, step in lines if ids
        ]
    if actor.has(Role.DIRECTOR):
        found += [
            Task("案卷待批准销毁", each.application.number, "批准销毁", url_of(each.application), KIND)
            for each in _proposed(organ_id, actor.member_id)
        ]
    return found


@prepared
def _waiting_ids(organ_id: int, closed_by: date) -> QuerySet[Any, Any]:
    return _unfiled(organ_id, closed_by).order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1]


@prepared
def _over_ids(organ_id: int, on: date) -> QuerySet[Any, Any]:
    return over(organ_id, on).order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1]


@prepared
def _proposed(organ_id: int, member_id: int | None) -> QuerySet[Destruction]:
    proposed = Destruction.objects.filter(verdict="", application__organ_id=organ_id)
    proposed = proposed.select_related("application").defer("application__identity", "application__wanted")
    return proposed.exclude(proposed_by_id=member_id).order_by("pk")[:MOST]


def _counted(ids: list[int]) -> str:
    """To a point: nobody needs to know by how many thousand."""
    return f"{MOST_COUNTED} 件以上" if len(ids) > MOST_COUNTED else f"{len(ids)} 件"

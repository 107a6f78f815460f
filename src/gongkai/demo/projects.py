"""Major projects of the demo: the list of old communities, and three projects with what belongs to them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from gongkai.demo.agencies import read
from gongkai.demo.policies import Office
from gongkai.demo.timeline import Timeline, moment
from gongkai.items import actions
from gongkai.items.models import Item


def add_projects(timeline: Timeline, office: Office) -> None:
    told = read("projects")
    listed = told["communities"]
    timeline.add(moment(listed["day"], 11), partial(_communities, office, listed))
    for project in told["projects"]:
        timeline.add(moment(project["day"], 11), partial(_project, timeline, office, project))


def _communities(office: Office, told: Mapping[str, Any], at: datetime) -> None:
    _published(office, "old_community_projects", told, "approval-results", at, rows=communities(told))


def communities(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row for each community; the households of a batch are shared out as evenly as whole ones can be."""
    rows = []
    for batch in told["batches"]:
        count, total = len(batch["names"]), batch["households"]
        for place, name in enumerate(batch["names"]):
            share = total // count + (1 if place < total % count else 0)
            rows.append(
                {
                    "batch": batch["batch"],
                    "community": name,
                    "households": str(share),
                    "content": batch["content"],
                    "status": batch["status"],
                }
            )
    return rows


def _project(timeline: Timeline, office: Office, told: Mapping[str, Any], at: datetime) -> None:
    project = _published(office, "construction_project", told, "approvals", at)
    for step in told["steps"]:
        timeline.add(moment(step["day"], 15), partial(_step, office, step, project))


def _step(office: Office, told: Mapping[str, Any], project: Item, at: datetime) -> None:
    _published(office, told["kind"], told, told["heading"], at, rows=told.get("rows", ()), belongs_to=project)


def _published(
    office: Office,
    kind: str,
    told: Mapping[str, Any],
    heading: str,
    at: datetime,
    *,
    rows: Any = (),
    belongs_to: Item | None = None,
) -> Item:
    earlier = at - timedelta(hours=1)
    said = {"body": "", **told}
    item = office.register(kind, said, earlier, extra=dict(told.get("fields", {})))
    if rows:
        actions.add_rows(item.pk, list(rows), actor=office.staff.clerk, at=earlier)
    if belongs_to is not None:
        office.link(item, "belongs_to", belongs_to, earlier)
    office.sign(item, earlier)
    office.publish(item, heading, at)
    return item

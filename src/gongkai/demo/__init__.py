"""The demo: the housing bureau of Pingluo county and its year 2020, made through the same actions as in daily work."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.demo import (
    agencies,
    catalogues,
    current,
    current_cases,
    current_complaint,
    current_posting,
    current_privacy,
    current_proposals,
    current_requests,
    decisions,
    documents,
    housing,
    lists,
    money,
    policies,
    printed,
    projects,
    proposals,
    renovation,
    reposts,
    requests,
    tidings,
    upkeep,
    yearly,
)
from gongkai.demo.timeline import Timeline
from gongkai.items.models import IndexCounter, Item
from gongkai.organs.models import Organ

BUREAU = "640221041"
PASSWORD = "gongkai-demo-2020"  # noqa: S105 (printed at start; production refuses the demo)
LOGINS: dict[str, str] = {record["login"]: record["shown"] for record in agencies.read("organs")["members"]}
# The older system's numbers end here: numbers given by Gongkai go on after them.
LAST_IMPORTED = {2018: 93513, 2020: 99, 2021: 4}


@dataclass(frozen=True)
class Demo:
    """What a call of make_demo did."""

    was_there: bool
    items: int

    @property
    def summary(self) -> str:
        if self.was_there:
            return f"演示数据已经存在（{self.items} 条信息），未作改动。"
        return f"演示数据已建立：{self.items} 条信息。"


def is_made() -> bool:
    return Organ.objects.filter(index_prefix=BUREAU).exists()


def make_demo(*, now: datetime | None = None) -> Demo:
    """Make the demo in one transaction, or find it there; other data is left alone."""
    if is_made():
        return Demo(was_there=True, items=Item.objects.count())
    with transaction.atomic():
        told = agencies.read("organs")
        organs = agencies.make_organs(told)
        agencies.make_members(told, organs, password=PASSWORD)
        play(organs, told, now=now or timezone.now())
    return Demo(was_there=False, items=Item.objects.count())


def play(organs: dict[str, Organ], told: dict[str, Any], *, now: datetime) -> None:
    bureau = organs[BUREAU]
    timeline, staff = Timeline(), agencies.staff_of(bureau)
    townships = [organs[prefix] for prefix in told["townships"]]
    headings = catalogues.make_catalogues(timeline, bureau, staff, townships)
    for year, last in LAST_IMPORTED.items():
        IndexCounter.objects.create(organ=bureau, year=year, last=last)
    yearly.add_rules(timeline, bureau, staff, headings["disclosure-rules"])
    documents.add_documents(timeline, bureau, staff, headings["documents"])
    tenants = housing.add_register(timeline, bureau, staff)
    printed.printed_rows(timeline, organs, headings, tenants)
    renovation.add_renovation(timeline, organs, bureau, staff, headings)
    housing.add_fourth_quarter(timeline, tenants, headings["allocation"])
    lists.add_registers(timeline, bureau, staff, headings)
    lists.add_procurement_notices(timeline, bureau, staff, headings)
    decisions.add_decisions(timeline, bureau, staff, headings, now=now)
    office = policies.Office(bureau, staff, headings)
    policies.add_explainer(timeline, office)
    tidings.add_briefs(timeline, office)
    tidings.add_municipal_news(timeline, office)
    reposts.add_reposts(timeline, office)
    policies.add_normative_documents(timeline, office)
    policies.add_solicitation(timeline, office)
    money.add_statements(timeline, office)
    projects.add_projects(timeline, office)
    requests.add_applications(timeline, bureau, staff)
    proposals.add_proposals(timeline, bureau, staff)
    yearly.add_report(timeline, bureau, staff, year=2020, published_on=date(2021, 1, 22))
    current.add_current(timeline, bureau, staff, headings, now=now)
    current_posting.add_current_posting(timeline, organs, bureau, staff, headings["renovation"], now=now)
    current_privacy.add_current_privacy(timeline, bureau, staff, headings, now=now)
    policies.add_current_policies(timeline, office, now=now)
    money.add_current_statement(timeline, office, now=now)
    upkeep.add_upkeep(timeline, bureau, staff, now=now)
    current_proposals.add_current_proposals(timeline, bureau, staff, now=now)
    current_requests.add_current_applications(timeline, bureau, staff, now=now)
    current_cases.add_current_requests(timeline, bureau, staff, now=now)
    current_complaint.add_current_complaint(timeline, bureau, now=now)
    timeline.play(until=now)

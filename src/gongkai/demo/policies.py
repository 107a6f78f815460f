"""Policies of the demo: the year's explainer with its document, normative documents and what they replaced, solicitations."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from gongkai.catalogue.models import Heading
from gongkai.demo.agencies import Staff, read
from gongkai.demo.timeline import SHANGHAI, Timeline, moment, on_a_weekday
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.organs.models import Organ

Headings = Mapping[str, Heading]


@dataclass(frozen=True)
class Office:
    """The bureau at work: registers, links, signs and publishes."""

    bureau: Organ
    staff: Staff
    headings: Headings

    def register(self, kind: str, told: Mapping[str, Any], at: datetime, **stated: Any) -> Item:
        draft = actions.Draft(
            kind=kind,
            title=told["title"],
            formed_on=at.astimezone(SHANGHAI).date(),
            proposed_attribute="proactive",
            body=told["body"],
            summary=told.get("summary", told["title"]),
            source=self.bureau.name,
            **stated,
        )
        return actions.register(self.bureau, draft, actor=self.staff.clerk, at=at)

    def link(self, item: Item, relation: str, target: Item, at: datetime) -> None:
        actions.link(item.pk, relation=relation, target_id=target.pk, actor=self.staff.clerk, at=at)

    def sign(self, item: Item, at: datetime) -> None:
        actions.check(item.pk, actor=self.staff.section_head, at=at)
        actions.review_secrecy(item.pk, actor=self.staff.reviewer, opinion="cleared", at=at)
        actions.determine(item.pk, actor=self.staff.director, attribute="proactive", at=at)

    def publish(self, item: Item, heading: str, at: datetime) -> None:
        actions.publish(item.pk, actor=self.staff.clerk, heading_id=self.headings[heading].pk, at=at)


def add_explainer(timeline: Timeline, office: Office) -> None:
    """The explainer of 2020, linked with the document that it explains."""
    told, title = read("texts")["explainer"], read("documents")["explained"]["title"]

    def whole_way(at: datetime) -> None:
        earlier = at - timedelta(hours=1)
        item = office.register("explainer", told, earlier, extra={"form": "文字"})
        document = Item.objects.get(organ=office.bureau, title=title)
        office.link(item, "explains", document, earlier)
        office.sign(item, earlier)
        office.publish(item, "local-explainers", at)

    timeline.add(moment(told["day"], 17), whole_way)


def add_normative_documents(timeline: Timeline, office: Office) -> None:
    """A trial of 2021 and the document of 2024 that replaced it, each with its explainer."""
    for told in read("policies")["normative"]:
        timeline.add(moment(told["day"], 9), partial(_with_explainer, office, told))


def _with_explainer(office: Office, told: Mapping[str, Any], at: datetime) -> None:
    document = _normative(office, told, at)
    if told.get("replaces"):
        old = Item.objects.get(organ=office.bureau, document_number=told["replaces"])
        office.link(document, "replaces", old, at)
    explainer = _explainer_of(office, document, told, at)
    for item, heading in ((document, "normative"), (explainer, "local-explainers")):
        office.sign(item, at + timedelta(hours=2))
        office.publish(item, heading, at + timedelta(hours=6))


def _normative(office: Office, told: Mapping[str, Any], at: datetime) -> Item:
    return office.register(
        "normative_document",
        told,
        at,
        document_number=told.get("number", ""),
        effective_on=told.get("effective_on"),
    )


def _explainer_of(office: Office, document: Item, told: Mapping[str, Any], at: datetime) -> Item:
    said = {"title": told["explainer"], "body": told["explained"]}
    explainer = office.register("explainer", said, at, extra={"form": "文字"})
    office.link(explainer, "explains", document, at)
    return explainer


def add_solicitation(timeline: Timeline, office: Office) -> None:
    """A draft that was open for a month, and what became of the four opinions."""
    told = read("policies")
    asked, result = told["solicitation"], told["result"]

    def ask(at: datetime) -> None:
        item = _solicitation(office, asked, asked["ways"], at, closes_on=asked["closes_on"])
        timeline.add(moment(result["day"], 10), partial(answer, item))

    def answer(asked_item: Item, at: datetime) -> None:
        item = office.register("solicitation_result", result, at, extra={"received": str(result["received"])})
        rows = [dict(zip(("opinion", "adoption", "reason"), row, strict=True)) for row in result["rows"]]
        actions.add_rows(item.pk, rows, actor=office.staff.clerk, at=at)
        office.link(item, "result_of", asked_item, at)
        office.sign(item, at)
        office.publish(item, "solicitation", at + timedelta(hours=3))

    timeline.add(moment(asked["day"], 10), ask)


def _solicitation(
    office: Office, told: Mapping[str, Any], ways: str, at: datetime, *, closes_on: date
) -> Item:
    opens_on = at.astimezone(SHANGHAI).date()
    extra = {"opens_on": opens_on.isoformat(), "closes_on": closes_on.isoformat(), "ways": ways}
    item = office.register("solicitation", told, at, extra=extra)
    office.sign(item, at)
    office.publish(item, "solicitation", at + timedelta(hours=1))
    return item


def add_current_policies(timeline: Timeline, office: Office, *, now: datetime) -> None:
    """These days: a document whose explainer waits to come out, one solicitation that ended, one that is open."""
    told = read("policies")["current"]

    def document(at: datetime) -> None:
        item = _normative(office, {**told["document"], "number": f"平住建规发〔{at.year}〕1号"}, at)
        explainer = _explainer_of(office, item, told["document"], at)
        office.sign(item, at)
        office.publish(item, "normative", at)
        actions.check(explainer.pk, actor=office.staff.section_head, at=at)

    timeline.add(on_a_weekday(now - timedelta(days=2)), document)
    for name, begun, ends in (("closed_solicitation", 40, -9), ("open_solicitation", 8, 22)):
        closes_on = (now + timedelta(days=ends)).astimezone(SHANGHAI).date()
        ask: Any = partial(_solicitation, office, told[name], told["ways"], closes_on=closes_on)
        timeline.add(on_a_weekday(now - timedelta(days=begun)), ask)

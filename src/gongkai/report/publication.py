"""公布: a signed report becomes an item of kind annual_report with an index number and an edition.

The items' own steps (check, secrecy review, determination) ask four people; the report has been frozen by one person
and signed by another, who also said that nothing in it is secret, so asking again would only repeat it. The item is
therefore made from the lower pieces of `items` in one transaction, and its entries name the report that decided.
"""

from datetime import date, datetime

from django.utils import timezone

from gongkai.casework import entries
from gongkai.catalogue.models import Catalogue, Heading
from gongkai.items import public_copies
from gongkai.items.body import clean
from gongkai.items.choices import Attribute, Channel, EditionKind, SecrecyOpinion, State, Visibility
from gongkai.items.editions import make_edition
from gongkai.items.index_numbers import allocate
from gongkai.items.kinds import kind_of
from gongkai.items.models import Clearance, Item, Release, five_open_flags
from gongkai.items.privacy_gate import demand_clean, verdict_of
from gongkai.ledger import form_for
from gongkai.organs.actors import Actor
from gongkai.report.building import frozen_build
from gongkai.report.findings import level_of
from gongkai.report.models import AnnualReport
from gongkai.report.privacy_check import KIND
from gongkai.report.procedure import HEADING_CODE
from gongkai.report.render.page import fragment


def heading_of(report_id: int, *, on: date) -> Heading | None:
    """The heading of the organ's proactive catalogue under which reports stand, if it is in force."""
    return (
        Heading.objects.in_force(on)
        .filter(
            organ__reports=report_id,
            catalogue=Catalogue.PROACTIVE,
            code=HEADING_CODE,
        )
        .first()
    )


def due_on(report: AnnualReport) -> date:
    """The last day for publishing (条例第四十九条): 31 January, for governments 31 March."""
    publication = form_for(report.year).publication
    last = publication.government if level_of(report.organ).is_government else publication.department
    return date(report.year + 1, last.month, last.day)


def publish_item(report: AnnualReport, heading: Heading, *, actor: Actor, at: datetime) -> Item:
    """The published item of a signed report; call it inside the publishing transaction."""
    kind = kind_of(KIND)
    made = frozen_build(report)
    day = timezone.localdate(at)
    item = Item.objects.create(
        organ=report.organ,
        heading=heading,
        kind=KIND,
        title=made.title,
        formed_on=timezone.localdate(report.signed_at),
        subject=kind.subject,
        genre=kind.genre,
        statutory_class=heading.statutory_class or kind.statutory_class,
        body=clean(fragment(made)),
        proposed_attribute=Attribute.PROACTIVE,
        attribute=Attribute.PROACTIVE,
        secrecy_opinion=SecrecyOpinion.CLEARED,
        state=State.PUBLISHED,
        visibility=Visibility.PUBLIC,
        index_number=allocate(report.organ, day.year),
        registered_at=at,
        determined_on=timezone.localdate(report.signed_at),
        published_at=at,
        publish_due_on=due_on(report),
        drafter_id=report.frozen_by_id,
        **five_open_flags(kind.five_open),
    )
    _answer_for_warnings(report, item, at=at)
    demand_clean(item, "公布年度报告", at=at)
    make_edition(item, EditionKind.PUBLISHED, at=at)
    Release.objects.create(item=item, channel=Channel.WEBSITE, released_at=at)
    _write_entries(report, item, actor=actor, at=at, is_late=day > due_on(report))
    public_copies.request(item)
    return item


def _answer_for_warnings(report: AnnualReport, item: Item, *, at: datetime) -> None:
    """Whoever signed the report read every word of it and answers for what is no full number of a person."""
    verdict = verdict_of(item, at=at)
    if verdict.warnings and not verdict.blocking:
        Clearance.objects.create(
            item=item,
            findings_digest=verdict.findings_digest,
            findings=[finding.as_mapping() for finding in verdict.findings],
            reason="年度报告文字由签发人审定后签发",
            reviewer_id=report.signed_by_id,
            cleared_at=at,
        )


def _write_entries(report: AnnualReport, item: Item, *, actor: Actor, at: datetime, is_late: bool) -> None:
    decided = {
        "report": entries.subject_of(report),
        "frozen_by": report.frozen_by_id,
        "signed_by": report.signed_by_id,
    }
    for verb, label, payload in (
        ("register", "登记：由年度报告生成，属性和保密审查随报告签发认定", {**decided, "title": item.title}),
        (
            "publish",
            f"发布：{item.index_number}",
            {"index_number": item.index_number, "channels": [Channel.WEBSITE], "late": is_late},
        ),
    ):
        entries.write(
            item.organ_id,
            item,
            verb=verb,
            label=label,
            actor=actor,
            payload=payload,
            legal_on=item.formed_on if verb == "register" else None,
            at=at,
        )

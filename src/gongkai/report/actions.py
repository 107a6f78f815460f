"""The only writers of 年度报告, one verb each; every refusal gives all its reasons."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.casework import entries
from gongkai.casework.procedure import Step, StepRefused
from gongkai.casework.steps import record, take
from gongkai.items.body import without_control_characters
from gongkai.ledger import form_for
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ
from gongkai.report.building import build, compute_tables, frozen_build, publication_findings
from gongkai.report.figures import Figures, printed
from gongkai.report.findings import blocking
from gongkai.report.models import AnnualReport
from gongkai.report.narrative import opening_sections
from gongkai.report.permissions import may_open
from gongkai.report.placeholders import faults_in
from gongkai.report.privacy_check import verdict_on, why_not_personal
from gongkai.report.procedure import PROCEDURE
from gongkai.report.publication import heading_of, publish_item

__all__ = ["freeze", "open_report", "publish", "save_sections", "sign", "unfreeze"]


@transaction.atomic
def open_report(organ: Organ, year: int, *, actor: Actor, at: datetime | None = None) -> AnnualReport:
    """Open the report of an organ's year with the opening texts; one report a year."""
    now = at or timezone.now()
    refusal = may_open(actor, organ.pk)
    faults = [refusal] if refusal else []
    try:
        form = form_for(year)
    except LookupError:
        raise StepRefused("编制年度报告", [*faults, no_form(year)]) from None
    if year > timezone.localdate(now).year:
        faults.append(f"{year} 年还没有开始")
    if faults:
        raise StepRefused("编制年度报告", faults)
    opening = {"form": form.id, "sections": opening_sections(organ, year)}
    report, is_new = AnnualReport.objects.get_or_create(organ=organ, year=year, defaults=opening)
    if not is_new:
        raise StepRefused("编制年度报告", [f"{year} 年度报告已经在编制或者已经公布"])
    entries.write(
        organ.pk,
        report,
        verb="open_report",
        label=f"开始编制 {year} 年度报告",
        actor=actor,
        at=at,
        payload={"year": year, "form": form.id},
    )
    return report


def no_form(year: int) -> str:
    """Why there is no report of that year, for staff."""
    return f"{year} 年没有规定的年度报告格式：现行格式自 2019 年度起使用"


@transaction.atomic
def save_sections(
    report_id: int, sections: Mapping[str, str], *, actor: Actor, at: datetime | None = None
) -> AnnualReport:
    """Change some of the texts; a placeholder that names no figure is refused with the nearest names."""
    report, step = _begin("save_sections", report_id, actor, {"sections": sections})
    cleaned = {section: _clean(text) for section, text in sections.items()}
    figures = Figures(report.organ, report.year, lambda: compute_tables(report.organ, report.year))
    faults = faults_in(cleaned, lambda code: printed(figures.measure(code).value))
    if faults:
        raise StepRefused(step.label, faults)
    changed = {section: text for section, text in cleaned.items() if report.sections.get(section) != text}
    before = {section: report.sections.get(section, "") for section in changed}
    report.sections = {**report.sections, **changed}
    report.save(update_fields=["sections"])
    if changed:
        record(report, step, actor, note="、".join(changed), payload={"before": before}, at=at)
    return report


@transaction.atomic
def freeze(report_id: int, *, actor: Actor, at: datetime | None = None) -> AnnualReport:
    """Compute the tables once more and keep them with the records behind each cell; errors and personal numbers block it."""
    now = at or timezone.now()
    report, step = _begin("freeze", report_id, actor, {"on": timezone.localdate(now)})
    made = build(report.organ, report.year, report.sections)
    errors = [finding["sentence"].rstrip("。") for finding in blocking(made.findings)]
    if errors or (errors := why_not_personal(verdict_on(made, at=now))):
        raise StepRefused(step.label, errors)
    cells = made.tables.cells
    report.cells = made.tables.as_json()["cells"]
    report.records = {
        **{code: list(cell.record_ids) for code, cell in cells.items() if cell.record_ids},
        **{code: list(names) for code, names in made.figure_records.items()},
    }
    report.figures, report.findings = made.figures, made.findings
    report.frozen_at, report.frozen_by_id = now, actor.member_id
    report.save()
    payload = {"cells": report.cells, "figures": report.figures, "findings": len(report.findings)}
    record(report, step, actor, payload=payload, at=at)
    return report


@transaction.atomic
def unfreeze(report_id: int, *, actor: Actor, reason: str, at: datetime | None = None) -> AnnualReport:
    """Open a frozen report again before it is signed; its tables are computed anew from then on."""
    reason = _clean(reason)
    report, step = _begin("unfreeze", report_id, actor, {"reason": reason})
    before = report.cells
    report.cells, report.figures, report.records, report.findings = {}, {}, {}, []
    report.frozen_at = report.frozen_by = None
    report.save()
    record(
        report,
        step,
        actor,
        note=reason,
        payload={"cells": before, "reason": reason},
        at=at,
    )
    return report


@transaction.atomic
def sign(report_id: int, *, actor: Actor, at: datetime | None = None) -> AnnualReport:
    """签发 by a director who did not freeze it; the signature says that nothing in it is secret (条例第十七条).

    It answers for what may be personal data, too; what can never be public must go first.
    """
    report, step = _begin("sign", report_id, actor, {})
    verdict = verdict_on(frozen_build(report), at=at)
    if reasons := why_not_personal(verdict):
        raise StepRefused(step.label, [*reasons, "请先解除锁定，改好文字后重新锁定"])
    report.signed_at, report.signed_by_id = at or timezone.now(), actor.member_id
    report.save(update_fields=["state", "signed_at", "signed_by"])
    record(
        report,
        step,
        actor,
        note="数据属实，不涉及国家秘密，主动公开",
        payload={"secrecy_opinion": "cleared", "privacy_warnings": verdict.warnings},
        at=at,
    )
    return report


@transaction.atomic
def publish(report_id: int, *, actor: Actor, at: datetime | None = None) -> AnnualReport:
    """Publish a signed report as an item of the organ's catalogue, with an index number and an edition."""
    now = at or timezone.now()
    heading = heading_of(report_id, on=timezone.localdate(now))
    report, step = _begin("publish", report_id, actor, {"heading": heading, "at": now})
    assert heading is not None  # noqa: S101 (the step requires it)
    report.item = publish_item(report, heading, actor=actor, at=now)
    report.findings = [*report.findings, *publication_findings(report, timezone.localdate(now))]
    report.save(update_fields=["state", "item", "findings"])
    payload = {"index_number": report.item.index_number, "errors": len(blocking(report.findings))}
    record(report, step, actor, note=report.item.index_number or "", payload=payload, at=at)
    return report


def _begin(verb: str, report_id: int, actor: Actor, form: Mapping[str, Any]) -> tuple[AnnualReport, Step]:
    """The locked report and its step, or StepRefused; call it inside a transaction."""
    locked = AnnualReport.objects.visible_to(actor).select_for_update(of=("self",)).select_related("organ")
    report = locked.get(pk=report_id)
    return report, take(PROCEDURE, verb, report, actor, form)


def _clean(text: str) -> str:
    return without_control_characters(text).replace("\r\n", "\n").replace("\r", "\n").strip()

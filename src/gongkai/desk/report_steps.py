"""A report's steps at the desk; who may take them is told by report.permissions and held by a test."""

from collections.abc import Mapping
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from gongkai.desk.forms import reports as forms
from gongkai.desk.privacy_panel import groups_of
from gongkai.desk.report_findings import findings_of
from gongkai.desk.steps import Counter, StepPage
from gongkai.organs.actors import Actor, Role
from gongkai.report import actions
from gongkai.report.building import build_of, publication_findings
from gongkai.report.figures import figures_of
from gongkai.report.models import AnnualReport, AnnualReportQuerySet, State
from gongkai.report.privacy_check import verdict_on
from gongkai.report.procedure import PROCEDURE

CLERK, DIRECTOR = Role.CLERK, Role.DIRECTOR


def reports_of(actor: Actor) -> AnnualReportQuerySet:
    """The reports of the organs that this member reads, not the public ones of others."""
    return AnnualReport.objects.visible_to(actor).filter(organ_id__in=actor.organs_read)


def find(actor: Actor, pk: int) -> AnnualReport:
    """The report; 404 when this member does not read it."""
    found = reports_of(actor).select_related("organ", "frozen_by", "signed_by", "item")
    return get_object_or_404(found, pk=pk)


def address(report: AnnualReport) -> str:
    return reverse("desk:report", kwargs={"pk": report.pk})


def step_address(report: AnnualReport, verb: str) -> str:
    return reverse(f"desk:report_{verb}", kwargs={"pk": report.pk})


AWAITS = {
    State.DRAFT: "等待“经办”人员核对数据、写好文字后锁定",
    State.FROZEN: "等待“签发”人员签发",
    State.SIGNED: "等待“经办”人员公布",
}


def awaits(report: AnnualReport) -> str:
    """What the report waits for in each state; nothing once it is public."""
    return AWAITS.get(State(report.state), "")


def with_figures(report: AnnualReport) -> Mapping[str, Any]:
    """The figures that the text may state, to be copied into it."""
    return {"figures": figures_of(report.year)}


def with_findings(report: AnnualReport) -> Mapping[str, Any]:
    """Everything that is known against the report, as if it were public today."""
    made = build_of(report)
    of_the_day = publication_findings(report, timezone.localdate()) if report.state == State.FROZEN else []
    verdict = verdict_on(made)
    return {
        "findings": findings_of(made, of_the_day),
        "privacy_groups": groups_of(finding.as_mapping() for finding in verdict.findings),
        "verdict": verdict,
    }


STEPS = (
    StepPage(
        "freeze",
        (CLERK,),
        forms.StepForm,
        actions.freeze,
        "数据已锁定，请签发。",
        context=with_findings,
        template="desk/report_step.html",
    ),
    StepPage(
        "sign",
        (DIRECTOR,),
        forms.StepForm,
        actions.sign,
        "年度报告已签发。",
        context=with_findings,
        template="desk/report_step.html",
    ),
    StepPage("publish", (CLERK,), forms.StepForm, actions.publish, "年度报告已公布。"),
    StepPage(
        "save_sections",
        (CLERK,),
        forms.Sections,
        actions.save_sections,
        "文字已保存。",
        context=with_figures,
        template="desk/report_sections.html",
    ),
    StepPage(
        "unfreeze", (CLERK, DIRECTOR), forms.Unfreeze, actions.unfreeze, "已解除锁定，数据重新随记录变化。"
    ),
)
COUNTER = Counter(
    PROCEDURE,
    STEPS,
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"freeze", "sign", "publish"}),
)

"""Steps of a catalogue's version at the desk; who may take them is told by catalogue.permissions and held by a test."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse

from gongkai.catalogue import actions
from gongkai.catalogue.models import CatalogueVersion
from gongkai.catalogue.procedure import PROCEDURE
from gongkai.desk.catalogue_versions import changes_of
from gongkai.desk.forms import catalogue as forms
from gongkai.desk.steps import Counter, Offer, StepPage
from gongkai.organs.actors import Actor, Role

CLERK, DIRECTOR = Role.CLERK, Role.DIRECTOR
# These need a line to be about and stand beside it, not in the rail.
ABOUT_A_LINE = frozenset({"change_heading", "move_heading", "end_heading", "take_standard_rows"})


def find(actor: Actor, pk: int) -> CatalogueVersion:
    """404 when this member does not read it."""
    versions = CatalogueVersion.objects.visible_to(actor)
    found = versions.select_related("organ", "drafted_by", "approved_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def address(version: CatalogueVersion) -> str:
    return reverse("desk:version", kwargs={"pk": version.pk})


def step_address(version: CatalogueVersion, verb: str) -> str:
    return reverse(f"desk:version_{verb}", kwargs={"pk": version.pk})


def awaits(version: CatalogueVersion) -> str:
    return {"drafted": "等待经办起草、提交", "submitted": "等待“签发”人员批准"}.get(version.state, "")


def with_changes(version: CatalogueVersion) -> Mapping[str, Any]:
    """What is decided on, to be read before the button is pressed."""
    return {"version": version, "changes": changes_of(version)}


def decision(
    verb: str, role: Role, form: type[forms.VersionForm], action: Any, done: str, **more: Any
) -> StepPage:
    return StepPage(
        verb, (role,), form, action, done, context=with_changes, template="desk/version_step.html", **more
    )


STEPS = (
    decision(
        "submit_version", CLERK, forms.SubmitVersion, actions.submit_version, "已提交，等待签发人员批准。"
    ),
    decision(
        "approve_version",
        DIRECTOR,
        forms.VersionForm,
        actions.approve_version,
        "已批准；到施行日期，目录即按此变更。",
    ),
    decision(
        "send_back_version", DIRECTOR, forms.SendBackVersion, actions.send_back_version, "已退回经办人修改。"
    ),
    StepPage("add_heading", (CLERK,), forms.LineForm, actions.add_heading, "事项已加入草案。"),
    StepPage("change_heading", (CLERK,), forms.LineForm, actions.change_heading, "草案中的事项已修改。"),
    StepPage("move_heading", (CLERK,), forms.MoveLine, actions.move_heading, "草案中的事项已移动。"),
    StepPage("end_heading", (CLERK,), forms.EndLine, actions.end_heading, "已从草案中停用。"),
    StepPage(
        "take_standard_rows",
        (CLERK,),
        forms.TakeRows,
        actions.take_standard_rows,
        "已采用到草案，请逐项核对。",
    ),
    StepPage(
        "drop_version", (CLERK,), forms.VersionForm, actions.drop_version, "草案已作废，现行目录没有改变。"
    ),
)
COUNTER = Counter(
    PROCEDURE,
    STEPS,
    find,
    address,
    step_address,
    awaits=awaits,
    forward=frozenset({"submit_version", "approve_version"}),
)


def offers_of(version: CatalogueVersion, actor: Actor) -> list[Offer]:
    """The steps that concern the version as a whole."""
    return [offer for offer in COUNTER.offers(version, actor) if offer.verb not in ABOUT_A_LINE]


def page_of(verb: str) -> StepPage:
    return next(step for step in STEPS if step.verb == verb)

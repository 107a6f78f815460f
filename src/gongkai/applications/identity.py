"""申请人身份: sealed at rest, found again by a keyed digest, and looked at only on the record."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from gongkai.applications.choices import OF_THE_NUMBER
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS, may_look_up
from gongkai.casework import entries
from gongkai.casework.identity_key import previous_key
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable, opened_details, sealed_details
from gongkai.casework.sealing import identity_digest, identity_digests
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

LOOK = "查看申请人身份信息"
LOOK_UP = "按证件号码查找申请"
MOST_FOUND = 200
UNKNOWN = "unknown:"  # then the application's number


def encrypted(details: ApplicantDetails, number: str) -> bytes:
    """The details under the current key, bound to the application's number."""
    return sealed_details(details, bound_to=number)


def decrypted(sealed: bytes, number: str) -> ApplicantDetails:
    """The details, or DetailsUnreadable: the other key, or not what was written for this number."""
    if not sealed:
        raise DetailsUnreadable(f"申请 {number} 已依保管期限销毁，申请人的身份信息没有保存。")
    return opened_details(ApplicantDetails, sealed, bound_to=number, called=f"申请 {number} 的身份信息")


def own_name(application: Application) -> str:
    """The full name on what applicants take away who showed number and query code; "" where it cannot be opened."""
    try:
        return decrypted(bytes(application.identity), application.number).name
    except DetailsUnreadable:
        return ""


def digest_for(details: ApplicantDetails, number: str, lacking: Collection[str] = ()) -> str:
    """Under which the same person is found again; a number that is missing or wrong tells of no other application."""
    if OF_THE_NUMBER.isdisjoint(lacking):
        return identity_digest(details.paper_number)
    return f"{UNKNOWN}{number}"


def digests_of(application: Application) -> tuple[str, ...]:
    """Under which the same person's applications are found; two while keys change, and then the seal is opened."""
    if previous_key() is None or application.identity_digest.startswith(UNKNOWN):
        return (application.identity_digest,)
    details = decrypted(bytes(application.identity), application.number)
    return (application.identity_digest, *identity_digests(details.paper_number))


@transaction.atomic
def look_up(
    organ: Organ, paper_number: str, actor: Actor, *, at: datetime | None = None
) -> list[Application]:
    """The applications of whoever has that paper, newest first, in the actor's organ; written down without the number."""
    refusal = may_look_up(actor) or (None if actor.works_in(organ.pk) else "只能查找本机关的申请")
    if refusal:
        raise StepRefused(LOOK_UP, [refusal])
    mine = Application.objects.visible_to(actor).filter(organ=organ)
    found = mine.filter(identity_digest__in=identity_digests(paper_number)).select_related("organ", "handler")
    applications = list(found.defer("identity").order_by("-submitted_at", "-pk")[:MOST_FOUND])
    label = f"{LOOK_UP}：找到 {len(applications)} 件"
    payload = {"numbers": [each.number for each in applications]}
    entries.write(organ.pk, organ, verb="look_up", label=label, actor=actor, payload=payload, at=at)
    return applications


@transaction.atomic
def look(
    application: Application, actor: Actor, *, files: int = 0, at: datetime | None = None
) -> ApplicantDetails:
    """Who applied, for those who need to know; writes down who looked, and at how many attachments.

    StepRefused for anybody else.
    """
    refusal = PERMISSIONS["look"](actor, application)
    if refusal:
        raise StepRefused(LOOK, [refusal])
    details = decrypted(bytes(application.identity), application.number)
    label = f"{LOOK}和附件 {files} 个" if files else LOOK
    entries.write(application.organ_id, application, verb="look", label=label, actor=actor, at=at)
    return details

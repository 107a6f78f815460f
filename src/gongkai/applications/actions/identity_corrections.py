"""补正身份信息: number and contact that a paper lacked, sealed when the correction brings them."""

from dataclasses import asdict, replace
from datetime import datetime

from django.db.models import Q

from gongkai.applications.choices import OF_THE_NUMBER, IdentityPaper
from gongkai.applications.identity import UNKNOWN, decrypted, digest_for, encrypted
from gongkai.applications.identity_faults import left_by
from gongkai.applications.intake import ApplicantDetails, IdentityCorrection
from gongkai.applications.models import Application
from gongkai.applications.models.application import OPEN_STATES
from gongkai.casework import entries
from gongkai.law.applicant_kinds import propose_kind
from gongkai.organs.actors import Actor

LABEL = "补正申请人身份信息"
NAMES = {
    "paper": "证件名称",
    "paper_number": "证件号码",
    "phone": "联系电话",
    "email": "电子邮箱",
    "postcode": "邮政编码",
    "address": "联系地址",
}


def fill_in_identity(
    application: Application, given: IdentityCorrection, *, actor: Actor, at: datetime
) -> None:
    """Seal what the correction says in place of what was lacking, in all pieces of the form; what was written is kept.

    Which fields changed is written down, never what stands in them. The applications are locked here.
    """
    told = {name: value.strip() for name, value in asdict(given).items() if value.strip()}
    form = application.split_from_id or application.pk
    of_form = Q(pk=form) | Q(split_from_id=form)
    pieces = Application.objects.select_for_update(of=("self",)).filter(of_form, state__in=OPEN_STATES)
    for each in pieces.order_by("pk"):
        mine = application if each.pk == application.pk else each
        if mine.identity_faults and told:
            _fill_in(mine, told, given, actor=actor, at=at)


def _fill_in(
    application: Application, told: dict[str, str], given: IdentityCorrection, *, actor: Actor, at: datetime
) -> None:
    before = decrypted(bytes(application.identity), application.number)
    after = replace(before, **told, as_written=_as_written(before, told))
    left = left_by(application.identity_faults, given)
    application.identity = encrypted(after, application.number)
    application.identity_digest = _digest(application, after, left)
    application.identity_faults = left
    if after.is_organisation and not application.proposed_kind:
        application.proposed_kind = propose_kind(after.paper_number, after.name).kind
    application.save(update_fields=["identity", "identity_digest", "identity_faults", "proposed_kind"])
    changed = [name for name in told if getattr(before, name) != told[name]]
    entries.write(
        application.organ_id,
        application,
        verb="fill_in_identity",
        label=f"{LABEL}：{'、'.join(NAMES[name] for name in changed)}",
        actor=actor,
        payload={"filled_in": changed, "identity_faults": left},
        at=at,
    )


def _digest(application: Application, after: ApplicantDetails, left: list[str]) -> str:
    """Pieces of one form without a number stay the same person's."""
    was: str = application.identity_digest
    if was.startswith(UNKNOWN) and not OF_THE_NUMBER.isdisjoint(left):
        return was
    return digest_for(after, application.number, left)


def _as_written(before: ApplicantDetails, told: dict[str, str]) -> str:
    """What stood on the paper in the fields that are written anew; nothing that was kept before is lost."""
    replaced = [
        f"{_name_of(name, before)} {getattr(before, name)}"
        for name in told
        if name != "paper" and getattr(before, name) not in ("", told[name])
    ]
    return "；".join(filter(None, [before.as_written, *replaced]))


def _name_of(name: str, before: ApplicantDetails) -> str:
    return str(IdentityPaper(before.paper).label) if name == "paper_number" else NAMES[name]

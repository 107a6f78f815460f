"""文书模板: an administrator brings a Word file, or returns to ours; nothing that was used is lost."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.letters.documents import document
from gongkai.applications.letters.documents.checking import check_template
from gongkai.applications.models import LetterTemplate
from gongkai.applications.permissions import may_change_templates
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor
from gongkai.organs.models import Organ

UPLOAD, RETURN = "上传文书模板", "恢复系统自带的文书模板"


@transaction.atomic
def upload_template(
    organ: Organ | None,
    document_id: str,
    *,
    actor: Actor,
    content: bytes,
    file_name: str = "",
    at: datetime | None = None,
) -> LetterTemplate:
    """Put an organ's own Word template in force, or without `organ` one for all organs, after it was tried.

    StepRefused with every fault by name. What was signed before stays as it was signed.
    """
    found, moment = document(document_id), at or timezone.now()
    refusal = may_change_templates(actor, organ.pk if organ else None)
    if refusal:
        raise StepRefused(UPLOAD, [refusal])
    keeper = _keeper(organ, actor)
    checked = check_template(document_id, content, keeper)
    if checked.faults:
        raise StepRefused(UPLOAD, list(checked.faults))
    versions = LetterTemplate.objects.filter(organ=organ, document=document_id)
    last = versions.order_by("-version").values_list("version", flat=True).first() or 0
    versions.filter(ended_at=None).update(ended_at=moment)
    made = LetterTemplate.objects.create(
        organ=organ,
        document=document_id,
        version=last + 1,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        wording=checked.wording,
        file_name=file_name[-120:],
        uploaded_by_id=actor.member_id,
        uploaded_at=moment,
    )
    told = {"document": document_id, "version": made.version, "digest": made.digest}
    label = f"{UPLOAD}：{found.label}，{made.scope_label}"[:200]
    entries.write(keeper.pk, made, verb="upload_template", label=label, actor=actor, payload=told, at=moment)
    return made


@transaction.atomic
def return_to_default(
    organ: Organ | None, document_id: str, *, actor: Actor, at: datetime | None = None
) -> None:
    """Give up an organ's own template, or without `organ` that for all; the versions stay to be looked at."""
    found, moment = document(document_id), at or timezone.now()
    refusal = may_change_templates(actor, organ.pk if organ else None)
    current = LetterTemplate.objects.select_for_update(of=("self",)).filter(
        organ=organ, document=document_id, ended_at=None
    )
    used = current.first()
    reasons = [refusal] if refusal else []
    if used is None:
        reasons.append("现在用的就是系统自带的模板")
    if reasons or used is None:
        raise StepRefused(RETURN, reasons)
    current.update(ended_at=moment)
    told = {"document": document_id, "version": used.version}
    label = f"{RETURN}：{found.label}，{used.scope_label}停用"[:200]
    entries.write(
        _keeper(organ, actor).pk,
        used,
        verb="return_to_default",
        label=label,
        actor=actor,
        payload=told,
        at=moment,
    )


def _keeper(organ: Organ | None, actor: Actor) -> Organ:
    """Whose chain of entries tells of it, locked: the organ itself, or for all organs the topmost of whoever acts."""
    organs = Organ.objects.select_for_update(of=("self",))
    if organ is not None:
        return organs.get(pk=organ.pk)
    top = organs.filter(pk=actor.organ_id) if actor.organ_id else organs.filter(parent=None).order_by("pk")
    found = top.first()
    if found is None:
        raise StepRefused(UPLOAD, ["还没有任何机关：请先建立机关，再安装模板"])
    return found

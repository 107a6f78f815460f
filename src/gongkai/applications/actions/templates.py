"""文书模板: an administrator brings a Word file, or returns to ours; nothing that was used is lost."""

import hashlib
from datetime import datetime
from typing import cast

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
    organ: Organ,
    document_id: str,
    *,
    actor: Actor,
    content: bytes,
    file_name: str = "",
    at: datetime | None = None,
) -> LetterTemplate:
    """Put an organ's own Word template in force after it was tried; StepRefused with every fault by name."""
    found, moment = document(document_id), at or timezone.now()
    refusal = may_change_templates(actor, organ.pk)
    if refusal:
        raise StepRefused(UPLOAD, [refusal])
    checked = check_template(document_id, content, organ)
    if checked.faults:
        raise StepRefused(UPLOAD, list(checked.faults))
    Organ.objects.select_for_update().get(pk=organ.pk)
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
        uploaded_by_id=cast(int, actor.member_id),  # permitted to members only
        uploaded_at=moment,
    )
    told = {"document": document_id, "version": made.version, "digest": made.digest}
    label = f"{UPLOAD}：{found.label}，第 {made.version} 版"[:200]
    entries.write(organ.pk, made, verb="upload_template", label=label, actor=actor, payload=told, at=moment)
    return made


@transaction.atomic
def return_to_default(organ: Organ, document_id: str, *, actor: Actor, at: datetime | None = None) -> None:
    """Use our own template again; the organ's versions stay to be looked at."""
    found, moment = document(document_id), at or timezone.now()
    refusal = may_change_templates(actor, organ.pk)
    current = LetterTemplate.objects.select_for_update().filter(
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
    label = f"{RETURN}：{found.label}"[:200]
    entries.write(organ.pk, used, verb="return_to_default", label=label, actor=actor, payload=told, at=moment)

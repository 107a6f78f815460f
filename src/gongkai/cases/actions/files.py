"""附件 of a case: taken over from the form, added later by a clerk, opened on the record."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.files import hand_over, stage_file
from gongkai.applications.attached import places
from gongkai.cases.models import Case, CaseFile
from gongkai.casework import entries
from gongkai.casework.procedure import Permission, StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor

MOST_FILES_EVER = 20
ADD, OPEN = "添加附件", "查看附件"


def take_over(case: Case, submission_key: str, moment: datetime) -> int:
    """Inside the transaction of a submission: the files of its form are now the case's; how many."""
    files = hand_over(submission_key)
    for file in files:
        told = {**asdict(file), "name": without_names(case, file.name)}
        CaseFile.objects.create(case_id=case.pk, added_at=moment, **told)
    return len(files)


def attach_case_file(
    case: Case,
    permission: Permission,
    *,
    actor: Actor,
    role: str,
    name: str,
    content: bytes,
    at: datetime | None = None,
) -> str:
    """Add a file that was brought later or found in the inquiry; its name, or StepRefused for what is not taken in."""
    refused = permission(actor, case)
    if refused:
        raise StepRefused(ADD, [refused])
    moment, key = at or timezone.now(), secrets.token_urlsafe(24)
    staged = stage_file(key, role=role, name=name, content=content, at=moment)
    with transaction.atomic():
        _lock(case)
        if case.files.count() >= MOST_FILES_EVER:
            raise StepRefused(ADD, [f"一件事项最多 {MOST_FILES_EVER} 个附件：请合并成一个 PDF"])
        take_over(case, key, moment)
        _write(case, "attach_case_file", f"{ADD}：{staged.facts}", actor, at)
    return staged.name


@transaction.atomic
def open_case_file(
    case: Case, file_id: int, permission: Permission, *, actor: Actor, at: datetime | None = None
) -> tuple[str, bytes]:
    """Name and content of a file as it came, for those who may see who asked; who opened it is written down."""
    if refusal := permission(actor, case):
        raise StepRefused(OPEN, [refusal])
    file = case.files.get(pk=file_id)
    content = places.read(file.place)
    _write(case, "open_case_file", f"打开附件：{file.facts}", actor, at)
    return file.name, content


def _lock(case: Case) -> None:
    Case.objects.select_for_update().get(pk=case.pk)


def _write(case: Any, verb: str, label: str, actor: Actor, at: datetime | None) -> None:
    entries.write(case.organ_id, case, verb=verb, label=label[:200], actor=actor, at=at)

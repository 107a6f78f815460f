"""附件 of a complaint: taken over from the form, added later by a handler, opened on the record."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.files import hand_over
from gongkai.applications.attached import places
from gongkai.applications.attached.taking import TakenFile, taken_in
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.complaints.actions.step import locked
from gongkai.complaints.models import Complaint, ComplaintFile
from gongkai.complaints.permissions import PERMISSIONS
from gongkai.organs.actors import Actor

MOST_FILES_EVER = 20
ADD, OPEN = "添加附件", "查看附件"


def take_over(complaint: Complaint, form_key: str, moment: datetime) -> int:
    """Inside the transaction of a submission: the files of its form are now the complaint's; how many."""
    files = hand_over(form_key)
    for file in files:
        told = {**asdict(file), "name": without_names(complaint, file.name)}
        del told["role"]  # nobody is asked what it is for
        ComplaintFile.objects.create(complaint=complaint, added_at=moment, **told)
    return len(files)


def attach_complaint_file(
    complaint_id: int, *, actor: Actor, name: str, content: bytes, at: datetime | None = None
) -> ComplaintFile:
    """Add what was brought later or found in the inquiry; StepRefused for what is not taken in."""
    moment = at or timezone.now()
    found = Complaint.objects.visible_to(actor).get(pk=complaint_id)
    if refusal := PERMISSIONS["attach_complaint_file"](actor, found):
        raise StepRefused(ADD, [refusal])
    taken = taken_in(ADD, name, content)
    try:
        return _attached(complaint_id, actor, taken, moment)
    except Exception:
        places.forget(taken.place)
        raise


@transaction.atomic
def _attached(complaint_id: int, actor: Actor, taken: TakenFile, moment: datetime) -> ComplaintFile:
    complaint = locked(complaint_id, actor)
    if complaint.files.filter(digest=taken.digest).exists():
        raise StepRefused(ADD, [f"同样的文件已经添加过（“{taken.name}”）"])
    if complaint.files.count() >= MOST_FILES_EVER:
        raise StepRefused(ADD, [f"一件投诉举报最多 {MOST_FILES_EVER} 个附件：请合并成一个 PDF"])
    told = {**asdict(taken), "name": without_names(complaint, taken.name)}
    file = ComplaintFile.objects.create(complaint=complaint, added_at=moment, **told)
    entries.write(
        complaint.organ_id,
        complaint,
        verb="attach_complaint_file",
        label=f"{ADD}：{file.facts}",
        actor=actor,
        payload={"digest": file.digest, "size": file.size},
        at=moment,
    )
    return file


@transaction.atomic
def open_complaint_file(
    complaint_id: int, file_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[ComplaintFile, bytes]:
    """The file as it came, for those who may see who complained; who opened it is written down."""
    complaint = Complaint.objects.visible_to(actor).get(pk=complaint_id)
    if refusal := PERMISSIONS["open_complaint_file"](actor, complaint):
        raise StepRefused(OPEN, [refusal])
    file = complaint.files.get(pk=file_id)
    content = places.read(file.place)
    label = f"{OPEN}：{file.facts}"
    entries.write(complaint.organ_id, complaint, verb="open_complaint_file", label=label, actor=actor, at=at)
    return file, content

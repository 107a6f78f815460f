"""附件: staged with the form, taken over by the application that is sent, forgotten when none is."""

import hashlib
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from gongkai.applications.actions.step import locked
from gongkai.applications.attached import MOST_FILES, places
from gongkai.applications.attached.taking import taken_in
from gongkai.applications.choices import FileRole
from gongkai.applications.models import Application, ApplicationFile
from gongkai.applications.permissions import PERMISSIONS
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealing import SealBroken, seal, unseal
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor

KEPT_HOURS = 24
MOST_FILES_EVER = 20
LABEL = "添加附件"


def form_key_of(submission_key: str) -> str:
    """What is stored of a form's random key."""
    return hashlib.sha256(f"files:{submission_key}".encode()).hexdigest()


def stage_file(
    submission_key: str, *, role: str, name: str, content: bytes, at: datetime | None = None
) -> ApplicationFile:
    """Keep a file with a form that is not sent yet; StepRefused with the reason for what is not taken in."""
    if role not in FileRole.values:
        raise StepRefused(LABEL, ["附件的用途无效"])
    key = form_key_of(submission_key)
    if ApplicationFile.objects.filter(form_key=key).count() >= MOST_FILES:
        raise StepRefused(LABEL, [f"最多 {MOST_FILES} 个附件：请先移除不需要的，或者合并成一个 PDF"])
    taken = taken_in(LABEL, name, content)
    sealed = seal(taken.name.encode(), bound_to=taken.place)
    told = {**asdict(taken), "name": f"附件{PurePath(taken.name).suffix}", "name_sealed": sealed}
    try:
        file = ApplicationFile.objects.create(form_key=key, role=role, added_at=at or timezone.now(), **told)
    except Exception:
        places.forget(taken.place)
        raise
    return _called_as_sent(file)


def _called_as_sent(file: ApplicationFile) -> ApplicationFile:
    """With the sender's own name for it, which is not stored so; a plain one where the seal does not open."""
    with suppress(SealBroken):
        file.name = unseal(bytes(file.name_sealed), bound_to=file.place).decode()
    return file


def unstage_file(submission_key: str, file_id: int) -> None:
    """Take off a file that was not sent yet; nothing happens for any other."""
    staged = ApplicationFile.objects.filter(form_key=form_key_of(submission_key), application=None)
    _forget(list(staged.filter(pk=file_id)))


def staged_files(submission_key: str) -> list[ApplicationFile]:
    """What is kept with a form that is not sent yet."""
    staged = ApplicationFile.objects.filter(form_key=form_key_of(submission_key), application=None)
    return [_called_as_sent(each) for each in staged]


def attach_file(
    application_id: int, *, actor: Actor, role: str, name: str, content: bytes, at: datetime | None = None
) -> ApplicationFile:
    """A file that the applicant brought later; StepRefused for what is not taken in."""
    moment = at or timezone.now()
    refused = [PERMISSIONS["attach_files"](actor, _seen_by(application_id, actor))]
    if reasons := [each for each in refused if each]:
        raise StepRefused(LABEL, reasons)
    key = secrets.token_urlsafe(24)
    staged = stage_file(key, role=role, name=name, content=content, at=moment)
    with transaction.atomic():
        application = locked(application_id, actor)
        if application.files.count() >= MOST_FILES_EVER:
            raise StepRefused(LABEL, [f"一份申请最多 {MOST_FILES_EVER} 个附件：请合并成一个 PDF"])
        take_over(application, key)
        entries.write(
            application.organ_id,
            application,
            verb="attach_files",
            label=f"附件 1 个：{staged.facts}",
            actor=actor,
            payload={"files": 1},
            at=moment,
        )
    staged.refresh_from_db()
    return staged


@transaction.atomic
def open_file(
    application_id: int, file_id: int, *, actor: Actor, at: datetime | None = None
) -> tuple[ApplicationFile, bytes]:
    """The file as it came, for those who may see who applied; who opened it is written down."""
    application = _seen_by(application_id, actor)
    if refusal := PERMISSIONS["look"](actor, application):
        raise StepRefused("查看附件", [refusal])
    file = application.files.get(pk=file_id)
    content = places.read(file.place)
    label = f"打开附件：{file.facts}"
    entries.write(application.organ_id, application, verb="open_file", label=label, actor=actor, at=at)
    return file, content


def _seen_by(application_id: int, actor: Actor) -> Application:
    return Application.objects.visible_to(actor).get(pk=application_id)


def take_over(application: Application, submission_key: str) -> int:
    """Inside the transaction of a submission: the files of its form are now the application's; how many."""
    staged = list(ApplicationFile.objects.filter(form_key=form_key_of(submission_key), application=None))
    for file in staged:
        name = _called_as_sent(file).name
        file.application, file.name, file.name_sealed = application, without_names(application, name), b""
    return ApplicationFile.objects.bulk_update(staged, ["application", "name", "name_sealed"])


@dataclass(frozen=True)
class StagedFile:
    """What was known of a file that another record takes over; `place` names it under seal."""

    role: str
    name: str
    media: str
    size: int
    digest: str
    place: str


def hand_over(submission_key: str) -> list[StagedFile]:
    """Inside the transaction of another app's submission: the files of its form, which are that app's from now on."""
    staged = ApplicationFile.objects.select_for_update().filter(
        form_key=form_key_of(submission_key), application=None
    )
    files = [
        StagedFile(each.role, _called_as_sent(each).name, each.media, each.size, each.digest, each.place)
        for each in staged
    ]
    staged.delete()
    return files


def forget_unsent_files(moment: datetime) -> Sequence[str]:
    """Remove what was staged a day ago and never sent (a daily duty)."""
    old = ApplicationFile.objects.filter(application=None, added_at__lt=moment - timedelta(hours=KEPT_HOURS))
    count = _forget(list(old[:1000]))
    return [f"删除没有提交的附件 {count} 个"] if count else []


def _forget(files: list[ApplicationFile]) -> int:
    """The record first: a file without a record is only lost space, a record without its file is a fault."""
    with transaction.atomic():
        kept = ApplicationFile.objects.select_for_update().filter(
            pk__in=[file.pk for file in files], application=None
        )
        places_of = list(kept.values_list("place", flat=True))
        kept.delete()
    for place in places_of:
        places.forget(place)
    return len(places_of)

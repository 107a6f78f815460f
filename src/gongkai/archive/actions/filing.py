"""归档: the bundle is made, sealed and told in the chain; it can be opened and checked again."""

from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone

from gongkai.applications.identity import look
from gongkai.archive.actions.locking import demand, locked_shelf, record
from gongkai.archive.bundle import bundle_of
from gongkai.archive.models import CaseFile
from gongkai.archive.permissions import PERMISSIONS as ARCHIVE_PERMISSIONS
from gongkai.archive.retention import kind_of, retained_until
from gongkai.archive.shelf import shelf_of
from gongkai.casework import entries
from gongkai.casework.models import ChainHead
from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files
from gongkai.organs.actors import Actor

OPEN = "调阅案卷"


@transaction.atomic
def archive(application_id: int, *, actor: Actor, at: datetime | None = None) -> CaseFile:
    """Make the bundle of a closed application, or a further version with what has come since; looking is told, too."""
    moment = (at or timezone.now()).replace(microsecond=0)
    shelf = locked_shelf(application_id, actor)
    step = demand("archive", shelf, actor, {"today": timezone.localdate(moment)})
    application = shelf.application
    applicant = look(application, actor, at=moment)
    through = ChainHead.objects.get(organ_id=shelf.organ_id).sequence
    bundle = bundle_of(application, applicant, through=through, made_at=moment)
    kind = kind_of(application)
    assert application.closed_on is not None  # noqa: S101 (told by the step)
    file = CaseFile.objects.create(
        application=application,
        version=len(shelf.files) + 1,
        made_at=moment,
        made_by_id=cast(int, actor.member_id),
        through_sequence=through,
        digest=sealed_files.keep(bundle.pdf),
        size=len(bundle.pdf),
        pages=bundle.pages,
        contents=bundle.contents,
        retention=kind.code,
        retained_until=retained_until(kind, application.closed_on),
    )
    told = {"version": file.version, "digest": file.digest, "pages": file.pages, "through": through}
    note = f"第 {file.version} 版，{file.pages} 页，摘要 {file.digest[:16]}…"
    record(shelf, step, actor, note=note, payload=told, at=moment)
    return file


@transaction.atomic
def open_case_file(case_file_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[CaseFile, bytes]:
    """The sealed bundle, for those who need to know, on the record."""
    file = CaseFile.objects.visible_to(actor).select_related("application__organ").get(pk=case_file_id)
    shelf = shelf_of(file.application)
    refusal = ARCHIVE_PERMISSIONS["open_case_file"](actor, shelf)
    if refusal:
        raise StepRefused(OPEN, [refusal])
    content = sealed_files.read(file.digest)
    label = f"{OPEN}：第 {file.version} 版"
    entries.write(shelf.organ_id, file.application, verb="open_case_file", label=label, actor=actor, at=at)
    return file, content

"""What 依申请公开 keeps under seal or by digest, for `gongkai verify`."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import models

from gongkai.applications.attached import places
from gongkai.applications.models import (
    ApplicationFile,
    Delivery,
    Holding,
    LetterTemplate,
    SignedLetter,
)
from gongkai.casework.kept_files import Kept
from gongkai.items.kept_files import BATCH, kept

SORTS = {"original": "原件", "cleaned": "清理件", "working": "工作件", "result": "交付件"}


def holdings() -> Iterator[Kept]:
    found = Holding.objects.order_by("pk").values_list("application__number", "position", *SORTS)
    for number, position, *digests in found.iterator(chunk_size=BATCH):
        sorts = dict(reversed(list(zip(digests, SORTS.values(), strict=True))))
        for digest, sort in sorts.items():
            if digest:
                yield kept(f"申请 {number} 第 {position} 件{sort}", digest)


def kept_attachments(files: models.QuerySet[Any], *, number: str, called: str) -> Iterator[Kept]:
    """Attachments under seal; `number` is the column that tells whose, `called` what they are called beside it."""
    columns = files.order_by("pk").values_list("pk", number, "place", "digest", "size")
    for pk, of, place, digest, size in columns.iterator(chunk_size=BATCH):
        yield Kept(f"{of} 的{called} {pk}", digest, places.path_of(place), size=size)


def attached() -> Iterator[Kept]:
    """Those that were sent; what was destroyed with its application is gone."""
    sent = ApplicationFile.objects.exclude(application=None)
    there = sent.exclude(application__identity_digest__startswith="destroyed:")
    return kept_attachments(there, number="application__number", called="附件")


def receipts() -> Iterator[Kept]:
    found = Delivery.objects.exclude(receipt_file="").order_by("pk")
    numbers = ("reply__application__number", "notice__application__number")
    for reply, notice, digest in found.values_list(*numbers, "receipt_file").iterator(chunk_size=BATCH):
        yield kept(f"申请 {reply or notice} 的送达回证", digest)


def letters() -> Iterator[Kept]:
    found = SignedLetter.objects.order_by("pk").values_list("pk", "document_number", "digest")
    for pk, number, digest in found.iterator(chunk_size=BATCH):
        yield Kept(f"{number}", digest, content=_content(SignedLetter, pk))


def templates() -> Iterator[Kept]:
    found = LetterTemplate.objects.order_by("pk")
    columns = found.values_list("pk", "organ__name", "document", "version", "digest")
    for pk, organ, document, version, digest in columns.iterator(chunk_size=BATCH):
        where = f"{organ or '全部机关'} {document} 第 {version} 版"
        yield Kept(where, digest, content=_content(LetterTemplate, pk))


def _content(model: type[models.Model], pk: int) -> Callable[[], bytes]:
    return partial(_read, model, pk)


def _read(model: type[models.Model], pk: int) -> bytes:
    return bytes(model._default_manager.values_list("content", flat=True).get(pk=pk))


KEEPERS = {
    "所持信息": holdings,
    "申请附件": attached,
    "送达回证": receipts,
    "签发件": letters,
    "文书模板": templates,
}

"""核对封存文件: what is gone, damaged or of another key is told with its place; every column that names a file is asked."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Cast
from django.apps import apps
from django.conf import settings
from django.db import models

from gongkai.applications import actions
from gongkai.applications.attached import places
from gongkai.applications.models import Application, ApplicationFile, Holding, SignedLetter
from gongkai.applications.tests import attachments
from gongkai.applications.tests.samples import RECEIVED_ON, brought_to, moment
from gongkai.casework import kept_files, sealed_disk
from gongkai.items import sealed_files

NEVER_FILES = {
    "calendar_version",
    "findings_digest",
    "form_key",
    "hash",
    "identity",
    "identity_digest",
    "key",
    "previous_hash",
    "query_code_digest",
    "scanned_as",
    "submission_key",
    "thumb_digest",
}
NAMES_NO_FILE = ["web.SpentProof.digest", "items.Scan.digest", "decisions.DecisionExport.digest"]
NAMES_FILES = [
    "items.Attachment.original",
    "items.Attachment.rendition",
    "items.RowImport.original",
    "postings.Evidence.original",
    "postings.Evidence.rendition",
    "channels.ReleaseProof.original",
    "channels.ReleaseProof.rendition",
    "channels.Delivery.file",
    "applications.Delivery.receipt_file",
    "cases.CaseDelivery.receipt_file",
    "applications.ApplicationFile.digest",
    "applications.Holding.original",
    "applications.Holding.cleaned",
    "applications.Holding.working",
    "applications.Holding.result",
    "applications.LetterTemplate.digest",
    "applications.SignedLetter.digest",
    "archive.CaseFile.digest",
    "cases.CaseFile.digest",
    "remedies.ChallengePaper.digest",
    "complaints.ComplaintFile.digest",
]


@pytest.fixture
def at_work(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One application with an attachment, a held file and a signed letter; sealed files in a folder of the test."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    application = brought_to("registered", cast)
    actions.attach_file(
        application.pk, actor=cast.clerk, role="identity", name="证.jpg", content=attachments.picture()
    )
    actions.hold_file(
        application.pk, actor=cast.clerk, name="表.txt", content=b"3000", at=moment(RECEIVED_ON)
    )
    SignedLetter.objects.create(
        organ=cast.organ,
        document_number="平住建依申复〔2020〕9号",
        document="reply",
        content=b"word",
        digest=sealed_files.digest_of(b"word"),
    )
    return tmp_path


def faults() -> list[str]:
    return [str(fault) for fault in kept_files.check(sample=None).faults]


def test_everything_whole_is_told_so(at_work: Path) -> None:
    checked = kept_files.check(sample=None)
    assert (checked.named, checked.opened, checked.faults) == (5, 5, [])


def held() -> Path:
    return sealed_files.path_of(Holding.objects.get().original)


def attached() -> Path:
    return places.path_of(ApplicationFile.objects.get().place)


@pytest.mark.parametrize("file", [held, attached], ids=["held", "attached"])
def test_a_file_that_is_gone_is_found_even_when_nothing_is_opened(
    at_work: Path, file: Callable[[], Path]
) -> None:
    file().unlink()
    (fault,) = kept_files.check(sample=0).faults
    assert "A640299041-2020-0001" in fault.where and "数据目录中没有封存文件 sealed/" in fault.why


def test_a_changed_file_is_told_with_its_place(at_work: Path) -> None:
    held().write_bytes(held().read_bytes()[:-1] + b"x")
    attached().write_bytes(attached().read_bytes()[:20])
    told = "\n".join(faults())
    assert "所持信息 申请 A640299041-2020-0001 第 1 件原件" in told and "已损坏或者被改动" in told
    assert "的附件" in told and "不完整或者不是封存文件" in told


def test_a_file_that_was_put_in_the_place_of_another_is_told(at_work: Path) -> None:
    """Sealed with our own key, but not what the record names."""
    sealed_disk.write(attached(), b"another picture")
    sealed_disk.write(held(), b"another table")
    assert sum("内容与记录的摘要" in fault for fault in faults()) == 2


def test_a_letter_that_was_changed_in_the_database_is_told(at_work: Path) -> None:
    SignedLetter.objects.update(content=b"worse")
    (fault,) = faults()
    assert "签发件 平住建依申复〔2020〕9号" in fault


def test_a_file_of_another_key_is_told_by_its_head(at_work: Path) -> None:
    held().write_bytes(b"\x01" + b"otherkey" + b"0" * 60)
    assert "由另一把密钥封存" in str(kept_files.check(sample=0).faults[0])


def test_a_sample_opens_so_many_and_each_in_time(at_work: Path) -> None:
    opened = {kept_files.check(sample=2, choose=random.Random(seed)).opened for seed in range(3)}
    assert opened == {2}
    attached().write_bytes(attached().read_bytes()[:-1] + b"x")
    found = [kept_files.check(sample=2, choose=random.Random(seed)).faults for seed in range(20)]
    assert any(found) and not all(found)


def test_every_column_that_may_name_a_file_is_known() -> None:
    columns = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("gongkai.")
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField) and field.max_length == 64
        if field.name not in NEVER_FILES
    }
    assert columns == {*NAMES_NO_FILE, *NAMES_FILES}


def test_what_lies_under_seal_in_the_database_is_opened_too(at_work: Path) -> None:
    """Whatever `rotation.places` knows: the head of each, and as many whole as of files."""
    application = Application.objects.get()
    sealed = bytes(application.identity)
    Application.objects.update(identity=sealed[:-1] + bytes([sealed[-1] ^ 1]))
    (fault,) = kept_files.check(sample=None).faults
    assert (
        f"申请人身份信息，依申请公开记录 {application.pk}" in fault.where and "已损坏或者被改动" in fault.why
    )
    assert kept_files.check(sample=0).faults == []
    Application.objects.update(identity=b"\x01" + b"otherkey" + b"0" * 200)
    assert "由另一把密钥封存" in str(kept_files.check(sample=0).faults[0])

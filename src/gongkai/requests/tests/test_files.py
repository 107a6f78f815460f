"""附件 of 更正申请: what came with the form is known by its digest, and checked with every other sealed file."""

from pathlib import Path

import pytest
from conftest import Cast
from django.conf import settings

from gongkai.applications.actions import stage_file
from gongkai.applications.attached import places
from gongkai.applications.tests import attachments
from gongkai.cases.models import CaseFile
from gongkai.casework import kept_files, sealed_disk
from gongkai.requests.tests.samples import rectification

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseFile:
    """The one attachment of a request that was just sent in."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    stage_file("form-1", role="other", name="户口簿.jpg", content=attachments.picture())
    return CaseFile.objects.get(case=rectification(cast).pk)


def test_an_attachment_keeps_its_digest_and_is_checked(file: CaseFile) -> None:
    checked = kept_files.check(sample=None)
    assert len(file.digest) == 64
    assert (checked.named, checked.opened, checked.faults) == (2, 2, [])


def test_an_attachment_that_was_exchanged_or_lost_is_told_with_its_case(file: CaseFile) -> None:
    sealed_disk.write(places.path_of(file.place), b"another picture")
    (fault,) = kept_files.check(sample=None).faults
    assert f"事项附件 {file.case.number} 的附件" in str(fault) and "内容与记录的摘要" in fault.why
    places.path_of(file.place).unlink()
    (fault,) = kept_files.check(sample=0).faults
    assert "数据目录中没有封存文件" in fault.why

"""附件 of a complaint: taken over from its form, sealed, opened on the record by those who handle it and nobody else."""

import pytest
from conftest import Cast

from gongkai.applications.actions import stage_file, staged_files
from gongkai.applications.attached import places
from gongkai.applications.tests import attachments as made
from gongkai.casework import kept_files
from gongkai.casework.entries import subject_of, verify
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.complaints import actions
from gongkai.complaints.actions.files import MOST_FILES_EVER
from gongkai.complaints.models import Complaint, ComplaintFile
from gongkai.complaints.notice import told_to
from gongkai.complaints.tests.samples import brought_to, incoming, received

KEY = "complaint-form-key-0001"


def with_a_file(cast: Cast) -> tuple[Complaint, ComplaintFile]:
    stage_file(KEY, role="other", name="截图李思远.png", content=made.picture("PNG"))
    complaint = received(cast)
    return complaint, complaint.files.get()


def test_the_files_of_the_form_are_the_complaints_once(cast: Cast) -> None:
    complaint, file = with_a_file(cast)
    assert (file.name, file.facts) == ("截图李*.png", "材料，PNG 图片，1 KB")
    assert staged_files(KEY) == []
    assert Entry.objects.get(verb="receive_complaint").payload["files"] == 1
    actions.receive_complaint(incoming(cast))
    assert complaint.files.count() == 1
    assert made.picture("PNG") not in places.path_of(file.place).read_bytes()


def test_who_handles_it_opens_it_on_the_record(cast: Cast) -> None:
    complaint, file = with_a_file(cast)
    assert actions.open_complaint_file(complaint.pk, file.pk, actor=cast.authority) == (
        file,
        made.picture("PNG"),
    )
    entry = Entry.objects.get(verb="open_complaint_file")
    assert entry.subject == subject_of(complaint) and "李思远" not in entry.label
    assert verify()[1] == []


def test_the_organ_that_it_is_about_never_learns_of_it(cast: Cast) -> None:
    stage_file(KEY, role="other", name="截图.png", content=made.picture("PNG"))
    complaint = brought_to("asked", cast)
    file = complaint.files.get()
    for actor in (cast.clerk, cast.director, cast.other_clerk):
        with pytest.raises(Complaint.DoesNotExist):
            actions.open_complaint_file(complaint.pk, file.pk, actor=actor)
        with pytest.raises(Complaint.DoesNotExist):
            actions.attach_complaint_file(complaint.pk, actor=actor, name="a.pdf", content=made.pdf())
    (told,) = told_to(cast.clerk)
    assert "截图" not in str(told) and not hasattr(told, "files")


def test_a_handler_adds_what_came_later_each_once_and_so_many(cast: Cast) -> None:
    complaint = received(cast)
    how = {"actor": cast.authority, "name": "来信.pdf", "content": made.pdf()}
    actions.attach_complaint_file(complaint.pk, **how)
    with pytest.raises(StepRefused, match="同样的文件已经添加过"):
        actions.attach_complaint_file(complaint.pk, **how)
    with pytest.raises(StepRefused, match="不是可以接收的文件"):
        actions.attach_complaint_file(complaint.pk, **{**how, "content": b"MZ"})
    file = complaint.files.get()
    for number in range(MOST_FILES_EVER - 1):
        told = {"name": file.name, "media": "pdf", "size": 1, "digest": "", "added_at": file.added_at}
        ComplaintFile.objects.create(complaint=complaint, place=f"none-{number}", **told)
    with pytest.raises(StepRefused, match=f"最多 {MOST_FILES_EVER} 个附件"):
        actions.attach_complaint_file(complaint.pk, **{**how, "content": made.picture()})


def test_a_file_that_is_gone_is_found_by_the_check(cast: Cast) -> None:
    complaint, file = with_a_file(cast)
    assert kept_files.check(sample=None).faults == []
    places.forget(file.place)
    (fault,) = kept_files.check(sample=0).faults
    assert str(fault).startswith(f"投诉举报附件 {complaint.number} 的附件 {file.pk}：数据目录中没有")

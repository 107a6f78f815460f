"""附件: the original lies under seal, the public gets the rendition, and what is public changes by approval only."""

from pathlib import Path

import pytest
from conftest import Cast
from django.conf import settings

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions, sealed_files
from gongkai.items.models import Attachment, Item
from gongkai.items.tests.persons import PAPER, determined, draft, publish, published, workbook

WITH_HIDDEN = workbook([["户主", "身份证号"], ["马某", PAPER]], hidden_column="B")


def registered(cast: Cast) -> Item:
    return actions.register(cast.organ, draft(), actor=cast.clerk)


def attach(cast: Cast, item: Item, name: str = "名单.xlsx", content: bytes = WITH_HIDDEN) -> Attachment:
    return actions.attach(item.pk, name=name, content=content, actor=cast.clerk)


def test_a_hidden_column_stays_in_the_sealed_original(cast: Cast) -> None:
    file = attach(cast, registered(cast))

    assert any(told["kind"] == "resident_id" for told in file.original_findings)
    assert file.findings == [] and any("隐藏" in change for change in file.changes)
    assert sealed_files.read(file.original) == WITH_HIDDEN
    assert PAPER not in file.text and "马某" in file.text
    assert not [
        path
        for path in Path(settings.HOME).rglob("*")
        if path.is_file() and PAPER.encode() in path.read_bytes()
    ]


def test_an_item_is_published_with_the_rendition(cast: Cast) -> None:
    item = registered(cast)
    file = attach(cast, item)
    edition = publish(cast, determined(cast, item)).editions.get()

    (frozen,) = edition.files
    assert frozen["digest"] == file.rendition != file.original
    assert "马某" in edition.text


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.pdf", b"", "是空文件"),
        ("坏.pdf", b"%PDF-1.7 nonsense", "“坏.pdf”"),
        ("坏.xlsx", b"PK\x03\x04 nonsense", "“坏.xlsx”"),
        ("网页.html", b"<html></html>", "另存为 PDF"),
        ("程序.exe", b"MZ", "另存为 PDF"),
        ("文件.ofd", b"PK\x03\x04", "OFD"),
    ],
)
def test_a_wrong_file_is_refused_with_the_way_out_and_leaves_nothing(
    cast: Cast, name: str, content: bytes, why: str
) -> None:
    item = registered(cast)
    with pytest.raises(StepRefused) as refusal:
        attach(cast, item, name, content)
    assert why in str(refusal.value)
    assert not item.attachments.exists()


def test_a_file_that_is_too_large_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gongkai.items.actions.attachments.MOST_BYTES", 10)
    with pytest.raises(StepRefused, match="最多 50 MB"):
        attach(cast, registered(cast))


def test_two_files_of_one_name_and_too_many_are_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    item = registered(cast)
    attach(cast, item, "说明.txt", "一".encode())
    with pytest.raises(StepRefused, match=r"已有名为“说明\.txt”的附件"):
        attach(cast, item, "说明.txt", "二".encode())
    monkeypatch.setattr("gongkai.items.actions.attachments.MOST_FILES", 1)
    with pytest.raises(StepRefused, match="最多 1 个附件"):
        attach(cast, item, "另一份.txt", "二".encode())


def test_a_file_taken_off_is_not_published_and_stays_sealed(cast: Cast) -> None:
    item = registered(cast)
    file = attach(cast, item)
    actions.detach(item.pk, file.pk, actor=cast.clerk)

    assert publish(cast, determined(cast, item)).editions.get().files == []
    assert sealed_files.read(file.original) == WITH_HIDDEN


def test_the_original_is_opened_on_the_record_by_the_organs_own_people(cast: Cast) -> None:
    item = registered(cast)
    file = attach(cast, item)
    _, content = actions.open_original(item.pk, file.pk, actor=cast.reviewer)

    assert content == WITH_HIDDEN
    entry = Entry.objects.order_by("-sequence").first()
    assert entry is not None and (entry.verb, entry.actor_name) == ("open_original", "吴审查")
    with pytest.raises(StepRefused, match="只有本机关人员"):
        actions.open_original(item.pk, file.pk, actor=cast.authority)


def test_only_a_clerk_adds_and_only_before_the_check(cast: Cast) -> None:
    item = registered(cast)
    with pytest.raises(StepRefused, match="经办"):
        actions.attach(item.pk, name="a.txt", content=b"a", actor=cast.reviewer)
    actions.check(item.pk, actor=cast.section_head)
    with pytest.raises(StepRefused, match="科室已审核"):
        attach(cast, item)


def test_a_published_item_gets_another_file_only_with_the_directors_consent(cast: Cast) -> None:
    item = registered(cast)
    old = attach(cast, item, "说明.txt", "旧的".encode())
    item = publish(cast, determined(cast, item))
    new = attach(cast, item, "说明.txt", "新的".encode())
    assert new.is_proposed and [file["digest"] for file in item.editions.get().files] == [old.rendition]

    changes = {"added_files": [new.pk], "removed_files": [old.pk]}
    actions.propose_revision(item.pk, actor=cast.clerk, changes=changes, reason="更换说明")
    assert item.editions.count() == 1
    actions.decide_revision(item.pk, actor=cast.director, is_approved=True)

    first, second = item.editions.all()
    assert [file["digest"] for file in first.files] == [old.rendition]
    assert [file["digest"] for file in second.files] == [new.rendition]
    assert "新的" in second.text and "旧的" not in second.text


def test_a_refused_change_takes_its_files_off(cast: Cast) -> None:
    item = published(cast)
    new = attach(cast, item, "说明.txt", "新的".encode())
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"added_files": [new.pk]}, reason="补充")
    actions.decide_revision(item.pk, actor=cast.director, is_approved=False)

    new.refresh_from_db()
    assert new.removed_at is not None and item.editions.count() == 1


def test_the_gate_looks_at_the_files_of_a_change(cast: Cast) -> None:
    item = published(cast)
    leaking = workbook([["姓名", "身份证号"], ["马某", PAPER]])
    new = attach(cast, item, "名单.xlsx", leaking)
    actions.propose_revision(item.pk, actor=cast.clerk, changes={"added_files": [new.pk]}, reason="补充")

    with pytest.raises(StepRefused, match=r"附件“名单\.xlsx”"):
        actions.decide_revision(item.pk, actor=cast.director, is_approved=True)
    assert item.editions.count() == 1


def test_a_change_cannot_leave_two_files_of_one_name_or_take_others_files(cast: Cast) -> None:
    item = registered(cast)
    attach(cast, item, "说明.txt", "旧的".encode())
    item = publish(cast, determined(cast, item))
    new = attach(cast, item, "说明.txt", "新的".encode())
    with pytest.raises(StepRefused, match="两个同名附件"):
        actions.propose_revision(item.pk, actor=cast.clerk, changes={"added_files": [new.pk]}, reason="补充")

    other = attach(cast, published(cast), "别的.txt", "别的".encode())
    with pytest.raises(StepRefused, match="不属于这条信息"):
        actions.propose_revision(
            item.pk, actor=cast.clerk, changes={"added_files": [other.pk]}, reason="补充"
        )


def test_a_damaged_sealed_file_is_written_anew_when_its_content_comes_again(cast: Cast) -> None:
    digest = sealed_files.keep(b"content")
    path = Path(settings.HOME, "sealed", digest[:2], digest)
    path.write_bytes(b"broken")
    with pytest.raises(sealed_files.SealedFileMissing, match="不能打开"):
        sealed_files.read(digest)

    assert sealed_files.keep(b"content") == digest and sealed_files.read(digest) == b"content"

"""附件: told by content, kept sealed, staged with the form, opened on the record."""

from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Cast
from django.conf import settings
from django.utils import timezone

from gongkai.applications import actions
from gongkai.applications.attached import MOST_BYTES, MOST_FILES, contents
from gongkai.applications.models import ApplicationFile
from gongkai.applications.tests import attachments as made
from gongkai.applications.tests.samples import PERSON, WANTED, brought_to, submitted
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused

KEY = "a-form-key-of-some-length"


def staged(
    name: str = "身份证.jpg", content: bytes | None = None, *, role: str = "identity"
) -> ApplicationFile:
    return actions.stage_file(KEY, role=role, name=name, content=content or made.picture())


@pytest.mark.parametrize(
    ("name", "content", "kept_as"),
    [
        ("身份证.jpg", made.picture(), "身份证.jpg"),
        ("身份证.png", made.picture("PNG"), "身份证.png"),
        ("其实是照片.pdf", made.picture(), "其实是照片.jpg"),
        ("没有后缀", made.pdf(), "没有后缀.pdf"),
        ("说明.docx", made.word(), "说明.docx"),
        ("../../etc/pass:wd.pdf", made.pdf(), "etc_pass_wd.pdf"),
        ("\u202egpj.exe", made.picture(), "gpj.jpg"),
        ("." * 300, made.pdf(), "附件.pdf"),
        (
            "链接.docx",
            made.word_with("word/_rels/document.xml.rels", made.relation("hyperlink")),
            "链接.docx",
        ),
        ("长" * 300 + ".pdf", made.pdf(), "长" * 80 + ".pdf"),
        ("a\x00\r\n\u202eb\ud800.jpg", made.picture() + b"PK\x03\x04" + made.word(), "a_b_.jpg"),
    ],
    ids=range(11),
)
def test_a_file_is_what_its_content_says(db: None, name: str, content: bytes, kept_as: str) -> None:
    file = staged(name, content)
    assert file.name == kept_as
    assert file.name.endswith(contents.SUFFIXES[contents.FileMedia(file.media)])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "空文件"),
        (b"MZ" + b"\0" * 100, "不是可以接收的文件"),
        (b"<html><script>alert(1)</script>", "不是可以接收的文件"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "旧版 Word"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC"),
        (b"\xff\xd8\xff" + b"\0" * 100, "打不开"),
        (made.picture()[:200], "打不开"),
        (b"%PDF-1.7 nothing", "打不开|不能打开"),
        (made.pdf(password="secret"), "密码"),
        (b"PK\x03\x04" + b"\0" * 100, "损坏"),
        (made.package("a.txt"), "压缩包或者表格"),
        (made.WITH_MACRO, "含有宏"),
        (made.word_with("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled"), "含有宏"),
        (made.word_with("word/_rels/settings.xml.rels", made.relation("attachedTemplate")), "引用了外部"),
        (made.word_with("word/_rels/document.xml.rels", made.relation("image")), "引用了外部"),
        (made.word_with("word/embeddings/oleObject1.bin", "x"), "控件或者对象"),
        (made.word_with("word/document.xml", "<w:instrText>DDEAUTO c:\\\\a</w:instrText>"), "从外部取数"),
        (made.word_with("word/document.xml", " " * (21 * 1024 * 1024)), "解开后太大"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "不是可以接收的文件"),
        (b"%PDF-" + b"0" * MOST_BYTES, "超过 5 MB"),
    ],
    ids=range(20),
)
def test_what_is_something_else_is_refused_with_the_way_out(db: None, content: bytes, reason: str) -> None:
    with pytest.raises(StepRefused, match=reason) as refused:
        actions.stage_file(KEY, role="other", name="文件.pdf", content=content)
    assert "“文件.pdf”" in str(refused.value)
    assert not ApplicationFile.objects.exists()


def test_so_many_and_no_more(db: None) -> None:
    for number in range(MOST_FILES):
        staged(f"{number}.jpg")
    with pytest.raises(StepRefused, match=f"最多 {MOST_FILES} 个"):
        staged("one more.jpg")


def test_nothing_of_a_file_lies_open_on_disk(db: None) -> None:
    content = made.picture()
    file = staged(content=content)
    on_disk = [path for path in Path(settings.HOME, "sealed", "applications").rglob("*") if path.is_file()]
    assert file.place in [path.name for path in on_disk]
    assert all(content not in path.read_bytes() and "身份证" not in path.name for path in on_disk)


def test_the_application_takes_over_the_files_of_its_form_once(cast: Cast) -> None:
    staged(), staged("说明.docx", made.word(), role="other")
    actions.stage_file("another-form-of-somebody", role="other", name="别人的.pdf", content=made.pdf())
    stated = {"applicant": PERSON, "wanted": WANTED, "submission_key": KEY}
    application = actions.submit(cast.organ, **stated).application
    assert [file.name for file in application.files.all()] == ["身份证.jpg", "说明.docx"]
    assert actions.submit(cast.organ, **stated).application == application
    assert Entry.objects.filter(verb="attach_files").count() == 1
    staged("补一张.jpg")
    actions.submit(cast.organ, **stated)
    assert application.files.count() == 3
    assert ApplicationFile.objects.filter(application=None).count() == 1


def test_a_file_comes_off_only_the_form_that_it_was_put_on(db: None) -> None:
    file = staged()
    actions.unstage_file("another-form-of-somebody", file.pk)
    assert actions.staged_files(KEY) == [file]
    actions.unstage_file(KEY, file.pk)
    assert actions.staged_files(KEY) == []
    assert not Path(settings.HOME, "sealed", "applications", file.place[:2], file.place).exists()


def test_what_was_never_sent_is_forgotten_after_a_day(cast: Cast) -> None:
    staged()
    actions.submit(cast.organ, applicant=PERSON, wanted=WANTED, submission_key=KEY)
    left = actions.stage_file("left-behind-by-somebody", role="other", name="a.pdf", content=made.pdf())
    now = timezone.now()
    assert actions.forget_unsent_files(now) == []
    assert actions.forget_unsent_files(now + timedelta(hours=25)) == ["删除没有提交的附件 1 个"]
    assert not ApplicationFile.objects.filter(pk=left.pk).exists()
    assert ApplicationFile.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "may"), [("clerk", True), ("director", True), ("reviewer", False), ("auditor", False)]
)
def test_who_may_see_who_applied_opens_files_on_the_record(cast: Cast, who: str, may: bool) -> None:
    content = made.picture()
    staged(content=content)
    application = actions.submit(cast.organ, applicant=PERSON, wanted=WANTED, submission_key=KEY).application
    file = application.files.get()
    if not may:
        with pytest.raises(StepRefused, match="查看附件"):
            actions.open_file(application.pk, file.pk, actor=getattr(cast, who))
        return
    assert actions.open_file(application.pk, file.pk, actor=getattr(cast, who))[1] == content
    entry = Entry.objects.get(verb="open_file")
    assert entry.label == "打开附件：身份证明，JPG 图片，1 KB"


def test_a_clerk_adds_what_was_brought_later(cast: Cast) -> None:
    application = brought_to("registered", cast)
    actions.attach_file(application.pk, actor=cast.clerk, role="identity", name="a.pdf", content=made.pdf())
    assert application.files.get().media == "pdf"
    with pytest.raises(StepRefused, match="经办"):
        actions.attach_file(
            application.pk, actor=cast.director, role="other", name="b.pdf", content=made.pdf()
        )


def test_pieces_and_other_applications_do_not_share_files(cast: Cast) -> None:
    staged()
    actions.submit(cast.organ, applicant=PERSON, wanted=WANTED, submission_key=KEY)
    assert not submitted(cast.organ, key="b").files.exists()

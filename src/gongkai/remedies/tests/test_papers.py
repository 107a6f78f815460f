"""应诉材料: taken in by content, sealed, counted, opened on the record, and never by those who do not answer for the organ."""

from functools import partial
from pathlib import Path

import pytest
from conftest import Cast

from gongkai.applications.attached import places
from gongkai.applications.models import Application
from gongkai.applications.tests import attachments as made
from gongkai.applications.tests.samples import moment
from gongkai.casework import kept_files
from gongkai.casework.entries import subject_of, verify
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor
from gongkai.remedies import actions
from gongkai.remedies.models import ChallengePaper, Lawsuit, Reconsideration
from gongkai.remedies.papers import papers_of, papers_over
from gongkai.remedies.tests.office import FILED_ON, refused, reviewed, sued


def attached(
    review: Reconsideration, actor: Actor, content: bytes, role: str = "answer", name: str = "答复书.pdf"
) -> ChallengePaper:
    return actions.attach_paper(
        Reconsideration,
        review.pk,
        actor=actor,
        role=role,
        name=name,
        content=content,
        at=moment(FILED_ON, 3),
    )


def test_a_paper_is_what_its_content_says_and_lies_under_seal(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    content = made.picture()
    paper = attached(review, cast.clerk, content)
    assert (paper.name, paper.media, paper.facts) == ("答复书.jpg", "jpeg", "答复书、答辩状，JPG 图片，1 KB")
    assert content not in places.path_of(paper.place).read_bytes()
    entry = Entry.objects.get(verb="attach_paper")
    assert (entry.subject, entry.payload["digest"]) == (subject_of(review), paper.digest)
    assert "答复书.jpg" not in entry.label
    found, opened = actions.open_paper(paper.pk, actor=cast.director)
    assert (found, opened) == (paper, content)
    assert Entry.objects.get(verb="open_paper").actor_name == cast.director.name
    assert verify()[1] == []


def test_the_papers_stand_in_the_order_of_a_case_file(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    attached(review, cast.clerk, made.pdf(), "decision", "决定书.pdf")
    attached(review, cast.clerk, made.word(), "evidence_list", "证据清单.docx")
    suit = sued(cast, application).lawsuit
    actions.attach_paper(
        Lawsuit, suit.pk, actor=cast.clerk, role="answer", name="答辩状.pdf", content=made.pdf()
    )
    assert [each.name for each in papers_of(review)] == ["证据清单.docx", "决定书.pdf"]
    assert [each.name for each in papers_over(application)] == ["证据清单.docx", "决定书.pdf", "答辩状.pdf"]


@pytest.mark.parametrize(
    ("role", "content", "reason"),
    [
        ("answer", b"MZ" + b"\0" * 100, "不是可以接收的文件"),
        ("answer", b"", "空文件"),
        ("answer", made.WITH_MACRO, "含有宏"),
        ("reply", made.picture(), "须选择材料的种类"),
    ],
)
def test_what_is_not_taken_in_leaves_nothing_behind(
    cast: Cast, role: str, content: bytes, reason: str
) -> None:
    review = reviewed(cast, refused(cast))
    before = on_disk()
    with pytest.raises(StepRefused, match=reason):
        attached(review, cast.clerk, content, role)
    assert not ChallengePaper.objects.exists() and on_disk() == before


def on_disk() -> list[Path]:
    folder = places.path_of("xx").parent.parent
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_so_many_so_large_and_each_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    review, picture = reviewed(cast, refused(cast)), made.picture()
    attached(review, cast.clerk, picture)
    with pytest.raises(StepRefused, match="同样的文件已经添加过"):
        attached(review, cast.clerk, picture)
    attached(review, cast.clerk, picture, "evidence")
    monkeypatch.setattr("gongkai.remedies.requirements.MOST_PAPERS", 2)
    with pytest.raises(StepRefused, match="最多 2 个材料"):
        attached(review, cast.clerk, made.pdf())
    monkeypatch.setattr("gongkai.remedies.requirements.MOST_PAPERS", 3)
    monkeypatch.setattr("gongkai.remedies.requirements.MOST_BYTES_OF_ALL", 100)
    with pytest.raises(StepRefused, match="合计不超过"):
        attached(review, cast.clerk, made.pdf())


def test_who_does_not_answer_for_the_organ_neither_adds_nor_opens(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    paper = attached(review, cast.clerk, made.picture())
    for actor in (cast.auditor, cast.reviewer):
        with pytest.raises(StepRefused, match="须由"):
            attached(review, actor, made.pdf())
        with pytest.raises(StepRefused, match="须由"):
            actions.open_paper(paper.pk, actor=actor)
    with pytest.raises(Reconsideration.DoesNotExist):
        actions.open_paper(paper.pk, actor=cast.other_clerk)


def test_a_paper_that_is_gone_or_of_another_size_is_found_by_the_check(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    paper = attached(review, cast.clerk, made.picture())
    assert kept_files.check(sample=None).faults == []
    places.forget(paper.place)
    (fault,) = kept_files.check(sample=0).faults
    assert str(fault).startswith(f"应诉材料 {review.case_number} 的应诉材料 {paper.pk}：数据目录中没有")


def test_nothing_is_added_to_a_case_that_was_destroyed(cast: Cast) -> None:
    review = reviewed(cast, refused(cast))
    Application.objects.update(identity=b"")
    with pytest.raises(StepRefused, match="已依保管期限销毁"):
        attached(review, cast.clerk, made.picture())


def test_what_was_added_by_mistake_is_set_aside_by_a_leader_and_stays_under_seal(cast: Cast) -> None:
    application = refused(cast)
    review = reviewed(cast, application)
    paper = attached(review, cast.clerk, made.picture())
    how = {"reason": "另一件的材料", "at": moment(FILED_ON, 4)}
    with pytest.raises(StepRefused, match="须由"):
        actions.set_aside_paper(paper.pk, actor=cast.clerk, **how)
    with pytest.raises(StepRefused, match="须写明原因"):
        actions.set_aside_paper(paper.pk, actor=cast.section_head, **{**how, "reason": " "})
    actions.set_aside_paper(paper.pk, actor=cast.section_head, **how)
    assert Entry.objects.get(verb="set_aside_paper").payload["reason"] == "另一件的材料"
    assert papers_over(application) == [] and papers_of(review) == [paper]
    for step in (actions.open_paper, partial(actions.set_aside_paper, **how)):
        with pytest.raises(StepRefused, match="已于 2026-04-01 撤下"):
            step(paper.pk, actor=cast.director)
    assert places.read(paper.place) == made.picture()
    assert attached(review, cast.clerk, made.picture()).pk != paper.pk, "and may be added again"

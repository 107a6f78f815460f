"""所持信息: picked, uploaded, decided on, taken out of; the applicant gets the result, and nothing else ever leaves."""

from datetime import timedelta
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.choices import Disposition
from gongkai.applications.holdings.telling import holdings_of, uncovered
from gongkai.applications.models import Application, Holding
from gongkai.applications.tests.samples import RECEIVED_ON, brought_to, moment
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions as item_actions
from gongkai.items import sealed_files
from gongkai.items.actions import Draft
from gongkai.law.identifiers.resident import check_digit
from gongkai.redaction import Mark, places_of, proposal_from
from gongkai.redaction.tests.sheets_of_paper import everything_in, text_of

NUMBER = f"64022119900101123{check_digit('64022119900101123')}"
TEXT = f"危房改造补助发放表：王建国，身份证号{NUMBER}，补助 3000 元。"
NAME = "补助发放表.txt"
PRIVACY = "15.third_party"
PARTLY = {"open_part": "补助金额", "withheld_part_reasons": "涉及个人隐私（条例第十五条）"}


def uploaded(application: Application, cast: Cast, *, text: str = TEXT, name: str = NAME) -> Holding:
    return actions.hold_file(
        application.pk, actor=cast.clerk, name=name, content=text.encode(), at=moment(RECEIVED_ON)
    )


def marks_of(holding: Holding, ground: str = PRIVACY) -> list[Mark]:
    """All that detectors proposed, and the name."""
    found = [mark for told in holding.proposals for mark in proposal_from(told).marks]
    found += places_of(sealed_files.read(holding.working), "王建国")
    return [Mark(m.page, m.left, m.top, m.width, m.height, ground) for m in dict.fromkeys(found)]


def redacted(application: Application, cast: Cast) -> Holding:
    holding = uploaded(application, cast)
    return actions.redact(holding.pk, actor=cast.clerk, marks=marks_of(holding), at=moment(RECEIVED_ON))


def draft(application: Application, cast: Cast, outcome: str = "37", **stated: Any) -> None:
    particulars = stated or PARTLY
    actions.draft_reply(
        application.pk, actor=cast.clerk, outcome=outcome, particulars=particulars, at=moment(RECEIVED_ON)
    )


def signed(application: Application, cast: Cast) -> Application:
    actions.review_reply(application.pk, actor=cast.section_head, at=moment(RECEIVED_ON, 3))
    actions.sign_reply(application.pk, actor=cast.director, at=moment(RECEIVED_ON, 4))
    application.refresh_from_db()
    return application


@pytest.fixture
def registered(cast: Cast) -> Application:
    return brought_to("registered", cast)


def test_what_was_taken_out_is_not_in_the_result_and_the_rest_is(cast: Cast, registered: Application) -> None:
    holding = redacted(registered, cast)
    draft(registered, cast)
    assert not Holding.objects.exclude(result="").exists()
    signed(registered, cast)
    holding.refresh_from_db()
    made = sealed_files.read(holding.result)
    assert NUMBER not in text_of(made) and "王建国" not in text_of(made) and "3000" in text_of(made)
    assert NUMBER.encode() not in everything_in(made)
    assert holding.result_name == "补助发放表（部分公开）.pdf"
    assert sealed_files.read(holding.original) == TEXT.encode()


def test_a_file_that_is_given_whole_keeps_its_format_and_loses_what_is_hidden(
    cast: Cast, registered: Application
) -> None:
    holding = uploaded(registered, cast, text="没有个人信息的文字")
    draft(registered, cast, "36.2", content_or_path="")
    signed(registered, cast)
    holding.refresh_from_db()
    assert holding.result_name == NAME and sealed_files.read(holding.result).decode("utf-8-sig").startswith(
        "没有"
    )


def test_each_file_that_is_given_has_a_line_of_its_own_in_the_letter(
    cast: Cast, registered: Application
) -> None:
    uploaded(registered, cast, text="没有个人信息的文字")
    draft(registered, cast, "36.2", content_or_path="另可到政务服务大厅查阅")
    lines = registered.reply.letter.splitlines()
    at = lines.index("现向您提供下列附件：")
    assert lines[at + 1 : at + 3] == ["附件1：《补助发放表》（1页）", "另可到政务服务大厅查阅。"]


def test_the_letter_lists_the_files_with_pages_reasons_and_what_is_withheld(
    cast: Cast, registered: Application
) -> None:
    redacted(registered, cast)
    other = uploaded(registered, cast, name="内部讨论.txt", text="讨论记录")
    actions.decide_holding(
        other.pk,
        actor=cast.clerk,
        disposition="withheld",
        ground="16.process.discussion",
        at=moment(RECEIVED_ON),
    )
    draft(registered, cast)
    letter = registered.reply.letter
    assert "\n二、其余内容不予公开" in letter
    assert "附件1：《补助发放表》（1页，遮盖2处：涉及商业秘密、个人隐私等" in letter
    assert "《内部讨论》不予公开：过程性信息：讨论记录" in letter


def test_an_item_of_the_register_is_picked_with_its_text_and_attachments(
    cast: Cast, registered: Application
) -> None:
    item = item_actions.register(
        cast.organ,
        Draft("notice", "补助公示", RECEIVED_ON, "on_application", body="<p>正文一段。</p>"),
        actor=cast.clerk,
        at=moment(RECEIVED_ON),
    )
    item_actions.attach(
        item.pk, name="名单.csv", content=b"a,b\n1,2\n", actor=cast.clerk, at=moment(RECEIVED_ON)
    )
    made = actions.hold_item(registered.pk, actor=cast.clerk, item_id=item.pk, at=moment(RECEIVED_ON))
    assert [each.name for each in made] == ["补助公示", "名单"]
    assert "正文一段" in text_of(sealed_files.read(made[0].working))
    draft(registered, cast, "36.2", content_or_path="")
    assert list(registered.reply.items.all()) == [item]


def test_another_organs_item_cannot_be_picked(cast: Cast, registered: Application) -> None:
    item = item_actions.register(
        cast.other_organ,
        Draft("notice", "别的机关", RECEIVED_ON, "on_application", body="<p>正文</p>"),
        actor=cast.other_clerk,
        at=moment(RECEIVED_ON),
    )
    with pytest.raises(StepRefused, match="本机关登记"):
        actions.hold_item(registered.pk, actor=cast.clerk, item_id=item.pk)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("木马.exe", b"MZ", "格式"),
        ("空.pdf", b"", "空文件"),
        ("坏.pdf", b"not a pdf", "损坏"),
        ("大.pdf", b"0" * (50 * 1024 * 1024 + 1), "最多 50 MB"),
        ("", b"x", "没有选择文件"),
    ],
    ids=["format", "empty", "broken", "large", "none"],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(
    cast: Cast, registered: Application, name: str, content: bytes, told: str
) -> None:
    with pytest.raises(StepRefused, match=told):
        actions.hold_file(registered.pk, actor=cast.clerk, name=name, content=content)


def test_a_redaction_needs_a_reason_and_a_place(cast: Cast, registered: Application) -> None:
    holding = uploaded(registered, cast)
    for mark, told in (
        (Mark(1, 0, 0, 100, 100), "须选择理由"),
        (Mark(1, 0, 0, 100, 100, "no-such-ground"), "须选择理由"),
        (Mark(9, 0, 0, 100, 100, PRIVACY), "没有第 9 页"),
        (Mark(1, 0, 0, 0, 100, PRIVACY), "没有大小"),
    ):
        with pytest.raises(StepRefused, match=told):
            actions.redact(holding.pk, actor=cast.clerk, marks=[mark])
    assert not holding.redactions.exists()


def test_withholding_needs_a_ground_of_the_law(cast: Cast, registered: Application) -> None:
    holding = uploaded(registered, cast)
    for ground in ("", "37.not_government_information", "whim"):
        with pytest.raises(StepRefused, match="理由"):
            actions.decide_holding(holding.pk, actor=cast.clerk, disposition="withheld", ground=ground)


@pytest.mark.parametrize(
    ("outcome", "disposition", "told"),
    [
        ("37", "open", "没有遮盖的内容"),
        ("37", "partly", "没有遮盖任何内容"),
        ("37", "withheld", "至少要提供一个文件"),
        ("36.2", "withheld", "属于“部分公开”"),
        ("36.2", "partly", "没有遮盖任何内容"),
        ("36.3/15", "open", "不提供信息"),
    ],
)
def test_the_outcome_and_the_files_must_agree(
    cast: Cast, registered: Application, outcome: str, disposition: str, told: str
) -> None:
    holding = uploaded(registered, cast)
    actions.decide_holding(
        holding.pk,
        actor=cast.clerk,
        disposition=disposition,
        ground=PRIVACY if disposition == "withheld" else "",
        at=moment(RECEIVED_ON),
    )
    stated = {**PARTLY, "reason": "理由", "third_party_record": "记录", "content_or_path": "见附件"}
    with pytest.raises(StepRefused, match=told):
        draft(registered, cast, outcome, **stated)


def test_a_disclosure_with_redactions_is_a_partial_one(cast: Cast, registered: Application) -> None:
    redacted(registered, cast)
    with pytest.raises(StepRefused, match="属于“部分公开”"):
        draft(registered, cast, "36.2", content_or_path="见附件")


def test_files_changed_after_the_letter_was_written_stop_review(cast: Cast, registered: Application) -> None:
    redacted(registered, cast)
    draft(registered, cast)
    uploaded(registered, cast, name="后加的.txt", text="后加的文字")
    with pytest.raises(StepRefused, match="没有列明提供的文件《后加的》"):
        actions.review_reply(registered.pk, actor=cast.section_head)


def test_nothing_changes_after_review(cast: Cast, registered: Application) -> None:
    holding = redacted(registered, cast)
    draft(registered, cast)
    actions.review_reply(registered.pk, actor=cast.section_head, at=moment(RECEIVED_ON, 3))
    for change in (
        lambda: actions.redact(holding.pk, actor=cast.clerk, marks=[]),
        lambda: actions.drop_holding(holding.pk, actor=cast.clerk),
        lambda: actions.decide_holding(holding.pk, actor=cast.clerk, disposition="open"),
        lambda: uploaded(registered, cast),
    ):
        with pytest.raises(StepRefused, match="当前环节"):
            change()


def test_what_was_reviewed_is_what_is_signed(cast: Cast, registered: Application) -> None:
    redacted(registered, cast)
    draft(registered, cast)
    signed(registered, cast)
    reviewed, signature = (
        Entry.objects.get(verb=verb).payload["holdings"] for verb in ("review_reply", "sign_reply")
    )
    assert reviewed == signature != ""


def test_entries_hold_no_name_of_a_file_and_no_word_of_it(cast: Cast, registered: Application) -> None:
    redacted(registered, cast)
    told = "".join(
        f"{entry.label}{entry.payload}" for entry in Entry.objects.filter(verb__in=["hold", "redact"])
    )
    assert "补助发放表" not in told and NUMBER not in told and "遮盖：第 1 件，1 页 2 处" in told


def test_what_detectors_found_and_no_box_covers_is_told_masked(cast: Cast, registered: Application) -> None:
    holding = uploaded(registered, cast)
    (told,) = [each for each in uncovered(holding) if "身份证号" in each]
    assert told.startswith("第 1 页") and NUMBER not in told
    actions.redact(holding.pk, actor=cast.clerk, marks=marks_of(holding), at=moment(RECEIVED_ON))
    assert uncovered(Holding.objects.get()) == []


def test_a_file_given_whole_after_all_loses_its_boxes(cast: Cast, registered: Application) -> None:
    holding = redacted(registered, cast)
    assert Holding.objects.get().disposition == Disposition.PARTLY
    actions.decide_holding(holding.pk, actor=cast.clerk, disposition="open", at=moment(RECEIVED_ON))
    assert not holding.redactions.exists()


def test_a_removed_file_is_gone_from_the_reply(cast: Cast, registered: Application) -> None:
    holding = redacted(registered, cast)
    actions.drop_holding(holding.pk, actor=cast.clerk, at=moment(RECEIVED_ON))
    assert holdings_of(registered) == []


def test_holdings_are_told_in_two_queries(
    cast: Cast, registered: Application, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        uploaded(registered, cast, name=f"{number}.txt", text=f"文字{number}")
    with django_assert_num_queries(2):
        for each in holdings_of(registered):
            uncovered(each)


def test_another_organ_sees_nothing_of_it(cast: Cast, registered: Application) -> None:
    holding = uploaded(registered, cast)
    assert not Holding.objects.visible_to(cast.other_clerk).exists()
    with pytest.raises(Holding.DoesNotExist):
        actions.redact(holding.pk, actor=cast.other_clerk, marks=[])


def looks() -> list[str]:
    return list(
        Entry.objects.filter(verb__in=("look_at_pages", "open_original"))
        .order_by("sequence")
        .values_list("label", flat=True)
    )


def test_a_look_at_the_pages_before_redaction_leaves_one_entry(cast: Cast, registered: Application) -> None:
    holding, start = uploaded(registered, cast), moment(RECEIVED_ON, 9)

    def look(who: str, minutes: int) -> None:
        actions.look_at_pages(
            holding.pk, actor=getattr(cast, who), pages=range(1, 9), at=start + timedelta(minutes=minutes)
        )

    look("clerk", 0)
    look("clerk", 29)
    assert looks() == ["查看遮盖前的页面：第 1 件，第 1 页"]
    look("director", 1)
    look("clerk", 31)
    assert len(looks()) == 3
    for who in ("auditor", "authority", "other_clerk"):
        with pytest.raises((StepRefused, Holding.DoesNotExist)):
            look(who, 2)
    assert len(looks()) == 3


def test_an_original_is_opened_on_the_record_by_those_who_need_to_know(
    cast: Cast, registered: Application
) -> None:
    holding = uploaded(registered, cast)
    with pytest.raises(StepRefused):
        actions.open_original(holding.pk, actor=cast.reviewer)
    assert looks() == []
    name, content = actions.open_original(holding.pk, actor=cast.director)
    assert name.endswith(".txt") and content == TEXT.encode()
    assert looks() == ["下载原件：第 1 件"]

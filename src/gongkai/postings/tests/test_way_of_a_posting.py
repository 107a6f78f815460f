"""三级审核、三榜公示: from the determined roster to the masked list."""

from datetime import date, timedelta

import pytest
from conftest import Cast
from PIL import Image

from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions as item_actions
from gongkai.items import sealed_files
from gongkai.items.choices import Channel, State
from gongkai.items.kinds.shapes import Afterwards, PostingPolicy, Round
from gongkai.items.models import Item
from gongkai.organs.actors import SYSTEM
from gongkai.postings import actions
from gongkai.postings.choices import PostingState, RoundState
from gongkai.postings.models import Evidence
from gongkai.postings.tests.samples import (
    PHONE,
    closed,
    determined_roster,
    hung,
    in_the_third_round,
    noon,
    paper_number,
    picture,
    prove,
    reviewed,
    round_of,
    started,
)

MONDAY = date(2021, 3, 1)


def test_a_roster_goes_through_three_rounds(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    day = MONDAY
    for number in (1, 2):
        round_ = closed(cast, posting, number, day=day)
        assert not round_.posting.item.is_public
        assert round_.closed_on
        day = round_.closed_on
    third = hung(cast, posting, 3, day=day)

    item = Item.objects.get(pk=posting.item_id)
    assert item.is_public and item.state == State.PUBLISHED
    shown = item.editions.get().table
    assert [column["label"] for column in shown["columns"]][:4] == ["乡镇", "行政村", "村民小组", "户主姓名"]
    assert "马小兰" in str(shown) and "64022119" not in str(shown) and "贫困户" not in str(shown["rows"])
    assert third.ends_on
    after = third.ends_on + timedelta(days=1)
    prove(cast, third, third.asked_evidence, at=noon(after))
    actions.close_round(third.pk, actor=cast.clerk, at=noon(after))

    posting.refresh_from_db()
    item.refresh_from_db()
    assert posting.state == PostingState.FINISHED and posting.names_left_at == noon(after)
    assert item.after_posting == "masked"
    assert [edition.closed_at is None for edition in item.editions.order_by("number")] == [False, True]
    assert "马小兰" not in str(item.editions.order_by("-number")[0].table)
    boards = item.releases.filter(channel=Channel.NOTICE_BOARD).order_by("released_at")
    assert [release.ended_at is not None for release in boards] == [True, True, True]
    assert boards[0].evidence == "评议记录 1 份、公示照片 1 份、公示回执 1 份"
    assert entries.verify()[1] == []


def test_the_first_day_is_the_day_after_hanging_and_the_last_day_counts(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    assert (round_.starts_on, round_.ends_on) == (MONDAY, date(2021, 3, 8))
    prove(cast, round_, round_.asked_evidence, at=noon(date(2021, 3, 8)))
    with pytest.raises(StepRefused, match="公示期到 2021-03-08 为止，次日起才能结束本榜"):
        actions.close_round(round_.pk, actor=cast.clerk, at=noon(date(2021, 3, 8)))
    assert actions.close_round(round_.pk, actor=cast.clerk, at=noon(date(2021, 3, 9))).state == "closed"


def test_a_period_that_ends_on_a_day_off_runs_to_the_next_workday(cast: Cast) -> None:
    saturday_before_the_festival = date(2021, 2, 6)
    posting = started(cast, day=saturday_before_the_festival)
    round_ = hung(cast, posting, 1, day=saturday_before_the_festival)
    assert round_.ends_on == date(2021, 2, 18)


def test_workdays_are_counted_by_the_organs_calendar(cast: Cast) -> None:
    item = determined_roster(cast, at=noon(date(2021, 4, 28)), kind="renovation_roster")
    posting = actions.start_posting(item.pk, actor=cast.clerk, at=noon(date(2021, 4, 28)))
    posting.rounds.update(unit="workdays", days=3)
    round_ = hung(cast, posting, 1, day=date(2021, 4, 28))
    assert round_.ends_on == date(2021, 5, 6)  # 1–5 May are days off, 8 May is a make-up day


def test_closing_gives_every_reason(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    actions.receive_objection(
        round_.posting_id, actor=cast.clerk, channel="phone", content="不符合条件", at=noon(MONDAY)
    )
    with pytest.raises(StepRefused) as refused:
        actions.close_round(round_.pk, actor=cast.clerk, at=noon(MONDAY + timedelta(days=2)))
    assert refused.value.reasons == (
        "公示期到 2021-03-08 为止，次日起才能结束本榜",
        "还有 1 件异议没有答复（Y640299041-2021-0001）",
        "还缺少凭证：公示照片、公示回执",
    )


def test_the_next_round_waits_for_the_one_before(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    hung(cast, posting, 1, day=MONDAY)
    with pytest.raises(StepRefused, match="上一榜“第一榜·村级公示”还没有结束"):
        actions.record_review(
            round_of(posting, 2).pk, actor=cast.clerk, opinion="同意", at=noon(MONDAY + timedelta(days=20))
        )


def test_a_review_needs_its_papers(cast: Cast) -> None:
    round_ = round_of(started(cast, day=MONDAY), 1)
    with pytest.raises(StepRefused) as refused:
        actions.record_review(round_.pk, actor=cast.clerk, opinion=" ", at=noon(MONDAY))
    assert refused.value.reasons == ("审核前须上传评议记录", "须填写审核意见")


def test_nothing_hangs_that_the_privacy_check_stops(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    round_ = reviewed(cast, round_of(posting, 1), day=MONDAY)
    row = posting.item.rows.get(position=1)
    row.values["village"] = paper_number(1)
    row.save()
    with pytest.raises(StepRefused, match="身份证号"):
        actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=noon(MONDAY))
    assert round_of(posting, 1).state == RoundState.REVIEWED
    assert not posting.item.releases.exists()


def test_a_private_phone_is_no_supervision_phone(cast: Cast) -> None:
    round_ = reviewed(cast, round_of(started(cast, day=MONDAY), 1), day=MONDAY)
    with pytest.raises(StepRefused, match="公示说明中含有不得公开的个人信息"):
        actions.hang(round_.pk, actor=cast.clerk, phone="13995211234", at=noon(MONDAY))


def test_days_may_be_added_and_never_taken_away(cast: Cast) -> None:
    item = determined_roster(cast, at=noon(MONDAY))
    with pytest.raises(StepRefused, match="不得少于 7 天，现为 5 天"):
        actions.start_posting(item.pk, actor=cast.clerk, days={"village": 5}, at=noon(MONDAY))
    posting = actions.start_posting(item.pk, actor=cast.clerk, days={"village": 15}, at=noon(MONDAY))
    assert [round_.days for round_ in posting.rounds.all()] == [15, 7, 7]


def test_a_list_is_posted_once(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    with pytest.raises(StepRefused, match="已有公示"):
        actions.start_posting(posting.item_id, actor=cast.clerk, at=noon(MONDAY))


def test_a_list_that_must_be_posted_is_not_published_before(cast: Cast) -> None:
    item = determined_roster(cast, at=noon(MONDAY))
    with pytest.raises(StepRefused, match="须先公示"):
        item_actions.publish(item.pk, actor=cast.clerk, at=noon(MONDAY))
    posting = actions.start_posting(item.pk, actor=cast.clerk, at=noon(MONDAY))
    hung(cast, posting, 1, day=MONDAY)
    with pytest.raises(StepRefused, match="公示尚未结束（第一榜·村级公示：公示中，公示至 2021-03-08）"):
        item_actions.publish(item.pk, actor=cast.clerk, at=noon(MONDAY))


def test_a_list_without_a_policy_is_posted_by_hand(cast: Cast) -> None:
    item = determined_roster(cast, at=noon(MONDAY))
    Item.objects.filter(pk=item.pk).update(kind="roster")
    item.rows.all().delete()
    item.rows.create(position=1, values={"household": "马小兰"})
    with pytest.raises(StepRefused, match="没有规定公示办法"):
        actions.start_posting(item.pk, actor=cast.clerk, at=noon(MONDAY))
    policy = PostingPolicy(
        rounds=(
            Round(
                code="only", label="公示", reviewed_by="本机关", review_label="审核", place="公开栏", days=7
            ),
        ),
        afterwards=Afterwards.KEPT,
    )
    posting = actions.start_posting(item.pk, actor=cast.clerk, policy=policy, at=noon(MONDAY))
    closed(cast, posting, 1, day=MONDAY)
    posting.refresh_from_db()
    assert posting.state == PostingState.FINISHED
    item_actions.publish(item.pk, actor=cast.clerk, at=noon(date(2021, 3, 10)))


def test_a_round_that_is_restarted_hangs_for_its_whole_period(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    round_ = hung(cast, posting, 1, day=MONDAY)
    with pytest.raises(StepRefused, match="须填写原因"):
        actions.suspend_round(round_.pk, actor=cast.clerk, reason="", at=noon(date(2021, 3, 3)))
    actions.suspend_round(round_.pk, actor=cast.clerk, reason="公开栏损坏", at=noon(date(2021, 3, 3)))
    actions.restart_round(round_.pk, actor=cast.section_head, reason="已修好", at=noon(date(2021, 3, 4)))
    again = actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=noon(date(2021, 3, 5)))
    assert again.ends_on == date(2021, 3, 12)
    releases = posting.item.releases.order_by("released_at")
    assert [release.ended_at for release in releases] == [noon(date(2021, 3, 3)), None]


def test_a_posting_that_is_given_up_takes_the_list_off_the_website(cast: Cast) -> None:
    third = in_the_third_round(cast, day=MONDAY)
    assert third.starts_on
    at = noon(third.starts_on + timedelta(days=1))
    actions.abort_posting(third.posting_id, actor=cast.director, reason="名单来源有误", at=at)
    item = Item.objects.get(pk=third.posting.item_id)
    assert item.visibility == "tombstone"
    assert {round_.state for round_ in third.posting.rounds.all()} == {"closed", "aborted"}


def test_a_list_that_was_given_up_before_it_was_public_can_be_posted_again(cast: Cast) -> None:
    posting = started(cast, day=MONDAY)
    actions.abort_posting(posting.pk, actor=cast.director, reason="重来", at=noon(MONDAY))
    assert actions.start_posting(posting.item_id, actor=cast.clerk, at=noon(MONDAY)).pk != posting.pk


def test_evidence_is_kept_under_seal_and_cleaned(cast: Cast) -> None:
    round_ = round_of(started(cast, day=MONDAY), 1)
    kept = actions.add_evidence(
        round_.pk, kind="photo", name="村口.jpg", content=picture(), actor=cast.clerk, at=noon(MONDAY)
    )
    evidence, original = actions.open_evidence(kept.pk, actor=cast.director, at=noon(MONDAY))
    assert original == picture()
    from io import BytesIO

    assert not dict(Image.open(BytesIO(sealed_files.read(evidence.rendition))).getexif())
    with pytest.raises(StepRefused, match="已经上传过"):
        actions.add_evidence(round_.pk, kind="photo", name="村口.jpg", content=picture(), actor=cast.clerk)
    with pytest.raises(StepRefused, match="不是照片"):
        actions.add_evidence(round_.pk, kind="photo", name="说明.txt", content=b"abc", actor=cast.clerk)
    assert Evidence.objects.count() == 1


def test_names_leave_on_their_day_and_the_round_stays_open_for_its_evidence(cast: Cast) -> None:
    third = in_the_third_round(cast, day=MONDAY)
    assert third.ends_on
    from gongkai.postings.actions.endings import end_names_due

    assert end_names_due(noon(third.ends_on)) == []
    done = end_names_due(noon(third.ends_on + timedelta(days=1)))
    assert done == ["《高仁乡2021年第一批农村危房改造花名册》公示期满，名单姓名脱敏"]
    assert end_names_due(noon(third.ends_on + timedelta(days=1))) == []
    item = Item.objects.get(pk=third.posting.item_id)
    assert item.after_posting == "masked"
    assert round_of(third.posting, 3).state == RoundState.HANGING
    at = noon(third.ends_on + timedelta(days=5))
    prove(cast, third, third.asked_evidence, at=at)
    actions.close_round(third.pk, actor=cast.clerk, at=at)
    assert item.editions.count() == 2
    assert actions.end_names(third.posting_id, actor=SYSTEM, at=at) is None

"""公示异议: taken in, investigated, answered by two pairs of eyes, and what the answer does to the list."""

from datetime import date, timedelta

import pytest
from conftest import Cast

from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.postings import actions
from gongkai.postings.choices import ObjectionState
from gongkai.postings.identity import Objector, look
from gongkai.postings.models import Objection, PostingRound
from gongkai.postings.periods import last_day_of_names
from gongkai.postings.tests.samples import hung, in_the_third_round, noon, prove, started

MONDAY = date(2021, 3, 1)
WHO = Objector(name="欧阳问", phone="13900000001")


def objected(cast: Cast, round_: PostingRound, **changes: object) -> Objection:
    said = {"channel": "counter", "content": "此户在县城有房", "position": 2, "objector": WHO}
    return actions.receive_objection(
        round_.posting_id, actor=cast.clerk, **{**said, **changes}, at=noon(round_.starts_on)
    )


def answered(cast: Cast, objection: Objection, *, day: date, result: str, **changes: object) -> Objection:
    at = noon(day)
    actions.investigate(objection.pk, actor=cast.clerk, findings="入户核实", at=at)
    actions.draft_answer(objection.pk, actor=cast.clerk, result=result, reply="经调查……", at=at, **changes)
    return actions.approve_answer(objection.pk, actor=cast.director, at=at)


def test_the_objector_is_sealed_and_looked_at_on_the_record(cast: Cast) -> None:
    objection = objected(cast, hung(cast, started(cast, day=MONDAY), 1, day=MONDAY))
    assert objection.number == "Y640299041-2021-0001" and objection.objector == "欧阳*"
    assert "欧阳问".encode() not in bytes(objection.identity)
    assert not Entry.objects.filter(payload__icontains="13900000001").exists()
    assert look(objection, cast.director, at=noon(MONDAY)) == WHO
    with pytest.raises(StepRefused):
        look(objection, cast.section_head)
    assert Entry.objects.filter(subject=entries.subject_of(objection), verb="look").count() == 1


def test_an_objection_may_be_anonymous(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    objection = objected(cast, round_, objector=None)
    assert objection.objector == "匿名" and objection.is_anonymous
    assert look(objection, cast.clerk) == Objector()


def test_an_objection_that_holds_takes_the_row_off_the_public_page(cast: Cast) -> None:
    third = in_the_third_round(cast, day=MONDAY)
    assert third.starts_on
    objection = answered(cast, objected(cast, third), day=third.starts_on, result="removed")
    item = Item.objects.get(pk=third.posting.item_id)
    assert objection.row and Objection.objects.get(pk=objection.pk).row.withdrawn_at
    first, second = item.editions.order_by("number")
    assert first.closed_at and "周大山" in str(first.table)
    assert "周大山" not in str(second.table) and second.table["count"] == 3
    assert second.reason == "公示异议经核实，移出名单"


def test_a_corrected_row_hangs_for_a_period_of_its_own(cast: Cast) -> None:
    third = in_the_third_round(cast, day=MONDAY)
    assert third.starts_on and third.ends_on
    day = third.starts_on + timedelta(days=4)
    objection = objected(cast, third)
    answered(cast, objection, day=day, result="reposted", corrections={"grade": "C级", "village": "六顷地村"})
    objection.refresh_from_db()
    assert objection.corrections == {"grade": "C级"}
    fresh = objection.row_posting
    assert fresh.starts_on == day and fresh.ends_on > third.ends_on
    assert last_day_of_names(third.posting) == fresh.ends_on
    prove(cast, third, third.asked_evidence, at=noon(day))
    with pytest.raises(StepRefused, match=f"有 1 户更正后重新公示，到 {fresh.ends_on} 为止"):
        actions.close_round(third.pk, actor=cast.clerk, at=noon(fresh.ends_on))
    actions.close_round(third.pk, actor=cast.clerk, at=noon(fresh.ends_on + timedelta(days=1)))


def test_between_two_rounds_the_next_round_is_period_enough(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    objection = objected(cast, round_)
    actions.suspend_round(round_.pk, actor=cast.clerk, reason="核实", at=noon(MONDAY))
    answered(cast, objection, day=MONDAY, result="reposted", corrections={"people": "4"})
    assert not round_.row_postings.exists()
    assert objection.posting.item.rows.get(position=2).values["people"] == 4


def test_a_reviewer_in_a_wrong_order_gets_every_reason(cast: Cast) -> None:
    objection = objected(cast, hung(cast, started(cast, day=MONDAY), 1, day=MONDAY), position=None)
    with pytest.raises(StepRefused, match="当前环节是“已登记，待调查”"):
        actions.draft_answer(objection.pk, actor=cast.clerk, result="kept", reply="维持")
    actions.investigate(objection.pk, actor=cast.clerk, findings="查过", at=noon(MONDAY))
    with pytest.raises(StepRefused) as refused:
        actions.draft_answer(objection.pk, actor=cast.clerk, result="removed", reply="")
    assert refused.value.reasons == ("移出或者更正须先在调查时确定是名单的哪一行", "须填写答复")
    with pytest.raises(StepRefused, match="没有第 9 行"):
        actions.investigate(objection.pk, actor=cast.clerk, findings="查过", position=9)


def test_a_correction_that_does_not_fit_its_column_is_refused(cast: Cast) -> None:
    objection = objected(cast, hung(cast, started(cast, day=MONDAY), 1, day=MONDAY))
    actions.investigate(objection.pk, actor=cast.clerk, findings="查过", at=noon(MONDAY))
    for corrections, why in (
        ({"grade": "E级"}, "C级、D级"),
        ({"paper_number": "1"}, "封存保管"),
        ({"grade": "D级"}, "须填写更正的内容"),
    ):
        with pytest.raises(StepRefused, match=why):
            actions.draft_answer(
                objection.pk, actor=cast.clerk, result="reposted", reply="更正", corrections=corrections
            )


def test_an_answer_can_be_sent_back(cast: Cast) -> None:
    objection = objected(cast, hung(cast, started(cast, day=MONDAY), 1, day=MONDAY))
    actions.investigate(objection.pk, actor=cast.clerk, findings="查过", at=noon(MONDAY))
    actions.draft_answer(objection.pk, actor=cast.clerk, result="removed", reply="移出", at=noon(MONDAY))
    actions.send_back_answer(objection.pk, actor=cast.director, reason="再查户口", at=noon(MONDAY))
    objection.refresh_from_db()
    assert objection.state == ObjectionState.RECEIVED and objection.row.withdrawn_at is None


def test_the_public_objects_while_the_list_hangs_on_the_website(cast: Cast) -> None:
    third = in_the_third_round(cast, day=MONDAY)
    assert third.starts_on and third.ends_on
    item = Item.objects.get(pk=third.posting.item_id)
    first = actions.object_online(
        item, content="此户不符合条件", submission_key="k" * 30, about="周大山", at=noon(third.ends_on)
    )
    again = actions.object_online(
        item, content="此户不符合条件", submission_key="k" * 30, about="周大山", at=noon(third.ends_on)
    )
    assert first == again and first.round == third and first.channel == "online"
    other = actions.object_online(item, content="另一件", submission_key="k" * 30, at=noon(third.ends_on))
    assert other != first
    with pytest.raises(StepRefused, match="公示期已过"):
        actions.object_online(
            item, content="晚了", submission_key="x" * 30, at=noon(third.ends_on + timedelta(days=1))
        )


def test_a_list_that_is_on_the_board_only_takes_no_objection_online(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    with pytest.raises(StepRefused, match="不能在网上提出"):
        actions.object_online(round_.posting.item, content="异议", submission_key="k" * 30, at=noon(MONDAY))

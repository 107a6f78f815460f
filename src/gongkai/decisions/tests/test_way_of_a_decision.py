"""From the register to the public list and back: what is shown, who agrees, what is gone."""

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.test import Client

from gongkai.casework.procedure import StepRefused
from gongkai.decisions import actions
from gongkai.decisions.choices import Ending, Sort
from gongkai.decisions.models import Decision
from gongkai.decisions.tests import samples
from gongkai.decisions.tests.samples import DAY, ids, list_of, moment, of_a_person, penalty, published, signed
from gongkai.items import actions as item_actions
from gongkai.items.models import Row
from gongkai.ledger import DecisionFact
from gongkai.report.collect.lists import list_facts


def page_of(found: Any) -> str:
    found.item.refresh_from_db()
    return Client().get(f"/items/{found.item.index_number}/").content.decode()


def test_signed_decisions_are_on_the_public_list_with_their_own_moment(cast: Cast) -> None:
    found, rows = published(cast, penalty(1), penalty(2))
    assert found.item.rows.count() == 2
    third = samples.entered(cast, rows[0].item, penalty(3))
    signed(cast, third, at=moment(date(2026, 5, 13)))
    done = actions.publish_decisions(found.pk, actor=cast.clerk, at=moment(date(2026, 5, 13), 16))
    assert (done.added, done.corrected, done.late) == (1, 0, 0)
    days = [row.published_at.date() for row in found.item.rows.order_by("position")]
    assert days == [DAY, DAY, date(2026, 5, 13)]
    page = page_of(found)
    assert all(f"青住建罚〔2026〕{number}号" in page for number in (1, 2, 3))
    assert found.item.releases.count() == 1
    assert found.item.editions.filter(closed_at=None).count() == 1


def test_a_natural_person_is_never_named_and_papers_never_leave_the_register(cast: Cast) -> None:
    found, rows = published(
        cast, of_a_person(1), penalty(2, representative="杨秀兰", fact="经杨秀兰指使未采取防尘措施")
    )
    page = page_of(found)
    assert "马*" in page and "马建国" not in page
    assert "杨秀兰" not in page and "经杨*指使" in page
    assert samples.paper(1) not in page and samples.paper(1) not in str(
        found.item.rows.values_list("values", flat=True)
    )
    assert rows[0].sealed and "paper_number" not in rows[0].values


def test_whoever_entered_neither_clears_nor_signs_and_the_reviewer_does_not_sign(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1))
    jack = cast.clerk.__class__(
        **{**vars(cast.clerk), "roles": cast.clerk.roles | cast.reviewer.roles | cast.director.roles}
    )
    with pytest.raises(StepRefused, match="本人登记"):
        actions.clear_decisions(ids(rows), actor=jack)
    actions.clear_decisions(ids(rows), actor=cast.reviewer)
    with pytest.raises(StepRefused, match="本人登记"):
        actions.sign_decisions(ids(rows), actor=jack)
    both = cast.reviewer.__class__(
        **{**vars(cast.reviewer), "roles": cast.reviewer.roles | cast.director.roles}
    )
    with pytest.raises(StepRefused, match="本人审查"):
        actions.sign_decisions(ids(rows), actor=both)
    with pytest.raises(StepRefused, match="须由“签发”"):
        actions.sign_decisions(ids(rows), actor=cast.clerk)


def test_a_list_is_not_published_empty_and_only_signed_decisions_come_on_it(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1), penalty(2))
    found = list_of(cast)
    with pytest.raises(StepRefused, match="还没有决定"):
        item_actions.publish(found.item_id, actor=cast.clerk, heading_id=cast.heading.pk)
    actions.clear_decisions(ids(rows), actor=cast.reviewer)
    with pytest.raises(StepRefused, match="没有已签核"):
        actions.publish_decisions(found.pk, actor=cast.clerk)
    actions.sign_decisions(ids(rows[:1]), actor=cast.director)
    assert actions.publish_decisions(found.pk, actor=cast.clerk).added == 1


def test_what_is_corrected_after_its_review_waits_for_another_review(cast: Cast) -> None:
    found, rows = published(cast, penalty(1))
    item_actions.correct_tracked_row(
        rows[0].item_id, rows[0].pk, {"fine_wan": "1.5"}, reason="笔误", actor=cast.clerk, at=moment(DAY, 16)
    )
    with pytest.raises(StepRefused, match="没有已签核"):
        actions.publish_decisions(found.pk, actor=cast.clerk, at=moment(DAY, 17))
    signed(cast, rows, at=moment(DAY, 18))
    done = actions.publish_decisions(found.pk, actor=cast.clerk, at=moment(DAY, 19))
    assert (done.added, done.corrected) == (0, 1)
    assert found.item.rows.get().values["fine_wan"] == "1.5"


def test_a_late_publication_is_counted_late(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1))
    signed(cast, rows)
    late = moment(DAY + timedelta(days=20))
    assert actions.publish_decisions(list_of(cast).pk, actor=cast.clerk, at=late).late == 1
    decision = Decision.objects.get()
    assert decision.due_on == date(2026, 5, 20) and decision.published_on > decision.due_on


def test_a_future_day_a_wrong_paper_and_a_missing_code_are_refused_at_the_door(cast: Cast) -> None:
    register = samples.register_of(cast)
    for values, why in (
        (penalty(1, decided_on="2099-01-01"), "晚于今天"),
        (of_a_person(1, paper_number="640221198501010010"), "证件号码"),
        (of_a_person(1, paper_number=""), "不能为空"),
        (penalty(1, credit_code=""), "统一社会信用代码"),
        (penalty(1, credit_code="91640221MA7DEM219H"), "校验位"),
    ):
        with pytest.raises(StepRefused, match=why):
            samples.entered(cast, register, values)


def test_a_document_number_stands_once_in_a_register(cast: Cast) -> None:
    register = samples.register_of(cast)
    item_actions.add_tracked_row(register.pk, penalty(1), on=DAY, actor=cast.clerk)
    with pytest.raises(StepRefused, match="是否重复登记"):
        item_actions.add_tracked_row(
            register.pk, penalty(1, party="青石县另一公司"), on=DAY, actor=cast.clerk
        )


def test_an_annulled_penalty_leaves_every_channel_and_the_reason_is_told_without_a_name(cast: Cast) -> None:
    found, rows = published(cast, penalty(1), penalty(2))
    with pytest.raises(StepRefused, match="仍是“有效”"):
        actions.take_down_decision(rows[0].pk, actor=cast.clerk, ending=Ending.ANNULLED, reason="复议撤销")
    item_actions.change_row(
        rows[0].item_id,
        rows[0].pk,
        "revoke",
        on=date(2026, 6, 1),
        reason="复议决定撤销",
        fills={"annulled_by": "青政复决〔2026〕3号"},
        actor=cast.clerk,
    )
    with pytest.raises(StepRefused, match="不要写当事人"):
        actions.take_down_decision(
            rows[0].pk, actor=cast.clerk, ending=Ending.ANNULLED, reason="青石县第1建筑工程有限公司申请复议"
        )
    actions.take_down_decision(rows[0].pk, actor=cast.clerk, ending=Ending.ANNULLED, reason="经行政复议撤销")
    page, data = page_of(found), Client().get(f"/items/{found.item.index_number}/list.csv")
    assert "青石县第1建筑" not in page and "青住建罚〔2026〕1号" not in page
    assert "撤回 1 件行政处罚决定信息。原因：经行政复议撤销。" in page
    assert "青住建罚〔2026〕2号" in page and "〔2026〕1号" not in b"".join(data).decode("utf-8-sig")
    assert not found.item.editions.filter(closed_at__isnull=False).exclude(table=None).exists()
    with pytest.raises(StepRefused, match="不再重新公示"):
        actions.clear_decisions(ids(rows[:1]), actor=cast.reviewer)


def test_the_last_decision_of_a_list_can_go_too(cast: Cast) -> None:
    found, rows = published(cast, penalty(1))
    actions.take_down_decision(
        rows[0].pk, actor=cast.director, ending=Ending.MISTAKEN, reason="不属于公示范围"
    )
    assert "青住建罚" not in page_of(found)


def test_decisions_of_a_list_that_was_withdrawn_whole_go_over_to_a_new_one(cast: Cast) -> None:
    found, rows = published(cast, penalty(1), penalty(2))
    item_actions.withdraw_at_once(found.item_id, actor=cast.director, reason="名单有误")
    assert not Decision.objects.get(row=rows[0]).is_shown and not Decision.objects.shown().exists()
    with pytest.raises(StepRefused, match="已撤下"):
        actions.publish_decisions(found.pk, actor=cast.clerk)
    again = list_of(cast)
    done = actions.publish_decisions(again.pk, actor=cast.clerk)
    assert (done.added, done.late, again.item.rows.count()) == (2, 0, 2)
    assert set(Decision.objects.values_list("published_on", flat=True)) == {DAY}
    counted = [fact for fact in list_facts(cast.organ.pk, 2026) if isinstance(fact, DecisionFact)]
    assert len(counted) == 2


def test_a_repair_waits_for_the_minimum_and_for_another_person(cast: Cast) -> None:
    found, rows = published(cast, penalty(1), penalty(2))
    repair = actions.receive_repair(
        rows[0].pk,
        actor=cast.clerk,
        applied_on=date(2026, 7, 1),
        materials="缴款凭证",
        at=moment(date(2026, 7, 1)),
    )
    with pytest.raises(StepRefused, match="最短公示期到 2026-08-11"):
        actions.decide_repair(
            repair.pk, actor=cast.director, is_granted=True, reason="已履行", at=moment(date(2026, 8, 10))
        )
    actions.decide_repair(
        repair.pk, actor=cast.director, is_granted=True, reason="已履行", at=moment(date(2026, 8, 11))
    )
    decision = Decision.objects.get(row=rows[0])
    assert (decision.ending, decision.is_shown) == (Ending.REPAIRED, False)
    page = page_of(found)
    assert "〔2026〕1号" not in page and "撤回" not in page


def test_the_longest_period_ends_by_itself_and_once(cast: Cast) -> None:
    found, rows = published(cast, penalty(1), penalty(2, breach="严重"))
    assert not actions.stop_expired(moment(date(2027, 5, 11)))
    assert actions.stop_expired(moment(date(2027, 5, 12))) == ["公示期满，停止公示 1 件行政处罚决定"]
    assert not actions.stop_expired(moment(date(2027, 5, 12)))
    assert not Decision.objects.get(row=rows[0]).is_shown and Decision.objects.get(row=rows[1]).is_shown
    assert "公示截止期" in page_of(found)


def test_a_rule_from_memory_ends_nothing_by_itself(cast: Cast) -> None:
    old = penalty(1, decided_on="2020-05-06", document="青住建罚〔2020〕1号")
    rows = samples.entered(cast, samples.register_of(cast), old)
    signed(cast, rows)
    actions.publish_decisions(list_of(cast, year=2020).pk, actor=cast.clerk, at=moment(DAY, 15))
    assert not actions.stop_expired(moment(date(2030, 1, 1)))
    with pytest.raises(StepRefused, match="公示期到 2021-05-06 届满"):
        actions.take_down_decision(
            rows[0].pk, actor=cast.clerk, ending="expired", reason="已核对", at=moment(date(2021, 5, 6))
        )
    actions.take_down_decision(rows[0].pk, actor=cast.clerk, ending="expired", reason="已核对")
    assert Decision.objects.get().ending == Ending.EXPIRED


def test_a_minor_penalty_is_exempt_or_its_showing_is_explained(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1, breach="轻微"), penalty(2))
    with pytest.raises(StepRefused, match="原则上不公示"):
        actions.clear_decisions(ids(rows), actor=cast.reviewer)
    with pytest.raises(StepRefused, match="不能以轻微失信为由"):
        actions.exempt_decisions(ids(rows), actor=cast.reviewer, ground="minor_breach")
    actions.exempt_decisions(ids(rows[:1]), actor=cast.reviewer, ground="minor_breach")
    with pytest.raises(StepRefused, match="须在“待审查、已审查、已签核”"):
        actions.clear_decisions(ids(rows[:1]), actor=cast.reviewer)
    actions.lift_exemption(rows[0].pk, actor=cast.reviewer, reason="影响较大")
    actions.clear_decisions(ids(rows[:1]), actor=cast.reviewer, reason="社会影响较大，确需公示")


def test_a_penalty_without_its_class_is_not_cleared_once_the_class_decides(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1, breach=""))
    with pytest.raises(StepRefused, match="失信程度"):
        actions.clear_decisions(ids(rows), actor=cast.reviewer)


def test_an_identity_number_in_the_text_stops_the_review_naming_the_decision(cast: Cast) -> None:
    register = samples.register_of(cast)
    rows = samples.entered(cast, register, penalty(1), penalty(2, content=f"罚款，身份证{samples.paper(5)}"))
    with pytest.raises(StepRefused, match="青住建罚〔2026〕2号"):
        actions.clear_decisions(ids(rows), actor=cast.reviewer, reason="可以")
    assert not Decision.objects.exists()


def test_examined_rows_are_not_taken_out_of_the_register(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1))
    actions.clear_decisions(ids(rows), actor=cast.reviewer)
    with pytest.raises(StepRefused, match="已经审查"):
        item_actions.remove_row(rows[0].item_id, rows[0].pk, actor=cast.clerk)
    assert Row.objects.filter(pk=rows[0].pk).exists()


def test_decisions_of_another_organ_cannot_be_touched(cast: Cast) -> None:
    rows = samples.entered(cast, samples.register_of(cast), penalty(1))
    with pytest.raises(StepRefused, match="不在本机关"):
        actions.sign_decisions(ids(rows), actor=cast.other_director)
    assert Sort.PENALTY.list_kind == "penalty_decisions"

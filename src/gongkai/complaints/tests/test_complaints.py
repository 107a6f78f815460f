"""投诉举报: taken in once, looked into by the authority, and never shown to the organ that it is about."""

from datetime import date, timedelta

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.casework import entries
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.complaints import actions, tracking
from gongkai.complaints.choices import OVER, ComplaintState
from gongkai.complaints.identity import Complainant, look
from gongkai.complaints.models import Complaint
from gongkai.complaints.notice import told_to
from gongkai.complaints.permissions import PERMISSIONS
from gongkai.complaints.procedure import COMPLAINT
from gongkai.complaints.tests.samples import (
    ASKED,
    MONDAY,
    WHO,
    WORDS,
    brought_to,
    incoming,
    moment,
    received,
    second,
)
from gongkai.complaints.worklist import tasks
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.calendars import calendar_in
from gongkai.report.building import compute_tables


def test_the_same_form_sent_twice_is_one_complaint_with_one_code(cast: Cast) -> None:
    first = actions.receive_complaint(incoming(cast), at=moment(MONDAY))
    again = actions.receive_complaint(incoming(cast), at=moment(MONDAY))
    assert (again.complaint.pk, again.query_code) == (first.complaint.pk, first.query_code)
    assert first.complaint.number == "J640299001-2026-0001"
    assert first.complaint.organ == cast.authority_organ
    assert Entry.objects.filter(verb="receive_complaint").count() == 1


def test_who_complains_lies_under_seal_and_each_look_is_written_down(cast: Cast) -> None:
    complaint = received(cast)
    assert WHO.phone.encode() not in bytes(complaint.identity)
    assert complaint.complainant_label == "李*"
    assert look(complaint, cast.authority) == WHO
    assert Entry.objects.filter(verb="look", subject=subject_of(complaint)).count() == 1
    for stranger in (cast.clerk, cast.director, cast.auditor, cast.other_clerk, PUBLIC):
        with pytest.raises(StepRefused):
            look(complaint, stranger)


def test_a_complaint_may_be_anonymous(cast: Cast) -> None:
    complaint = received(cast, complainant=Complainant())
    assert (complaint.complainant_label, complaint.is_anonymous) == ("匿名", True)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"content": "  "}, "请填写反映的情况"),
        ({"organ": None}, "请选择机关"),
        ({"matter": "x"}, "请选择投诉举报的对象"),
        ({"against": "enterprise"}, "请填写公共企事业单位的名称"),
        ({"content": "字" * 4001}, "太长"),
    ],
)
def test_a_faulty_complaint_is_refused(cast: Cast, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(StepRefused, match=reason):
        received(cast, **changes)
    assert not Complaint.objects.exists()


def test_an_organ_without_an_authority_here_is_complained_of_elsewhere(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="没有上一级机关"):
        received(cast, organ=cast.authority_organ)


def test_an_enterprise_is_complained_of_to_the_department_that_is_competent(cast: Cast) -> None:
    complaint = received(cast, against="enterprise", organ=cast.organ, about="青石县自来水公司")
    assert (complaint.organ, complaint.about_organ, complaint.about) == (
        cast.organ,
        None,
        "青石县自来水公司",
    )


def test_the_whole_way_ends_when_the_mending_was_confirmed(cast: Cast) -> None:
    complaint = brought_to("done", cast)
    assert (complaint.state, complaint.closed_on, complaint.finding) == ("done", MONDAY, "ordered")
    told = Entry.objects.filter(subject=subject_of(complaint)).order_by("sequence")
    assert [each.verb for each in told] == [
        "receive_complaint",
        "accept_complaint",
        "ask_for_statement",
        "give_statement",
        "record_finding",
        "decide_complaint",
        "tell_complainant",
        "report_mended",
        "confirm_mended",
    ]
    assert entries.verify()[1] == []


def test_without_an_order_it_is_over_when_the_complainant_was_told(cast: Cast) -> None:
    assert brought_to("correcting", cast, finding="unfounded").state == "done"


def test_the_organ_that_it_is_about_never_reads_the_complaint(cast: Cast) -> None:
    complaint = brought_to("correcting", cast)
    for theirs in (cast.clerk, cast.section_head, cast.director, cast.auditor):
        assert not Complaint.objects.visible_to(theirs).exists()
    (told,) = told_to(cast.clerk)
    assert (told.asked, told.due_on) == (ASKED, date(2026, 3, 16))
    shown = repr(told)
    assert not any(hidden in shown for hidden in (WHO.name, WHO.phone, WORDS, "李*"))
    assert told_to(cast.other_clerk) == [] and told_to(PUBLIC) == []
    assert Complaint.objects.visible_to(cast.authority).get() == complaint


def test_before_it_is_asked_the_organ_knows_of_nothing(cast: Cast) -> None:
    complaint = brought_to("accepted", cast)
    assert told_to(cast.clerk) == []
    with pytest.raises(Complaint.DoesNotExist):
        actions.give_statement(complaint.pk, actor=cast.clerk, statement="说明", at=moment(MONDAY))


@pytest.mark.parametrize("hidden", ["请问李思远的房子", "电话 139 0952 0001"])
def test_what_the_organ_reads_does_not_give_away_who_complained(cast: Cast, hidden: str) -> None:
    complaint = brought_to("accepted", cast)
    due_on = MONDAY + timedelta(days=7)
    with pytest.raises(StepRefused, match="请删去"):
        actions.ask_for_statement(
            complaint.pk, actor=cast.authority, asked=hidden, due_on=due_on, at=moment(MONDAY)
        )


def test_nobody_decides_what_they_looked_into(cast: Cast) -> None:
    complaint = brought_to("found", cast)
    with pytest.raises(StepRefused, match="不能决定本人查办的"):
        actions.decide_complaint(complaint.pk, actor=cast.authority, at=moment(MONDAY))


def test_silence_is_waited_for_until_its_day(cast: Cast) -> None:
    complaint = brought_to("asked", cast)
    told = {"finding": "unfounded", "found": "没有说明。"}
    with pytest.raises(StepRefused, match="次日起"):
        actions.record_finding(
            complaint.pk, actor=cast.authority, at=moment(date(2026, 3, 9)), finding="unfounded", found="无"
        )
    late = actions.record_finding(complaint.pk, actor=cast.authority, at=moment(date(2026, 3, 10)), **told)
    assert late.state == "found"


def test_what_was_not_mended_goes_back_and_a_late_report_says_so(cast: Cast) -> None:
    complaint = brought_to("corrected", cast)
    back = actions.doubt_mended(
        complaint.pk, actor=cast.authority, reason="只公开了一部分", at=moment(MONDAY)
    )
    assert (back.state, told_to(cast.clerk)[0].lacking) == ("correcting", "只公开了一部分")
    late = moment(date(2026, 3, 17))
    actions.report_mended(complaint.pk, actor=cast.clerk, mended="全部公开", at=late)
    assert "已超过改正期限 2026-03-16" in Entry.objects.filter(verb="report_mended").latest("pk").label


def test_a_complaint_for_somebody_else_is_redirected_with_a_reason(cast: Cast) -> None:
    complaint = received(cast)
    with pytest.raises(StepRefused, match="须写明应当向哪个机关提出"):
        actions.redirect_complaint(complaint.pk, actor=cast.authority, to="", reason="", at=moment(MONDAY))
    gone = actions.redirect_complaint(
        complaint.pk, actor=cast.authority, to="青石县水务局", reason="由其主管", at=moment(MONDAY)
    )
    assert (gone.state, gone.closed_on) == ("redirected", MONDAY)


def test_the_complainant_follows_it_and_takes_it_back_with_the_code(cast: Cast) -> None:
    made = actions.receive_complaint(incoming(cast), at=moment(MONDAY))
    number, code = made.complaint.number, made.query_code
    assert tracking.track(number, "XXXXXXXX") is None and tracking.track("J1", code) is None
    found = tracking.track(number.lower(), f" {code.lower()} ")
    assert found is not None and found.can_take_back and found.result == []
    actions.take_back_complaint(found.pk, actor=PUBLIC, reason="在线撤回", at=moment(MONDAY))
    again = tracking.track(number, code)
    assert again is not None and not again.can_take_back and again.state_label == "投诉举报已撤回"


def test_the_result_is_told_online_once_the_complainant_was_told(cast: Cast) -> None:
    made = actions.receive_complaint(incoming(cast), at=moment(MONDAY))
    brought_to("decided", cast)
    found = tracking.track(made.complaint.number, made.query_code)
    assert found is not None and found.result == []
    actions.tell_complainant(
        made.complaint.pk, actor=cast.authority, told_by="电话", told_on=MONDAY, at=moment(MONDAY)
    )
    told = tracking.track(made.complaint.number, made.query_code)
    assert told is not None and dict(told.result)["处理决定"] == "情况属实，责令改正"
    assert [step.label for step in told.steps][-1] == "告知处理结果"


def waiting(cast: Cast, actor: Actor, on: date) -> list[tuple[str, date | None, bool]]:
    calendar = calendar_in(cast.organ.calendar_region)
    found = tasks(actor, on=on, calendar=calendar, url_of=lambda each: "#", told_url_of=lambda each: "#")
    return [(each.step, each.due_on, each.is_mine) for each in found]


def test_it_waits_with_its_day_for_whoever_has_to_act(cast: Cast) -> None:
    complaint = brought_to("asked", cast)
    due_on = date(2026, 3, 9)
    assert waiting(cast, cast.authority, MONDAY) == [("等被投诉单位说明", due_on, False)]
    assert waiting(cast, cast.clerk, MONDAY) == [("说明情况", due_on, True)]
    assert waiting(cast, cast.authority, date(2026, 3, 10))[0][2]
    actions.give_statement(complaint.pk, actor=cast.clerk, statement="说明", at=moment(MONDAY))
    assert waiting(cast, cast.clerk, MONDAY) == []
    assert waiting(cast, cast.other_clerk, MONDAY) == []


def test_complaints_count_in_no_table_of_the_report(cast: Cast) -> None:
    brought_to("done", cast)
    for organ in (cast.organ, cast.authority_organ):
        cells = compute_tables(organ, 2026).cells.values()
        assert not any(cell.record_ids for cell in cells)


def test_every_state_leads_somewhere_and_every_end_is_reached() -> None:
    left = {source for step in COMPLAINT.steps for source in step.sources}
    assert set(ComplaintState) - left == set(OVER)


MATRIX = """
                     authority second clerk section_head director reviewer auditor other_clerk
accept_complaint         x       -      -        -          -        -        -         -
redirect_complaint       x       -      -        -          -        -        -         -
ask_for_statement        x       -      -        -          -        -        -         -
give_statement           -       -      x        x          x        -        -         -
record_finding           x       -      -        -          -        -        -         -
send_finding_back        x       x      -        -          -        -        -         -
decide_complaint         -       x      -        -          -        -        -         -
tell_complainant         x       -      -        -          -        -        -         -
report_mended            -       -      x        x          x        -        -         -
confirm_mended           x       -      -        -          -        -        -         -
doubt_mended             x       -      -        -          -        -        -         -
take_back_complaint      x       -      -        -          -        -        -         -
attach_complaint_file    x       -      -        -          -        -        -         -
open_complaint_file      x       x      -        -          -        -        -         -
look                     x       x      -        -          -        -        -         -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    complaint = received(cast)
    complaint.found_by_id = cast.authority.member_id
    assert_matrix_holds(MATRIX, PERMISSIONS, cast, complaint, second=second(cast))

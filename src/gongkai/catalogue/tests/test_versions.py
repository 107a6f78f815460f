"""动态调整: drafted, compared, approved by another, in force on its day; nothing of the past is lost."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from conftest import Cast
from django.utils import timezone
from tests.cast import make_member

from gongkai.casework import duties
from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.catalogue import actions
from gongkai.catalogue.differences import difference_from, differences
from gongkai.catalogue.in_force import lines_in_force
from gongkai.catalogue.lines import Line, lines_from
from gongkai.catalogue.models import Catalogue, CatalogueVersion, Heading
from gongkai.demo.timeline import moment
from gongkai.items import actions as items
from gongkai.organs.actors import Role

FIRST_DAY, APPROVED_ON = date(2020, 3, 2), date(2020, 3, 2)
LINES = [
    Line(code="organisation", title="机构信息"),
    Line(code="functions", title="机构职能", parent="organisation", time_limit=20),
    Line(code="leaders", title="领导信息", parent="organisation", time_limit=20),
    Line(code="housing-allocation", title="保障性住房分配管理", time_limit=20, statutory_class="20.11"),
]


def draft(cast: Cast, lines: Sequence[Line] | None = None, *, on: date = APPROVED_ON) -> CatalogueVersion:
    return actions.start_version(
        cast.organ, Catalogue.PROACTIVE, actor=cast.clerk, lines=lines, at=moment(on)
    )


def approved(
    cast: Cast,
    version: CatalogueVersion,
    *,
    reason: str = "首次编制",
    begins: date = FIRST_DAY,
    on: date = APPROVED_ON,
) -> CatalogueVersion:
    actions.submit_version(version.pk, actor=cast.clerk, reason=reason, in_force_from=begins, at=moment(on))
    return actions.approve_version(version.pk, actor=cast.director, at=moment(on, 15))


def first(cast: Cast) -> CatalogueVersion:
    return approved(cast, draft(cast, LINES))


def test_the_first_version_makes_the_headings(cast: Cast) -> None:
    version = first(cast)
    assert (version.number, version.reason, version.applied_at is not None) == (1, "首次编制", True)
    assert lines_in_force(cast.organ.pk, Catalogue.PROACTIVE, on=FIRST_DAY) == LINES
    kept = Heading.objects.get(organ=cast.organ, code="housing-allocation")
    assert (kept.pk, kept.in_force_from) == (cast.heading.pk, date(2019, 5, 15))
    assert Heading.objects.get(code="leaders").level == 2


def test_an_adjustment_adds_changes_moves_and_ends(cast: Cast) -> None:
    first(cast)
    on = date(2020, 9, 1)
    version = draft(cast, on=on)
    added = actions.add_heading(
        version.pk, actor=cast.clerk, parent="organisation", title="内设机构", time_limit=20
    )
    actions.change_heading(
        version.pk, actor=cast.clerk, code="functions", time_limit=10, basis="《某某规定》"
    )
    actions.move_heading(version.pk, actor=cast.clerk, code=added.code, parent="organisation", number=1)
    actions.move_heading(version.pk, actor=cast.clerk, code="functions", parent="", number=1)
    actions.end_heading(version.pk, actor=cast.clerk, code="leaders")
    version = approved(cast, version, reason="机构改革", begins=on, on=on)
    told = [(each.kind.value, each.code) for each in map(difference_from, version.changes)]
    assert told == [
        ("changed", "functions"),
        ("moved", "functions"),
        ("added", added.code),
        ("ended", "leaders"),
    ]
    assert difference_from(version.changes[0]).fields[0].after == "自信息形成或者变更之日起 10 个工作日内"
    assert Heading.objects.get(code="leaders").in_force_to == on
    now = lines_in_force(cast.organ.pk, Catalogue.PROACTIVE, on=on)
    assert now == lines_from(version.lines)
    earlier = CatalogueVersion.objects.get(number=1)
    assert lines_from(earlier.lines) == LINES


def test_blanks_in_a_limit_are_no_difference() -> None:
    before = Line(code="a", title="甲", time_limit=20)
    same = replace(before, time_words="自信息形成或者变更之日起20个工作日内")
    assert not differences([before], [same])
    (found,) = differences([before], [replace(same, time_limit=10)])
    assert found.fields[0].label == "时限天数"


def test_ending_level_one_ends_what_stands_below(cast: Cast) -> None:
    first(cast)
    version = draft(cast)
    gone = actions.end_heading(version.pk, actor=cast.clerk, code="organisation")
    assert {line.code for line in gone} == {"organisation", "functions", "leaders"}


def test_a_drafter_cannot_approve_and_neither_can_who_only_edited(cast: Cast) -> None:
    both = make_member(
        "both", "吕兼任", organ=cast.organ, section=None, roles=[Role.CLERK, Role.DIRECTOR]
    ).as_actor()
    version = draft(cast, LINES)
    actions.change_heading(version.pk, actor=both, code="functions", basis="《某某规定》")
    actions.submit_version(
        version.pk, actor=cast.clerk, reason="编制", in_force_from=FIRST_DAY, at=moment(FIRST_DAY)
    )
    with pytest.raises(StepRefused, match="不能批准本人参与起草的目录"):
        actions.approve_version(version.pk, actor=both, at=moment(FIRST_DAY))
    assert actions.approve_version(version.pk, actor=cast.director, at=moment(FIRST_DAY)).number == 1


def test_a_submission_needs_a_reason_a_day_and_a_difference(cast: Cast) -> None:
    first(cast)
    version = draft(cast)
    with pytest.raises(StepRefused) as refused:
        actions.submit_version(
            version.pk, actor=cast.clerk, reason=" ", in_force_from=None, at=moment(APPROVED_ON)
        )
    assert refused.value.reasons == ("须填写调整理由", "须填写施行日期", "与现行目录相比没有任何改动")


@pytest.mark.parametrize(
    ("begins", "why"), [(FIRST_DAY, "同一天只能有一个版本施行"), (date(2020, 8, 1), "不能早于今天")]
)
def test_a_version_begins_after_the_last_one_and_not_in_the_past(cast: Cast, begins: date, why: str) -> None:
    first(cast)
    on = date(2020, 9, 1)
    version = draft(cast, [*LINES[:3], replace(LINES[3], time_limit=10)], on=on)
    with pytest.raises(StepRefused, match=why):
        actions.submit_version(
            version.pk, actor=cast.clerk, reason="缩短时限", in_force_from=begins, at=moment(on)
        )


def test_a_version_of_a_later_day_waits_for_the_daily_work(cast: Cast) -> None:
    first(cast)
    on, begins = date(2020, 9, 1), date(2020, 10, 1)
    version = draft(cast, [*LINES[:3], replace(LINES[3], title="保障性住房配给")], on=on)
    approved(cast, version, reason="改名", begins=begins, on=on)
    assert Heading.objects.get(pk=cast.heading.pk).title == "保障性住房分配管理"
    assert not actions.put_into_force(moment(begins - timedelta(days=1)))
    (told,) = actions.put_into_force(moment(begins))
    assert "第 2 版" in told and "2020-10-01" in told
    assert Heading.objects.get(pk=cast.heading.pk).title == "保障性住房配给"
    assert not actions.put_into_force(moment(begins))


def test_the_daily_work_knows_of_it(cast: Cast) -> None:
    assert "目录施行" in duties._duties


def test_one_draft_of_a_catalogue_at_a_time(cast: Cast) -> None:
    version = draft(cast, LINES)
    with pytest.raises(StepRefused, match="已有一份草案在办"):
        draft(cast, LINES)
    actions.drop_version(version.pk, actor=cast.clerk)
    assert draft(cast, LINES).is_open


def test_a_draft_that_was_sent_back_is_changed_and_submitted_again(cast: Cast) -> None:
    version = draft(cast, LINES)
    actions.submit_version(
        version.pk, actor=cast.clerk, reason="编制", in_force_from=FIRST_DAY, at=moment(FIRST_DAY)
    )
    with pytest.raises(StepRefused):
        actions.change_heading(version.pk, actor=cast.clerk, code="functions", time_limit=5)
    with pytest.raises(StepRefused, match="须填写退回原因"):
        actions.send_back_version(version.pk, actor=cast.director, note="")
    actions.send_back_version(version.pk, actor=cast.director, note="时限有误")
    actions.change_heading(version.pk, actor=cast.clerk, code="functions", time_limit=5)
    assert approved(cast, version).number == 1


def test_faults_of_an_import_keep_a_draft_from_being_submitted_until_seen_to(cast: Cast) -> None:
    rows = [["一级事项", "二级事项", "公开时限"], ["机构信息", "机构职能", "适时"]]
    version = actions.import_catalogue(
        cast.organ, Catalogue.PROACTIVE, rows=rows, source="目录.xlsx", actor=cast.clerk
    )
    assert [fault["cell"] for fault in version.faults] == ["C2"]
    with pytest.raises(StepRefused, match="看不出“适时”是多长时间"):
        actions.submit_version(
            version.pk, actor=cast.clerk, reason="编制", in_force_from=timezone.localdate()
        )
    code = version.faults[0]["code"]
    actions.change_heading(version.pk, actor=cast.clerk, code=code, time_limit=20, time_words="20个工作日内")
    actions.submit_version(version.pk, actor=cast.clerk, reason="编制", in_force_from=timezone.localdate())
    version = actions.approve_version(version.pk, actor=cast.director)
    assert {each["kind"] for each in version.changes} == {"added"}
    cast.heading.refresh_from_db()
    assert cast.heading.is_ended


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"title": " "}, "名称不能为空"),
        ({"time_limit": 0}, "1 至 366"),
        ({"cadence": "hourly"}, "更新频次"),
        ({"title": "领导信息"}, "出现 2 次"),
    ],
)
def test_a_line_that_is_wrong_is_refused(cast: Cast, values: dict[str, object], why: str) -> None:
    version = draft(cast, LINES)
    with pytest.raises(StepRefused, match=why):
        actions.change_heading(version.pk, actor=cast.clerk, code="functions", **values)


def test_a_code_is_given_once_and_for_all(cast: Cast) -> None:
    first(cast)
    version = draft(cast)
    line = actions.add_heading(version.pk, actor=cast.clerk, title="公开年报", code="annual-report")
    assert line.code == "annual-report"
    with pytest.raises(StepRefused, match="已经用过"):
        actions.add_heading(version.pk, actor=cast.clerk, title="又一份年报", code="annual-report")


def test_nothing_moves_below_itself(cast: Cast) -> None:
    version = draft(cast, LINES)
    with pytest.raises(StepRefused, match="以自己或者下级为上级"):
        actions.move_heading(version.pk, actor=cast.clerk, code="organisation", parent="functions", number=1)


def test_rows_of_a_standard_are_taken_over(cast: Cast) -> None:
    version = draft(cast, [*LINES, Line(code="use", title="保障性住房·使用管理")])
    taken = actions.take_standard_rows(
        version.pk, actor=cast.clerk, field="housing", rows=["exit", "housing-starts"]
    )
    lines = {line.code: line for line in lines_from(CatalogueVersion.objects.get(pk=version.pk).lines)}
    assert {line.code for line in taken} == {"exit", "housing-starts"}
    assert lines["exit"].parent == "use" and lines["exit"].time_limit == 20
    assert lines[lines["housing-starts"].parent].title == "保障性住房·建设管理"


def test_an_ended_heading_keeps_its_items_and_takes_no_new_one(cast: Cast) -> None:
    first(cast)
    published = publish(cast, cast.heading, on=date(2020, 5, 6))
    on = date(2020, 9, 1)
    version = draft(cast, LINES[:3], on=on)
    approved(cast, version, reason="事项取消", begins=on, on=on)
    published.refresh_from_db()
    assert published.heading_id == cast.heading.pk and published.is_public
    with pytest.raises(StepRefused, match="已于 2020-09-01 停用"):
        publish(cast, cast.heading, on=date(2020, 9, 2))


def publish(cast: Cast, heading: Heading, *, on: date):  # type: ignore[no-untyped-def]
    at = moment(on)
    told = items.Draft(
        kind="notice", title="配租公告", formed_on=on, proposed_attribute="proactive", body="正文"
    )
    item = items.register(cast.organ, told, actor=cast.clerk, at=at)
    items.check(item.pk, actor=cast.section_head, at=at)
    items.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=at)
    items.determine(item.pk, actor=cast.director, attribute="proactive", at=at)
    return items.publish(item.pk, actor=cast.clerk, heading_id=heading.pk, at=at)


def test_every_step_leaves_an_entry(cast: Cast) -> None:
    version = first(cast)
    labels = list(Entry.objects.filter(subject=subject_of(version)).values_list("verb", flat=True))
    assert labels == ["start_version", "submit_version", "approve_version", "put_into_force"]


def test_the_authority_reads_versions_below_and_strangers_none(cast: Cast) -> None:
    first(cast)
    visible = CatalogueVersion.objects.visible_to
    assert visible(cast.authority).count() == visible(cast.clerk).count() == 1
    assert visible(cast.other_clerk).count() == visible(cast.stranger).count() == 0


def test_a_negative_list_that_stays_as_it_was_is_the_record_of_its_review(cast: Cast) -> None:
    line = Line(code="n1", title="举报人信息", ground="14.law_forbids", manner="on_application")
    for begins in (FIRST_DAY, date(2020, 9, 1)):
        at = moment(begins)
        version = actions.start_version(cast.organ, Catalogue.NEGATIVE, actor=cast.clerk, lines=[line], at=at)
        approved(cast, version, reason="年度复核，没有变化", begins=begins, on=begins)
    assert version.changes == [] and lines_in_force(cast.organ.pk, Catalogue.NEGATIVE, on=begins) == [line]
    assert Heading.objects.get(organ=cast.organ, catalogue=Catalogue.NEGATIVE).in_force_from == FIRST_DAY

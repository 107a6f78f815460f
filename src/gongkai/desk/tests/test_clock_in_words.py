"""The clock of an application in a sentence: its days are those of the strip, each with why."""

import re
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import brought_to, moment, sent
from gongkai.casework.procedure import StepRefused
from gongkai.desk.application_list import clock_of
from gongkai.organs.calendars import calendar_in
from gongkai.web.clock import Cell, clock_legend, day_cells

ON = date(2021, 3, 1)
MARCH = [date(2021, 3, day) for day in range(1, 32)]


def shown(application: Application) -> tuple[str, list[Cell]]:
    application = Application.objects.get(pk=application.pk)
    calendar = calendar_in(application.organ.calendar_region)
    found = clock_of(application, on=ON, calendar=calendar)
    assert found is not None
    return found.sentence, day_cells(found.deadline.days, today=ON, due_on=found.deadline.due_on)


def consulted(cast: Cast, application: Application, begun: date, ended: date) -> None:
    asked = actions.consult(
        application.pk, actor=cast.clerk, kind="third_party", party="王建国", matter="报价", at=moment(begun)
    )
    sent(asked.notice, cast, on=begun, received_on=begun)
    actions.record_answer(
        asked.notice_id, actor=cast.clerk, answer="agrees", answered_on=ended, at=moment(ended, 5)
    )


def extended(cast: Cast, application: Application, on: date) -> None:
    extension = actions.extend(application.pk, actor=cast.clerk, days=10, reason="调取档案", at=moment(on))
    sent(extension.notice, cast, on=on)


def corrected(cast: Cast, application: Application, asked: date, came: date) -> None:
    correction = actions.ask_correction(
        application.pk, actor=cast.clerk, unclear="年度", how="写明", due_on=MARCH[30], at=moment(asked)
    )
    sent(correction.notice, cast, on=asked, received_on=asked)
    actions.receive_correction(
        application.pk, actor=cast.clerk, wanted="2019 年", received_on=came, at=moment(came)
    )


def paid(cast: Cast, application: Application, asked: date, came: date) -> None:
    fee = actions.charge_fee(
        application.pk, actor=cast.clerk, method="page", count=45, how_to_pay="财政专户", at=moment(asked)
    )
    sent(fee.notice, cast, on=asked, received_on=asked)
    actions.confirm_payment(
        application.pk, actor=cast.clerk, paid_on=came, voucher="宁财0001", at=moment(came)
    )


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (
            "nothing",
            "2021年3月1日收到，次日起计 20 个工作日，其间休息日、节假日 8 天不计入，2021年3月29日届满",
        ),
        (
            "consultation and extension",
            "2021年3月1日收到，次日起计 30 个工作日（含延长 10 个），征求意见的 9 个工作日不计入，"
            "其间休息日、节假日 16 天不计入，2021年4月25日届满",
        ),
        (
            "correction",
            "2021年3月1日收到，2021年3月15日收到补正重新起算，次日起计 20 个工作日，"
            "其间休息日、节假日 9 天不计入，2021年4月13日届满",
        ),
        (
            "extension and payment",
            "2021年3月1日收到，2021年3月15日缴清费用重新起算，次日起计 20 个工作日，"
            "其间休息日、节假日 9 天不计入，2021年4月13日届满",
        ),
    ],
)
def test_the_sentence_adds_up_to_the_strip(cast: Cast, what: str, sentence: str) -> None:
    application = brought_to("registered", cast, on=ON)
    if what == "consultation and extension":
        consulted(cast, application, MARCH[7], MARCH[18])
        extended(cast, application, MARCH[21])
    elif what == "correction":
        corrected(cast, application, MARCH[4], MARCH[14])
    elif what == "extension and payment":
        extended(cast, application, MARCH[1])
        paid(cast, application, MARCH[9], MARCH[14])
    told, cells = shown(application)
    assert told.startswith(sentence)
    counted, *left_out = (int(each) for each in re.findall(r"(?:计|的|日) (\d+) (?:个工作日|天)", told))
    assert counted + sum(left_out) == len(cells)
    assert counted == max(int(cell.mark) for cell in cells if cell.mark.isdigit())
    assert "第三十三条第二款" in told
    for cell in cells:
        if "excluded" in cell.kinds:
            assert cell.explanation.endswith("征求意见期间，不计入（条例第三十三条第三款）")


def test_days_of_a_delay_are_no_days_of_rest(cast: Cast) -> None:
    application = brought_to("registered", cast, on=ON)
    asked = actions.ask_explanation(
        application.pk, actor=cast.clerk, counts="一个月 30 件", due_on=MARCH[9], at=moment(MARCH[1])
    )
    sent(asked.notice, cast, on=MARCH[1], received_on=MARCH[1])
    actions.receive_explanation(
        application.pk, actor=cast.clerk, explanation="诉讼所需", explained_on=MARCH[3], at=moment(MARCH[3])
    )
    actions.judge_explanation(
        application.pk, actor=cast.section_head, judgement="reasonable", because="确需", at=moment(MARCH[4])
    )
    delayed = actions.delay_reply(
        application.pk, actor=cast.clerk, reply_by=date(2021, 4, 2), reason="量大", at=moment(MARCH[4])
    )
    assert delayed.delay_notice is not None
    sent(delayed.delay_notice, cast, on=MARCH[4])
    told, cells = shown(application)
    assert (
        "次日起计 20 个工作日，另延迟答复 4 个工作日，其间休息日、节假日 8 天不计入，2021年4月2日届满" in told
    )
    assert [cell.mark for cell in cells[-4:]] == ["延"] * 4
    assert "延迟答复期间（条例第三十五条）" in dict(clock_legend(cells)).values()


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ("days", "2021年3月1日收到，次日起计 12 日，届满日遇休息日顺延 2 天，2021年3月15日届满"),
        (
            "workdays",
            "2021年3月1日收到，次日起计 12 个工作日，其间休息日、节假日 4 天不计入，2021年3月17日届满",
        ),
    ],
)
def test_an_ordered_period_is_told_in_its_own_days_and_not_prolonged(
    cast: Cast, unit: str, sentence: str
) -> None:
    delivered = brought_to("delivered", cast, on=date(2021, 2, 1))
    order: dict[str, Any] = {"order_days": 12, "order_unit": unit}
    again = actions.act_again(
        delivered.pk, actor=cast.clerk, ordered_on=ON, basis="青政复决〔2021〕3号", at=moment(ON), **order
    )
    assert shown(again)[0].startswith(sentence)
    with pytest.raises(StepRefused, match="不能自行延长"):
        extended(cast, again, ON)
    with pytest.raises(StepRefused, match="不从中扣除"):
        actions.tell_of_consultation(again.pk, actor=cast.clerk, at=moment(ON))
    made = actions.split(again.pk, actor=cast.clerk, pieces=["第一项", "第二项"], at=moment(ON))
    assert {each.due_on for each in made} == {again.due_on}

"""The clock read a second time: random stories through the actions, their due day counted day by day without our engine."""

from datetime import date, timedelta
from random import Random

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import CONFIRMED, brought_to, moment, sent
from gongkai.casework.procedure import StepRefused
from gongkai.law.workdays import calendar_for

CALENDAR = calendar_for("640221")
TOLD = ("correct", "consult", "consult", "extend", "charge")


def after(start: date, workdays: int, left_out: set[date] | None = None) -> date:
    """The last of so many workdays after a day, one by one."""
    while workdays:
        start += timedelta(days=1)
        workdays -= CALENDAR.is_workday(start) and start not in (left_out or ())
    return start


class Story:
    """One application and what was noted of it on paper."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.cast, self.random = cast, Random(seed)
        self.received = self.on = date(2021, 1, 4) + timedelta(days=self.random.randrange(300))
        self.pk = brought_to("registered", cast, key=f"story-{seed}", on=self.received).pk
        self.starts = [self.received]
        self.extensions: list[tuple[date, int]] = []
        self.pauses: list[tuple[date, date]] = []

    def days(self, most: int) -> timedelta:
        return timedelta(days=self.random.randrange(most))

    def correct(self) -> None:
        asked = actions.ask_correction(
            self.pk,
            actor=self.cast.clerk,
            unclear="没有写明年度",
            how="写明年度",
            due_on=self.on + timedelta(days=30),
            at=moment(self.on),
        )
        sent(asked.notice, self.cast, on=self.on, received_on=self.on)
        self.on += self.days(20)
        actions.receive_correction(
            self.pk,
            actor=self.cast.clerk,
            wanted="2019 年度的明细",
            received_on=self.on,
            confirmation=CONFIRMED,
            at=moment(self.on),
        )
        self.starts.append(self.on)

    def consult(self) -> None:
        kind, began = self.random.choice(("third_party", "co_maker")), self.on
        asked = actions.consult(
            self.pk,
            actor=self.cast.clerk,
            kind=kind,
            party=f"青石县第{len(self.pauses)}建筑公司",
            matter="投标报价",
            at=moment(began),
        )
        came = began + self.days(4)
        sent(asked.notice, self.cast, on=began, received_on=came)
        ends = after(came, 15)
        if self.random.random() < 0.7:
            answered = came + self.days(35)
            actions.record_answer(
                asked.notice_id,
                actor=self.cast.clerk,
                answer="agrees",
                answered_on=answered,
                at=moment(answered, 5),
            )
            ends = min(ends, answered)
        self.pauses.append((began, ends))

    def extend(self) -> None:
        days = self.random.randrange(1, 12)
        extension = actions.extend(
            self.pk, actor=self.cast.clerk, days=days, reason="调取档案", at=moment(self.on)
        )
        sent(extension.notice, self.cast, on=self.on)
        self.extensions.append((self.on, days))

    def charge(self) -> None:
        fee = actions.charge_fee(
            self.pk,
            actor=self.cast.clerk,
            method="page",
            count=45,
            how_to_pay="财政专户",
            at=moment(self.on),
        )
        sent(fee.notice, self.cast, on=self.on, received_on=self.on)
        self.on += self.days(20)
        actions.confirm_payment(
            self.pk, actor=self.cast.clerk, paid_on=self.on, voucher="宁财0001", at=moment(self.on)
        )
        self.starts.append(self.on)

    @property
    def due_on(self) -> date:
        """From the last start, what was told since added, what was asked in time left out."""
        start = max(self.starts)
        workdays = 20 + sum(days for told, days in self.extensions if told >= start)
        left_out: set[date] = set()
        due = after(start, workdays)
        for began, ends in sorted(self.pauses):
            if began <= due:
                left_out |= {began + timedelta(days=nth) for nth in range(1, (ends - began).days + 1)}
                due = after(start, workdays, left_out)
        return due


@pytest.mark.parametrize("seed", [1, 5, 8, 13])
def test_the_due_day_is_the_one_counted_by_hand(cast: Cast, seed: int) -> None:
    story = Story(cast, seed)
    for _ in range(5):
        story.on += story.days(4)
        try:
            getattr(story, story.random.choice(TOLD))()
        except StepRefused:
            continue
        assert Application.objects.get(pk=story.pk).due_on == story.due_on
    assert len(story.starts) + len(story.extensions) + len(story.pauses) > 2

"""退件 and 再次送达: the letter leaves once more, the first day stands, and a first look online is kept."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.tests.samples import moment
from gongkai.cases import tracking
from gongkai.cases.actions.access import record_access
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.requests import actions
from gongkai.requests.models import Rectification
from gongkai.requests.tests.samples import ON, rectified_to

POSTED_ON, BACK_ON, AGAIN_ON = date(2026, 5, 18), date(2026, 5, 22), date(2026, 5, 25)


@pytest.fixture
def posted(cast: Cast) -> Rectification:
    """A decision that was posted."""
    case = rectified_to("signed", cast)
    by_mail = {"method": "mail", "evidence": "EMS 1234567890123"}
    return actions.deliver_decision(
        case.pk, actor=cast.clerk, delivered_on=POSTED_ON, at=moment(POSTED_ON), **by_mail
    )


def came_back(cast: Cast, case: Rectification, **told: Any) -> Any:
    said = {"returned_on": BACK_ON, "because": "unknown", **told}
    return actions.record_return(case.pk, actor=cast.clerk, at=moment(BACK_ON), **said)


def sent_again(cast: Cast, case: Rectification, **told: Any) -> Any:
    said = {"method": "online", "delivered_on": AGAIN_ON, **told}
    return actions.deliver_again(case.pk, actor=cast.clerk, at=moment(AGAIN_ON), **said)


def test_a_letter_that_came_back_is_sent_again_and_the_first_day_stands(
    cast: Cast, posted: Rectification
) -> None:
    came_back(cast, posted)
    sent_again(cast, posted)
    case = Rectification.objects.get(pk=posted.pk)
    assert (case.state, case.closed_on, case.letter.delivered_on) == ("delivered", POSTED_ON, POSTED_ON)
    first, second = case.letter.deliveries.all()
    assert (first.returned_on, first.returned_because) == (BACK_ON, "unknown")
    assert (second.way, second.delivered_on, second.returned_on) == ("online", AGAIN_ON, None)
    told = Entry.objects.filter(verb__in=["record_return", "deliver_again"]).order_by("sequence")
    assert [each.legal_on for each in told] == [BACK_ON, AGAIN_ON]
    assert record_access(case)
    assert "deliver_again" in tracking.teller_of("rectification").steps


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"returned_on": ON}, "不能早于"),
        ({"returned_on": date(2026, 6, 1)}, "不能晚于今天"),
        ({"because": ""}, "须选择退回原因"),
    ],
)
def test_a_return_needs_a_reason_and_a_day_that_can_be(
    cast: Cast, posted: Rectification, told: dict[str, Any], why: str
) -> None:
    with pytest.raises(StepRefused, match=why):
        came_back(cast, posted, **told)


def test_a_letter_comes_back_once_for_each_time_that_it_left(cast: Cast, posted: Rectification) -> None:
    came_back(cast, posted)
    with pytest.raises(StepRefused, match="请再次送达"):
        came_back(cast, posted)


def test_a_letter_that_did_not_come_back_is_sent_again_with_a_reason(
    cast: Cast, posted: Rectification
) -> None:
    with pytest.raises(StepRefused, match="须写明再次送达的原因"):
        sent_again(cast, posted)
    sent_again(cast, posted, reason="提出人要求改用网上查看")


def test_nothing_is_sent_again_that_never_left(cast: Cast) -> None:
    with pytest.raises(StepRefused):
        sent_again(cast, rectified_to("signed", cast))

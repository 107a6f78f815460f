"""What is not open is looked at again: kept, opened within its limit, or opened in part."""

from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications.tests.samples import moment
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.reassessment import due, kept_closed

DAY = date(2020, 5, 15)
AGAIN = date(2021, 5, 17)


def withheld(cast: Cast, *, opinion: str = "cleared_with_limits", **changes: Any) -> Item:
    """A document that was determined not to be open."""
    stated: dict[str, Any] = {
        "kind": "official_document",
        "title": "关于老旧小区改造资金安排的请示",
        "formed_on": DAY,
        "proposed_attribute": "withheld",
        "proposed_ground": "16.process.request_report",
        "proposed_reason": "请示",
        "body": "正文",
        **changes,
    }
    item = actions.register(cast.organ, actions.Draft(**stated), actor=cast.clerk, at=moment(DAY))
    actions.check(item.pk, actor=cast.section_head, at=moment(DAY))
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion=opinion, at=moment(DAY))
    ground = "14.secret" if opinion == "secret" else "16.process.request_report"
    return actions.determine(
        item.pk, actor=cast.director, attribute="withheld", ground=ground, at=moment(DAY)
    )


def proposed(cast: Cast, item: Item, outcome: str, trigger: str = "draft_adopted") -> None:
    actions.propose_reassessment(
        item.pk,
        actor=cast.reviewer,
        trigger=trigger,
        outcome=outcome,
        reason="资金已经下达，公开不影响办理",
        at=moment(AGAIN),
    )


def decided(cast: Cast, item: Item, *, is_approved: bool = True) -> Item:
    return actions.decide_reassessment(
        item.pk, actor=cast.director, is_approved=is_approved, at=moment(AGAIN, 3)
    )


def test_a_year_later_it_is_due_and_kept_for_another_year(cast: Cast) -> None:
    item = withheld(cast)
    assert list(due(cast.reviewer, on=date(2021, 5, 14))) == []
    assert list(due(cast.reviewer, on=DAY.replace(year=2021))) == [item]
    proposed(cast, item, "keep", "periodic")
    item = decided(cast, item)
    assert (item.attribute, item.next_review_on) == ("withheld", date(2022, 5, 17))
    assert list(kept_closed(cast.other_clerk)) == []


def test_what_is_opened_must_be_public_within_twenty_workdays_of_the_decision(cast: Cast) -> None:
    item = withheld(cast)
    proposed(cast, item, "open")
    item = decided(cast, item)
    assert (item.attribute, item.attribute_ground, item.next_review_on) == ("proactive", "", None)
    assert item.publish_due_on == date(2021, 6, 15)
    published = actions.publish(
        item.pk,
        actor=cast.clerk,
        heading_id=cast.heading.pk,
        five_open=["result"],
        at=moment(date(2021, 5, 20)),
    )
    assert published.is_public


def test_what_is_opened_in_part_becomes_a_new_empty_document_beside_the_old(cast: Cast) -> None:
    item = withheld(cast)
    proposed(cast, item, "partly")
    item = decided(cast, item)
    part = item.reassessments.get().opened_item
    assert part is not None
    assert (part.title, part.body, part.state) == (f"{item.title}（公开部分）", "", "registered")
    assert (item.attribute, part.proposed_attribute) == ("withheld", "proactive")


def test_a_refused_proposal_keeps_it_closed(cast: Cast) -> None:
    item = withheld(cast)
    proposed(cast, item, "open")
    item = decided(cast, item, is_approved=False)
    assert (item.attribute, item.next_review_on) == ("withheld", date(2022, 5, 17))


def test_a_state_secret_is_opened_only_after_its_term(cast: Cast) -> None:
    item = withheld(cast, opinion="secret")
    with pytest.raises(StepRefused, match="保密期限届满或者解密后才能公开"):
        proposed(cast, item, "open", "periodic")
    proposed(cast, item, "open", "term_ended")
    assert decided(cast, item).secrecy_opinion == "cleared"


def test_one_proposal_at_a_time_and_none_for_what_is_open(cast: Cast) -> None:
    item = withheld(cast)
    proposed(cast, item, "keep")
    with pytest.raises(StepRefused, match="已有一项评估待决定"):
        proposed(cast, item, "open")
    proposed_open = decided(cast, item)
    proposed(cast, proposed_open, "open")
    decided(cast, item)
    with pytest.raises(StepRefused, match="主动公开的信息不需要评估"):
        proposed(cast, item, "keep")

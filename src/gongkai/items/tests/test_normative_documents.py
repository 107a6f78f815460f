"""行政规范性文件: no publication without an explainer or the signer's reason; a new one ends the old one on its day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions
from gongkai.items.models import Item
from gongkai.items.owed import debts, debts_of
from gongkai.organs.calendars import calendar_in

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)


def registered(cast: Cast, kind: str = "normative_document", **stated: Any) -> Item:
    draft = {"title": f"青石县{kind}", "formed_on": DAY, "proposed_attribute": "proactive", "body": "第一条"}
    return actions.register(
        cast.organ, actions.Draft(kind=kind, **{**draft, **stated}), actor=cast.clerk, at=NOW
    )


def determined(cast: Cast, item: Item) -> Item:
    actions.check(item.pk, actor=cast.section_head, at=NOW)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=NOW)
    return actions.determine(item.pk, actor=cast.director, attribute="proactive", at=NOW)


def published(cast: Cast, item: Item, at: datetime = NOW) -> Item:
    return actions.publish(
        determined(cast, item).pk, actor=cast.clerk, heading_id=cast.heading.pk, five_open=["decision"], at=at
    )


def with_explainer(cast: Cast, **stated: Any) -> tuple[Item, Item]:
    document, explainer = registered(cast, **stated), registered(cast, "explainer")
    actions.link(explainer.pk, relation="explains", target_id=document.pk, actor=cast.clerk, at=NOW)
    return document, explainer


def test_a_normative_document_without_explainer_is_refused(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="须有政策解读（草稿也可以）才能发布"):
        published(cast, registered(cast))


def test_it_goes_out_with_the_draft_of_its_explainer_which_follows(cast: Cast) -> None:
    document, explainer = with_explainer(cast)
    with pytest.raises(StepRefused, match="请先发布文件，再发布解读"):
        published(cast, explainer)
    published(cast, document)
    explainer.refresh_from_db()
    actions.publish(explainer.pk, actor=cast.clerk, heading_id=cast.heading.pk, at=NOW)
    assert debts_of(Item.objects.get(pk=document.pk), calendar=calendar_in("640221")) == []


def test_the_explainer_is_due_with_the_document_and_late_after_three_workdays(cast: Cast) -> None:
    document, _ = with_explainer(cast)
    published(cast, document)
    (debt,) = debts([cast.organ.pk], calendar=calendar_in("640221"), on=timezone.localdate(NOW))
    assert (debt.item, debt.since, debt.due_on) == (document, date(2026, 3, 4), date(2026, 3, 9))
    assert not debt.rule.may_block


def test_only_the_signer_says_why_there_is_no_explainer(cast: Cast) -> None:
    item = determined(cast, registered(cast))
    with pytest.raises(StepRefused):
        actions.exempt_explainer(item.pk, actor=cast.clerk, reason="转发上级文件")
    actions.exempt_explainer(item.pk, actor=cast.director, reason="转发上级文件，上级已经解读")
    actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, at=NOW)
    assert not list(debts([cast.organ.pk], calendar=calendar_in("640221"), on=timezone.localdate(NOW)))


def test_other_kinds_are_not_exempted_of_anything(cast: Cast) -> None:
    item = determined(cast, registered(cast, "notice"))
    with pytest.raises(StepRefused, match="不须解读"):
        actions.exempt_explainer(item.pk, actor=cast.director, reason="无")


def old_and_new(cast: Cast, relation: str, **stated: Any) -> tuple[Item, Item]:
    old, _ = with_explainer(cast, title="旧办法", document_number="青住建规〔2020〕1号")
    published(cast, old)
    new, _ = with_explainer(cast, title="新办法", document_number="青住建规〔2026〕1号", **stated)
    actions.link(new.pk, relation=relation, target_id=old.pk, actor=cast.clerk, at=NOW)
    published(cast, new)
    return Item.objects.get(pk=old.pk), new


@pytest.mark.parametrize(("relation", "word"), [("replaces", "代替"), ("repeals", "废止")])
def test_a_new_document_ends_the_old_one_with_its_entry_and_edition(
    cast: Cast, relation: str, word: str
) -> None:
    old, new = old_and_new(cast, relation)

    assert (old.validity, old.repealed_on) == ("repealed", date(2026, 3, 4))
    entry = Entry.objects.get(verb="change_validity")
    assert entry.label == f"效力状态变更：由青住建规〔2026〕1号{word}"
    assert entry.payload == {"before": "in_force", "after": "repealed", "source": new.pk}
    assert ["效力状态", "废止"] in old.editions.last().card


def test_an_amended_document_stays_in_force_and_is_marked(cast: Cast) -> None:
    old, _ = old_and_new(cast, "amends")
    assert old.validity == "in_force" and old.repealed_on is None
    assert old.editions.last().reason == "由青住建规〔2026〕1号修改"


def test_the_old_one_stays_in_force_until_the_new_one_takes_effect(cast: Cast) -> None:
    takes_effect = date(2026, 5, 1)
    old, _ = old_and_new(cast, "replaces", effective_on=takes_effect)
    assert old.validity == "in_force"
    assert not actions.settle_validity(NOW + timedelta(days=10))

    told = actions.settle_validity(datetime(2026, 5, 1, 1, 0, tzinfo=UTC))
    old.refresh_from_db()
    assert list(told) == ["《旧办法》被代替"] and (old.validity, old.repealed_on) == (
        "repealed",
        takes_effect,
    )
    assert not actions.settle_validity(datetime(2026, 5, 2, 1, 0, tzinfo=UTC))

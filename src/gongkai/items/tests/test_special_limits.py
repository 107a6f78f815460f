"""公开期限 from a day of its own: a budget is due 20 calendar days after it was approved."""

from datetime import date

import pytest

from gongkai.items.deadlines import publication_deadline
from gongkai.items.models import Item


def item(cast, **fields) -> Item:
    return Item(organ=cast.organ, kind="department_budget", formed_on=date(2021, 1, 5), fields=fields)


@pytest.mark.parametrize(
    ("approved_by", "article"),
    [
        ("财政部门", "《中华人民共和国预算法》第十四条第二款"),
        ("主管部门", "《中华人民共和国预算法实施条例》第六条"),
    ],
)
def test_a_budget_is_due_twenty_days_after_its_approval(cast, approved_by, article) -> None:
    found = publication_deadline(item(cast, approved_on="2021-01-29", approved_by=approved_by))
    assert found.due_on == date(2021, 2, 18)
    assert [each.label for each in found.basis] == [article]


def test_before_the_regulation_a_units_budget_has_the_general_limit(cast) -> None:
    told = Item(
        organ=cast.organ,
        kind="department_budget",
        formed_on=date(2020, 1, 6),
        fields={"approved_on": "2020-01-10", "approved_by": "主管部门"},
    )
    assert publication_deadline(told).basis[0].article == "第二十六条"

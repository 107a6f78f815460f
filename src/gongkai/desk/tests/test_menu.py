"""The menu of the desk: groups by role, and where one is."""

import pytest
from tests.cast import Cast

from gongkai.desk.places import places_for
from gongkai.organs.actors import Actor


def shown(actor: Actor, path: str = "/desk/") -> dict[str, list[str]]:
    return {group: [label for label, *_ in lines] for group, lines in places_for(actor, path)}


def here(actor: Actor, path: str) -> list[str]:
    return [label for _, lines in places_for(actor, path) for label, _, is_here, _ in lines if is_here]


def test_groups_without_a_place_for_the_role_are_not_shown(cast: Cast) -> None:
    assert shown(cast.clerk)["依申请公开"] == ["申请办理", "更正和建议", "办理统计", "归档", "投诉举报"]
    assert "办理监督" in shown(cast.authority)["依申请公开"]
    assert "主动公开" not in shown(cast.stranger)


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/desk/", "待办"),
        ("/desk/items/7/", "信息登记簿"),
        ("/desk/applications/7/", "申请办理"),
        ("/desk/applications/statistics/", "办理统计"),
        ("/desk/archive/7/", "归档"),
        ("/desk/lawsuits/7/answer/", "申请办理"),
    ],
)
def test_one_place_is_marked_as_where_one_is(cast: Cast, path: str, label: str) -> None:
    assert here(cast.clerk, path) == [label]


def test_a_page_of_no_place_marks_none(cast: Cast) -> None:
    assert here(cast.clerk, "/desk/password/") == []

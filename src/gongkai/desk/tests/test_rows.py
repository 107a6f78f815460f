"""The rows of a list at the desk."""

from conftest import Cast

from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions


def test_every_line_of_a_long_list_can_be_looked_at(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(kind="roster", body=""), actor=cast.clerk)
    actions.add_rows(item.pk, [{"household": f"第{number:03d}户"} for number in range(230)], actor=cast.clerk)
    reviewer, page = logged_in(cast, "reviewer"), f"/desk/items/{item.pk}/"
    first = reviewer.get(page).content.decode()
    assert "第000户" in first and "第100户" not in first and "?rows_after=100" in first
    last = reviewer.get(f"{page}?rows_after=200").content.decode()
    assert "第229户" in last and "第199户" not in last and "后面的行" not in last
    assert reviewer.get(f"{page}?rows_after=x").status_code == 400


def test_the_rows_of_a_list_are_paged_by_their_position(cast: Cast) -> None:
    item = actions.register(cast.organ, draft(kind="roster", body=""), actor=cast.clerk)
    actions.add_rows(item.pk, [{"household": f"第{number:03d}户"} for number in range(120)], actor=cast.clerk)
    clerk, page = logged_in(cast, "clerk"), f"/desk/items/{item.pk}/rows/"
    first = clerk.get(page).content.decode()
    assert "第049户" in first and "第050户" not in first and "?after=50" in first
    last = clerk.get(f"{page}?after=100").content.decode()
    assert "第119户" in last and "后面的行" not in last and "?before=101" in last
    assert clerk.get(f"{page}?after=x").status_code == 400
    assert logged_in(cast, "authority").get(page).status_code == 403

"""A new kind of list is one file: the manual's own example goes from import to its public page."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from conftest import Cast
from django.conf import settings
from django.test import Client

from gongkai.items import actions
from gongkai.items.kinds import all_kinds, kind_of
from gongkai.law.identifiers.resident import check_digit
from tests.test_docs import fenced, read

CODE = "heating_subsidies"
PAPERS = [first + check_digit(first) for first in ("64022119700101001", "64022119800202002")]
PASTE = "\n".join(
    [
        "小区名称\t姓名\t证件号码\t采暖面积（平方米）\t补贴金额（元）\t发放日期",
        f"惠民小区\t马小兰\t{PAPERS[0]}\t60\t600\t2020年11月2日",
        f"康居小区\t欧阳建国\t{PAPERS[1]}\t75.5\t755\t2020/11/3",
    ]
)
AT = datetime(2020, 11, 10, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def new_kind() -> Iterator[None]:
    """The manual's example in the data folder's `kinds`; its posting is left out (postings have their own journey)."""
    (example,) = fenced(read("docs/manual/kinds.md"), "yaml")
    told = yaml.safe_load(example)
    del told["posting"]
    path = settings.HOME / "kinds" / f"{CODE}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    all_kinds.cache_clear()
    yield
    path.unlink()
    all_kinds.cache_clear()


@pytest.mark.django_db(transaction=True)
def test_a_new_kind_is_one_file_from_import_to_its_page(new_kind: None, cast: Cast) -> None:
    draft = actions.Draft(
        kind=CODE,
        title="2020年采暖补贴发放名单",
        formed_on=date(2020, 11, 9),
        proposed_attribute="proactive",
    )
    item = actions.register(cast.organ, draft, actor=cast.clerk, at=AT)
    brought = actions.stage_import(item.pk, text=PASTE, actor=cast.clerk, at=AT)
    actions.confirm_import(brought.pk, actor=cast.clerk, at=AT)
    actions.check(item.pk, actor=cast.section_head, at=AT)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared", at=AT)
    actions.determine(item.pk, actor=cast.director, attribute="proactive", at=AT)
    published = actions.publish(item.pk, actor=cast.clerk, heading_id=cast.heading.pk, at=AT)

    page = Client().get(f"/items/{published.index_number}/").content.decode()
    assert "欧阳建国" in page and "75.5" in page and "1355" in page.replace(",", "")
    assert not any(paper in page for paper in PAPERS) and "身份证号" not in page
    edition = published.editions.get()
    assert [column["code"] for column in edition.table["columns"]] == [
        "community", "household", "area", "subsidy", "paid_on",
    ]  # fmt: skip


def test_a_file_that_would_show_a_sealed_column_is_refused(tmp_path: Path) -> None:
    from gongkai.items.kinds import kinds_in

    told = kind_of("allocation_list").model_dump(mode="json", exclude_defaults=True)
    paper = next(column for column in told["columns"] if column.get("privacy") == "paper")
    paper["mask"] = "show"
    (tmp_path / "allocation_list.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    with pytest.raises(ValueError, match=r"(?s)allocation_list\.yaml.*never shown in full"):
        kinds_in(tmp_path)

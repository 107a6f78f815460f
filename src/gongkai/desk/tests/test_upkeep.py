"""Catalogue, work calendar and the check of the entries."""

from datetime import date

import pytest
from conftest import Cast
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.cast import make_member

from gongkai.applications.models import Application
from gongkai.casework.models import Entry
from gongkai.catalogue.models import Heading
from gongkai.desk.tests.desk_client import draft, logged_in
from gongkai.items import actions
from gongkai.organs.actors import Role
from gongkai.organs.models import HolidayNotice
from gongkai.report.tests.records import make_application

NOTICE = """
region: CN
year: 2031
source: 关于2031年部分节假日安排的通知
issued_on: 2030-11-10
days_off:
  2031-03-10..2031-03-14: 试验假日
days_worked:
  - 2031-03-15
"""


@pytest.fixture
def administrator(cast: Cast) -> Client:
    cast.members["admin"] = make_member(
        "admin", "韩管理", organ=cast.organ, section=None, roles=[Role.ADMINISTRATOR]
    )
    return logged_in(cast, "admin")


def test_a_notice_is_loaded_and_says_what_moved(cast: Cast, administrator: Client) -> None:
    application = make_application(cast.organ, date(2031, 3, 3))
    Application.objects.filter(pk=application.pk).update(due_on=date(2031, 3, 31))
    file = SimpleUploadedFile("2031.yaml", NOTICE.encode())
    answer = administrator.post("/desk/calendar/", {"file": file})
    shown = answer.content.decode()
    assert answer.status_code == 200, shown
    assert "已载入 2031 年放假安排" in shown and application.number in shown
    application.refresh_from_db()
    assert application.due_on > date(2031, 3, 31)
    assert HolidayNotice.objects.get().year == 2031


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "not a notice",
        "- a\n- b",
        "region: [",
        NOTICE.replace("2031-03-15", "2031-03-10"),
        NOTICE.replace("CN", "99"),
        "x: &a [*a]",
        '{"region": "CN", "year": 2031, "days_off": {"2031-01-01": "\\ud800"}}',
        "year: 2031\n" * 9000,
    ],
)
def test_what_is_no_notice_is_refused_and_kept_in_the_form(administrator: Client, wrong: str) -> None:
    answer = administrator.post("/desk/calendar/", {"text": wrong})
    assert answer.status_code == 422
    assert "没有载入" in answer.content.decode()
    assert not HolidayNotice.objects.exists()


def test_a_file_that_is_too_big_or_no_text_is_refused(administrator: Client) -> None:
    for content in (b"#" * 70_000, "放假".encode("utf-16"), b"\xff\xfe\x00"):
        file = SimpleUploadedFile("a.yaml", content)
        assert administrator.post("/desk/calendar/", {"file": file}).status_code == 422


def test_only_an_administrator_loads_a_notice(cast: Cast) -> None:
    clerk = logged_in(cast, "clerk")
    assert "载入新的放假安排" not in clerk.get("/desk/calendar/").content.decode()
    assert clerk.post("/desk/calendar/", {"text": NOTICE}).status_code == 403


def test_the_catalogue_counts_its_levels(cast: Cast) -> None:
    for position in range(3):
        Heading.objects.create(
            organ=cast.organ,
            catalogue="proactive",
            parent=cast.heading,
            code=f"child-{position}",
            position=position,
            title=f"二级事项{position}",
            in_force_from=date(2019, 5, 15),
        )
    shown = logged_in(cast, "clerk").get("/desk/catalogue/").content.decode()
    assert "一级 1 项，二级 3 项" in shown and "二级事项2" in shown


def test_a_changed_entry_is_found(cast: Cast) -> None:
    actions.register(cast.organ, draft(), actor=cast.clerk)
    auditor = logged_in(cast, "auditor")
    assert "全部完好" in auditor.get("/desk/integrity/").content.decode()
    assert "个封存文件" in auditor.get("/desk/integrity/?files=1").content.decode()
    Entry.objects.all().__class__.__mro__[1].update(Entry.objects.all(), label="改过的")
    assert "内容与摘要不符" in auditor.get("/desk/integrity/").content.decode()

"""归档 at the desk: filed, checked, downloaded on the record, held."""

from datetime import date

import pytest
from conftest import Cast
from django.test import Client

from gongkai.applications.tests.samples import brought_to, moment
from gongkai.archive import actions as archive
from gongkai.casework.models import Entry
from gongkai.desk.tests.desk_client import logged_in

pytestmark = pytest.mark.usefixtures("printed_once")


def text(client: Client, page: str) -> str:
    return client.get(page).content.decode()


def test_a_closed_application_is_filed_checked_and_held(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    clerk, director = logged_in(cast, "clerk"), logged_in(cast, "director")
    page = f"/desk/archive/{application.pk}/"
    assert application.number in text(clerk, "/desk/archive/")
    assert "1 件已办结的申请没有归档" in text(clerk, "/desk/")
    assert clerk.post(f"{page}archive/").status_code == 302
    assert "送达情况" in text(clerk, page)
    assert text(clerk, "/desk/").count("没有归档") == 0

    checked = clerk.post(f"{page}check/").content.decode()
    assert checked.count("相符") >= 3 and "不符" not in checked
    file = application.case_files.get()
    assert clerk.post(f"/desk/archive/files/{file.pk}/").content.startswith(b"%PDF")
    assert Entry.objects.filter(verb="open_case_file").count() == 1
    assert logged_in(cast, "auditor").post(f"/desk/archive/files/{file.pk}/").status_code == 409
    assert logged_in(cast, "other_clerk").post(f"/desk/archive/files/{file.pk}/").status_code == 404

    assert director.post(f"{page}place_hold/", {"reason": "纪检调阅"}).status_code == 302
    assert "纪检调阅" in text(clerk, page)
    refused = clerk.post(f"{page}propose_destruction/", {"reason": "期满"})
    assert refused.status_code == 409 and "保管期限到 2030-12-31" in refused.content.decode()


def test_what_was_destroyed_is_still_found_by_number_and_shows_nothing(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    pk, over = application.pk, moment(date(2031, 1, 5))
    archive.archive(pk, actor=cast.clerk)
    archive.propose_destruction(pk, actor=cast.clerk, reason="期满", at=over)
    archive.approve_destruction(pk, actor=cast.director, at=over)
    clerk = logged_in(cast, "clerk")
    for page in (f"/desk/applications/{pk}/", f"/desk/applications/{pk}/letter/", f"/desk/archive/{pk}/"):
        shown = clerk.get(page)
        assert shown.status_code == 200, page
        assert "危房改造补助" not in shown.content.decode()
    assert "已销毁" in text(clerk, f"/desk/archive/{pk}/")
    assert clerk.post(f"/desk/applications/{pk}/identity/").status_code == 409

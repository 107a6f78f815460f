"""Set-up tables: for administrators only, with an entry for each change."""

import pytest
from conftest import Cast
from django.contrib.auth import get_user_model
from django.test import Client

from gongkai.casework.models import Entry
from gongkai.organs.models import Member, Section

TABLES = ("organs/organ", "organs/section", "organs/member")


@pytest.fixture
def administrator(cast: Cast) -> Client:
    user = get_user_model().objects.create(username="root", is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("table", TABLES)
def test_an_administrator_sees_the_table_and_its_forms(administrator: Client, cast: Cast, table: str) -> None:
    assert f"/admin/{table}/add/" in administrator.get(f"/admin/{table}/").content.decode()
    assert 'name="_save"' in administrator.get(f"/admin/{table}/add/").content.decode()


@pytest.mark.parametrize("table", TABLES)
def test_a_clerk_sees_none_of_them(cast: Cast, table: str) -> None:
    client = Client()
    client.force_login(cast.members["clerk"].user)
    assert client.get(f"/admin/{table}/")["Location"] == f"/admin/login/?next=/admin/{table}/"


def test_headings_are_looked_at_here_and_changed_by_versions_alone(administrator: Client, cast: Cast) -> None:
    assert administrator.get("/admin/catalogue/heading/").status_code == 200
    assert administrator.get("/admin/catalogue/heading/add/").status_code == 403
    answer = administrator.post(f"/admin/catalogue/heading/{cast.heading.pk}/change/", {"title": "改名"})
    assert answer.status_code == 403


def test_a_new_section_leaves_an_entry(administrator: Client, cast: Cast) -> None:
    answer = administrator.post("/admin/organs/section/add/", {"organ": cast.organ.pk, "name": "村镇建设科"})
    assert answer.status_code == 302
    assert Section.objects.filter(name="村镇建设科").exists()
    entry = Entry.objects.get()
    assert (entry.organ, entry.verb, entry.actor_name) == (cast.organ, "add_set_up", "root")


def test_an_auditor_holds_no_other_role(administrator: Client, cast: Cast) -> None:
    user = get_user_model().objects.create(username="new")
    answer = administrator.post(
        "/admin/organs/member/add/",
        {"user": user.pk, "name": "新来", "organ": cast.organ.pk, "roles": ["auditor", "director"]},
    )
    assert "审计人员不得兼任其他角色" in answer.content.decode()
    assert not Member.objects.filter(name="新来").exists()


def test_nothing_is_deleted_here(administrator: Client, cast: Cast) -> None:
    assert (
        administrator.post(f"/admin/organs/section/{cast.section.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )

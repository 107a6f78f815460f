"""Every view of the desk names its permission, and the names agree with the permission tables."""

from types import SimpleNamespace
from typing import Any

import pytest
from conftest import Cast
from django.test import Client
from tests.cast import make_member

from gongkai.desk import (
    application_steps,
    catalogue_steps,
    challenge_steps,
    complaint_steps,
    decision_steps,
    item_steps,
    notice_steps,
    objection_steps,
    posting_steps,
    proposal_steps,
    report_steps,
    urls,
)
from gongkai.desk.steps import Counter
from gongkai.desk.tests.desk_client import BACKEND, logged_in
from gongkai.organs.actors import Actor, Role

WITHOUT_PERMISSION = {"login", "logout", "password"}
COUNTERS: dict[str, Counter[Any]] = {
    "item": item_steps.COUNTER,
    "posted item": posting_steps.START_COUNTER,
    "posting": posting_steps.POSTING_COUNTER,
    "round": posting_steps.ROUND_COUNTER,
    "objection": objection_steps.COUNTER,
    "application": application_steps.COUNTER,
    "notice": notice_steps.COUNTER,
    "proposal": proposal_steps.COUNTER,
    "catalogue version": catalogue_steps.COUNTER,
    "decision": decision_steps.COUNTER,
    "repair": decision_steps.REPAIR_COUNTER,
    "report": report_steps.COUNTER,
    "challenged application": challenge_steps.REGISTRATION_COUNTER,
    "reconsideration": challenge_steps.RECONSIDERATION_COUNTER,
    "lawsuit": challenge_steps.LAWSUIT_COUNTER,
    "complaint": complaint_steps.COUNTER,
    "complaint_notice": complaint_steps.NOTICE_COUNTER,
}
OWN_PAGES = {  # a panel of the record takes files
    "attach_paper": {"reconsideration_papers", "lawsuit_papers"},
    "set_aside_paper": {"challenge_paper_aside"},
}
VIEWS = {pattern.name: pattern.callback for pattern in urls.urlpatterns}


def test_every_desk_view_names_its_permission() -> None:
    unnamed = {name for name, view in VIEWS.items() if not getattr(view, "desk_roles", None)}
    assert unnamed == WITHOUT_PERMISSION


@pytest.mark.parametrize("record", COUNTERS)
def test_every_step_of_a_procedure_has_a_page(record: str) -> None:
    counter = COUNTERS[record]
    verbs = {step.verb for step in counter.procedure.steps}
    assert {step.verb for step in counter.pages} == verbs - set(OWN_PAGES)
    assert all(OWN_PAGES[verb] <= set(VIEWS) for verb in verbs & set(OWN_PAGES))


@pytest.mark.parametrize("record", COUNTERS)
def test_the_roles_of_a_step_are_those_of_its_permission(record: str) -> None:
    counter: Counter[Any] = COUNTERS[record]
    somebody_elses = SimpleNamespace(
        organ_id=1,
        state="submitted",
        drafter_id=99,
        found_by_id=99,
        about_organ_id=1 if record == "complaint_notice" else None,
        handler_id=99,
        frozen_by_id=99,
        drafted_by_id=99,
        investigated_by_id=99,
        reply=SimpleNamespace(drafted_by_id=99, reviewed_by_id=98),
        writer_ids=[99],
        replies=SimpleNamespace(all=list),
        host_name="",
        kind="correction",
        application=SimpleNamespace(organ_id=1),
    )
    for step in counter.pages:
        somebody_elses.is_co_hosted = step.verb == "give_cohost_opinion"
        allowed = {
            role
            for role in Role
            if counter.procedure.permissions[step.verb](
                Actor("某人", 1, 1, frozenset({role}), organs_read=frozenset({1})), somebody_elses
            )
            is None
        }
        assert VIEWS[f"{record.split()[-1]}_{step.verb}"].desk_roles == allowed, step.verb


# Rows: pages; columns: who opens them. × is 403.
MATRIX = """
                        clerk head review director authority auditor admin
/desk/                    ✓    ✓     ✓       ✓         ✓        ✓      ✓
/desk/items/              ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/items/register.csv  ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/items/new/          ✓    ×     ×       ×         ×        ×      ×
/desk/registers/          ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/submissions/        ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/inspections/        ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/reassessments/      ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/decisions/          ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/decisions/penalty/2024/ ✓ ✓ ✓ ✓ ✓ ✓ ×
/desk/decisions/penalty/2024/export/ ✓ × × × × × ×
/desk/postings/           ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/postings/objections/ ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/applications/       ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/applications/new/   ✓    ×     ×       ×         ×        ×      ×
/desk/complaints/         ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/complaints/register.csv ✓ ✓    ✓       ✓         ✓        ✓      ×
/desk/complaints/new/     ✓    ✓     ×       ×         ✓        ×      ×
/desk/proposals/          ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/proposals/new/      ✓    ×     ×       ×         ×        ×      ×
/desk/proposals/import/   ✓    ×     ×       ×         ×        ×      ×
/desk/proposals/handled/new/ ✓    ×     ×       ×         ×        ×      ×
/desk/catalogue/          ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/catalogue/standards/housing/ ✓ ✓ ✓ ✓ ✓ ✓ ×
/desk/catalogue/proactive/import/ ✓ × × × × × ×
/desk/catalogue/proactive/catalogue.xlsx ✓ ✓ ✓ ✓ ✓ ✓ ×
/desk/duties/ ✓ ✓ ✓ ✓ ✓ ✓ ×
/desk/reports/            ✓    ✓     ✓       ✓         ✓        ✓      ×
/desk/calendar/           ✓    ✓     ✓       ✓         ✓        ✓      ✓
/desk/rescans/            ×    ×     ✓       ✓         ✓        ✓      ×
/desk/integrity/          ×    ×     ×       ×         ×        ✓      ✓
"""
NAMES = {"head": "section_head", "review": "reviewer"}


def test_who_opens_which_page(cast: Cast) -> None:
    cast.members["admin"] = make_member(
        "admin", "韩管理", organ=cast.organ, section=None, roles=[Role.ADMINISTRATOR]
    )
    head, *rows = [line.split() for line in MATRIX.strip().splitlines()]
    for column, name in enumerate(head, start=1):
        client = logged_in(cast, NAMES.get(name, name))
        for row in rows:
            expected = 200 if row[column] == "✓" else 403
            assert client.get(row[0]).status_code == expected, (name, row[0])


def test_a_step_of_another_role_is_forbidden(cast: Cast) -> None:
    for name in ("clerk", "section_head", "reviewer", "auditor", "authority"):
        answer = logged_in(cast, name).get("/desk/items/1/withdraw/")
        assert answer.status_code == 403, name
        assert "签发" in answer.content.decode()


def test_nobody_comes_in_without_log_in(cast: Cast) -> None:
    for name, view in VIEWS.items():
        if name not in WITHOUT_PERMISSION:
            assert view.desk_roles
    client = Client()
    for address in ("/desk/", "/desk/items/", "/desk/items/1/", "/desk/applications/1/letter.pdf"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"/desk/login/?next={address}")


def test_a_user_without_a_member_gets_a_clear_page(cast: Cast, django_user_model: Any) -> None:
    client = Client()
    client.force_login(django_user_model.objects.create(username="visitor"), backend=BACKEND)
    answer = client.get("/desk/items/")
    assert answer.status_code == 403
    assert "没有登记为任何机关的人员" in answer.content.decode()


def test_pages_of_the_desk_are_never_stored(cast: Cast) -> None:
    assert "no-store" in logged_in(cast, "clerk").get("/desk/items/")["Cache-Control"]

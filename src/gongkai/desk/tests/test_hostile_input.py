"""Wrong and hostile input is answered with a Chinese sentence and a 4xx, never a traceback."""

import pytest
from conftest import Cast

from gongkai.desk.tests.desk_client import days_ago, draft, logged_in, submitted
from gongkai.items import actions
from gongkai.items.models import Item

FORM = {
    "title": "标题",
    "formed_on": days_ago(3).isoformat(),
    "proposed_attribute": "proactive",
}


@pytest.mark.parametrize(
    "address",
    [
        "/desk/items/?state=nonsense",
        "/desk/items/?attribute=%27;drop",
        "/desk/items/?year=0",
        "/desk/items/?year=二〇二〇",
        "/desk/items/?section=99999999999999999999",
        "/desk/items/?organ=-1",
        "/desk/items/?kind=../../etc",
        "/desk/items/?before=yesterday",
        "/desk/items/?before=2020-01-01T00:00:00_1",
        "/desk/items/?after=2020-01-01T00:00:00+00:00_" + "9" * 30,
        "/desk/items/?q=" + "长" * 101,
        "/desk/items/?q=%00",
        "/desk/items/?q=%ED%A0%80",
        "/desk/items/register.csv?state=x",
        "/desk/applications/?due=never",
        "/desk/proposals/?level=village",
        "/desk/proposals/?year=20",
        "/desk/items/new/?kind=annual_report",
    ],
)
def test_an_address_that_cannot_be_read_answers_400(cast: Cast, address: str) -> None:
    assert logged_in(cast, "clerk").get(address).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/desk/items/0/",
        "/desk/items/99999999999999999999999/",
        "/desk/applications/99999999999999999999999/",
        "/desk/items/99/check/",
        "/desk/applications/99/",
        "/desk/applications/99/identity/",
        "/desk/proposals/99/",
        "/desk/proposals/99/replies/1/letter.pdf",
        "/desk/reports/99/",
        "/desk/reports/99/cells/a/",
        "/desk/nothing/",
    ],
)
def test_what_is_not_there_answers_404(cast: Cast, address: str) -> None:
    client = logged_in(cast, "section_head")
    assert (client.post if "identity" in address else client.get)(address).status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "长" * 201},
        {"title": "   "},
        {"formed_on": "2020-02-30"},
        {"formed_on": "2999-01-01"},
        {"formed_on": "昨天"},
        {"proposed_attribute": "everything"},
        {"proposed_attribute": "withheld", "proposed_ground": "because"},
        {"section": "99999"},
        {"heading": "x"},
        {"five_open": ["nonsense"]},
        {"subject": "不存在的主题"},
        {"keywords": "长" * 121},
    ],
)
def test_a_wrong_form_answers_422_and_writes_nothing(cast: Cast, changes: dict[str, object]) -> None:
    answer = logged_in(cast, "clerk").post("/desk/items/new/?kind=notice", {**FORM, **changes})
    assert answer.status_code == 422
    assert "请先改正下列各处" in answer.content.decode()
    assert not Item.objects.exists()


@pytest.mark.parametrize("formed_on", ["0001-01-01", "1900-01-01", "1949-10-01", "1990-05-05"])
def test_a_very_old_document_never_breaks_the_form(cast: Cast, formed_on: str) -> None:
    answer = logged_in(cast, "clerk").post("/desk/items/new/?kind=notice", {**FORM, "formed_on": formed_on})
    assert answer.status_code in (302, 409, 422)


def test_a_nul_is_refused(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post("/desk/items/new/?kind=notice", {**FORM, "title": "a\0b"})
    assert answer.status_code in (400, 422)


def test_broken_bytes_in_a_form_never_break_the_page(cast: Cast) -> None:
    body = b"title=%ED%A0%80%FF&formed_on=2020-01-01&proposed_attribute=proactive"
    answer = logged_in(cast, "clerk").generic(
        "POST", "/desk/items/new/?kind=notice", body, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (302, 400, 409, 422)


def test_a_body_of_ten_megabytes_is_refused(cast: Cast) -> None:
    answer = logged_in(cast, "clerk").post("/desk/items/new/?kind=notice", {**FORM, "body": "x" * 10_000_000})
    assert answer.status_code == 413


def test_html_that_was_typed_is_shown_as_text_and_pasted_scripts_do_not_run(cast: Cast) -> None:
    hostile = "<script>alert(1)</script>"
    item = actions.register(
        cast.organ,
        draft(title=hostile, body=f"<p onclick='x()'>正文</p>{hostile}", proposed_reason=hostile),
        actor=cast.clerk,
    )
    submitted(cast, wanted=hostile)
    client = logged_in(cast, "clerk")
    pages = (
        "/desk/",
        "/desk/items/",
        f"/desk/items/{item.pk}/",
        f"/desk/items/{item.pk}/amend/",
        "/desk/applications/",
    )
    for page in pages:
        shown = client.get(page).content.decode()
        assert hostile not in shown and "onclick" not in shown, page


def test_a_method_that_a_page_does_not_take_answers_405(cast: Cast) -> None:
    client = logged_in(cast, "clerk")
    assert client.post("/desk/items/").status_code == 405
    assert client.put("/desk/items/new/").status_code == 405
    assert client.delete("/desk/items/1/publish/").status_code == 405


def test_a_form_without_its_token_is_refused(cast: Cast) -> None:
    client = logged_in(cast, "clerk")
    client.handler.enforce_csrf_checks = True
    assert client.post("/desk/items/new/?kind=notice", FORM).status_code == 403

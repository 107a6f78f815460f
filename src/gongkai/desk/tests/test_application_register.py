"""The register of applications: each filter finds what it says, and what is taken away names nobody unasked."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast
from python_calamine import CalamineWorkbook

from gongkai.applications import actions
from gongkai.applications.intake import WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import PERSON, brought_to, moment, submitted
from gongkai.casework.models import Entry
from gongkai.desk import application_words
from gongkai.desk.tests.desk_client import logged_in
from gongkai.remedies import actions as remedies
from gongkai.remedies.models import Reconsideration


@pytest.fixture
def some(cast: Cast) -> dict[str, Application]:
    """One delivered, one refused, one in hand, one of another bureau."""
    return {
        "open": brought_to("registered", cast, key="a", wanted=WantedInformation("学区划分方案")),
        "delivered": brought_to("delivered", cast, key="b", on=date(2020, 3, 2)),
        "refused": brought_to(
            "delivered",
            cast,
            key="c",
            on=date(2021, 3, 2),
            outcome="36.3/16b",
            particulars={"reason": "属于讨论记录"},
            wanted=WantedInformation("防空设施图纸"),
        ),
        "other": submitted(cast.other_organ, key="d"),
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"open", "delivered", "refused"}),
        ("due=open", {"open"}),
        ("due=overdue", {"open"}),
        ("due=in_time", {"delivered", "refused"}),
        ("due=late", set()),
        ("due=3", set()),
        ("state=delivered", {"delivered", "refused"}),
        ("state=correction", set()),
        ("result=apps.result.deny", {"refused"}),
        ("result=apps.result.deny.process_info", {"refused"}),
        ("result=apps.result.open", {"delivered"}),
        ("channel=internet", {"open", "delivered", "refused"}),
        ("channel=fax", set()),
        ("kind=natural_person", {"open", "delivered", "refused"}),
        ("q=图纸", {"refused"}),
        ("since=2020-05-01&until=2020-12-31", {"open"}),
        ("by=closed&since=2021-01-01", {"refused"}),
        ("by=submitted&until=2020-04-01", {"delivered"}),
        ("year=2020", {"open", "delivered"}),
        ("section=none", set()),
        ("challenged=any", set()),
        ("counted=1", {"open", "delivered", "refused"}),
    ],
)
def test_a_filter_finds_what_it_says(
    cast: Cast, some: dict[str, Application], query: str, found: set[str]
) -> None:
    shown = logged_in(cast, "clerk").get(f"/desk/applications/?{query}").content.decode()
    assert {name for name, each in some.items() if each.number in shown} == found


@pytest.mark.parametrize(("words", "found"), [("图纸", {"refused"}), ("无此内容", set())])
@pytest.mark.parametrize("rare", [0, 500])
def test_words_are_found_in_a_long_register_too(
    cast: Cast,
    some: dict[str, Application],
    words: str,
    found: set[str],
    rare: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(application_words, "FEW", 0)
    monkeypatch.setattr(application_words, "RARE", rare)
    shown = logged_in(cast, "clerk").get(f"/desk/applications/?q={words}").text
    assert {name for name, each in some.items() if each.number in shown} == found


def test_papers_that_lack_a_number_or_a_contact_are_found_and_taken_away(
    cast: Cast, some: dict[str, Application]
) -> None:
    nameless = replace(PERSON, paper_number="")
    told = {"channel": "in_person", "actor": cast.clerk, "lacking": ["number_missing"]}
    paper = submitted(cast.organ, key="e", applicant=nameless, **told)
    clerk, query = logged_in(cast, "clerk"), "?identity=lacking&channel=in_person"
    shown = clerk.get(f"/desk/applications/{query}").text
    assert paper.number in shown and "身份信息：不全，没有补正" in shown
    assert not any(each.number in shown for each in some.values())
    head, row = sheet(clerk.get(f"/desk/applications/register.xlsx{query}"))
    assert dict(zip(head, row, strict=True))["身份信息"] == "未提供证件号码"


def test_what_was_given_up_awaits_nobody(cast: Cast, some: dict[str, Application]) -> None:
    Application.objects.filter(pk=some["delivered"].pk).update(awaited="correction")
    Application.objects.filter(pk=some["open"].pk).update(awaited="correction", due_on=None)
    shown = logged_in(cast, "clerk").get("/desk/applications/?state=correction").content.decode()
    assert some["open"].number in shown
    assert some["delivered"].number not in shown


def test_a_number_and_a_letter_number_are_looked_up(cast: Cast, some: dict[str, Application]) -> None:
    clerk = logged_in(cast, "clerk")
    assert some["refused"].number in clerk.get(f"/desk/applications/?q={some['refused'].number}").text
    mark = some["refused"].reply.document_number
    page = clerk.get("/desk/applications/", {"q": mark}).text
    assert some["refused"].number in page
    assert some["delivered"].number not in page


def test_a_reply_that_was_put_right_is_found_by_the_day_of_the_decision(
    cast: Cast, some: dict[str, Application]
) -> None:
    case = remedies.register_reconsideration(
        some["refused"].pk, actor=cast.clerk, case_number="青复〔2021〕3 号", filed_on=date(2021, 4, 1)
    ).reconsideration
    clerk = logged_in(cast, "clerk")
    assert some["refused"].number in clerk.get("/desk/applications/?challenged=pending").text
    remedies.close(Reconsideration, case.pk, actor=cast.clerk, result="corrected", closed_on=date(2021, 6, 1))
    assert some["refused"].number in clerk.get("/desk/applications/?challenged=corrected&year=2021").text
    assert some["refused"].number not in clerk.get("/desk/applications/?challenged=corrected&year=2020").text


def test_the_sections_of_the_handlers_are_told_apart(cast: Cast, some: dict[str, Application]) -> None:
    clerk = logged_in(cast, "clerk")
    page = clerk.get(f"/desk/applications/?section={cast.section.pk}").text
    assert some["open"].number in page
    assert "住房保障科" in page


def test_an_authority_narrows_to_one_organ(cast: Cast, some: dict[str, Application]) -> None:
    authority = logged_in(cast, "authority")
    assert some["other"].number in authority.get("/desk/applications/").text
    assert some["other"].number not in authority.get(f"/desk/applications/?organ={cast.organ.pk}").text


def sheet(response: Any) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    return book.get_sheet_by_index(0).to_python()


def test_the_table_says_what_was_filtered_and_names_nobody(cast: Cast, some: dict[str, Application]) -> None:
    response = logged_in(cast, "auditor").get("/desk/applications/register.xlsx?result=apps.result.deny")
    head, row = sheet(response)
    told = dict(zip(head, row, strict=True))
    assert told["申请编号"] == some["refused"].number
    assert told["办理结果"] == "不予公开·属于四类过程性信息"
    assert told["收到之日"] == date(2021, 3, 2)
    assert not any(secret in str(row) for secret in (PERSON.name, PERSON.phone, PERSON.paper_number, "李某"))


def test_a_text_that_looks_like_a_formula_stays_text(cast: Cast) -> None:
    submitted(cast.organ, wanted=WantedInformation('=HYPERLINK("http://x")&<b>'))
    clerk, address = logged_in(cast, "clerk"), "/desk/applications/register.xlsx"
    _, row = sheet(clerk.get(address))
    assert '=HYPERLINK("http://x")&<b>' in row
    with zipfile.ZipFile(io.BytesIO(b"".join(clerk.get(address)))) as book:  # type: ignore[arg-type]
        cells = book.read("xl/worksheets/sheet1.xml").decode()
        assert 'quotePrefix="1"' in book.read("xl/styles.xml").decode().rpartition("<xf ")[2]
    assert '<c s="3" t="inlineStr"><is><t xml:space="preserve">=HYPERLINK' in cells  # when it is edited, too


def test_identities_leave_only_with_a_reason_and_an_entry(cast: Cast, some: dict[str, Application]) -> None:
    clerk, address = logged_in(cast, "clerk"), "/desk/applications/identities/?result=apps.result.deny"
    assert clerk.post(address, {"reason": ""}).status_code == 422
    assert not Entry.objects.filter(verb="export_identities").exists()
    head, row = sheet(clerk.post(address, {"reason": "档案移交"}))
    told = dict(zip(head, row, strict=True))
    assert (told["姓名或名称"], told["证件号码"]) == (PERSON.name, PERSON.paper_number)
    entry = Entry.objects.get(verb="export_identities")
    assert entry.payload["numbers"] == [some["refused"].number]
    assert (entry.actor_name, entry.payload["reason"]) == ("陈经办", "档案移交")


@pytest.mark.parametrize("name", ["section_head", "auditor", "authority"])
def test_others_do_not_take_identities_away(cast: Cast, some: dict[str, Application], name: str) -> None:
    assert logged_in(cast, name).post("/desk/applications/identities/", {"reason": "看"}).status_code == 403


def test_the_action_itself_refuses_another_organs_applicants(
    cast: Cast, some: dict[str, Application]
) -> None:
    from gongkai.casework.procedure import StepRefused

    with pytest.raises(StepRefused, match="没有符合条件的申请"):
        actions.export_identities(
            [some["open"].pk], actor=cast.other_clerk, reason="看", at=moment(date(2021, 5, 1))
        )


@pytest.mark.parametrize("query", ["due=9", "since=2020-13-01", "section=x", "result=other", "year=20"])
def test_an_address_that_says_nothing_known_is_refused(cast: Cast, query: str) -> None:
    assert logged_in(cast, "clerk").get(f"/desk/applications/?{query}").status_code == 400

"""What a letter says by outcome and day, and how it looks."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Cast

from gongkai.applications import actions, letters
from gongkai.applications.letters.composing import as_sentence
from gongkai.applications.letters.quoting import as_quoted
from gongkai.applications.tests.samples import COMPANY, DUE_ON, PERSON, brought_to, moment
from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.law.outcomes import Family, RemedyRoute, outcomes

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "letters.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_letter_says_what_it_must(case: dict[str, Any], cast: Cast) -> None:
    given = case["input"]
    applicant = COMPANY if given.get("applicant") == "company" else PERSON
    application = brought_to("registered", cast, applicant=applicant)
    dated = given.get("dated", date(2026, 3, 10))
    letter = letters.compose(application, given["outcome"], given["particulars"], dated)
    for common in (
        application.number,
        "2020年5月15日",
        "2019 年全县农村危房改造补助资金分配明细",
        "特此告知。",
    ):
        assert common in letter
    for words in case["says"]:
        assert words in letter, letter
    for words in case.get("silent", ()):
        assert words not in letter, letter
    assert "。。" not in letter
    assert letters.title_of(given["outcome"]) == case["title"]


def test_every_letter_has_a_case() -> None:
    cased = {case["input"]["outcome"] for case in CASES}
    assert cased == {code for code in outcomes() if letters.has_template(code)}


def test_every_reply_of_the_law_has_a_letter() -> None:
    replies = {code for code, kind in outcomes().items() if kind.family is not Family.OTHERWISE_CLOSED}
    assert {code for code in replies if not letters.has_template(code)} == set()


def test_every_letter_with_all_particulars_prints_them(cast: Cast) -> None:
    application = brought_to("registered", cast)
    for code, kind in outcomes().items():
        if letters.has_template(code):
            stated = {field.key: f"甲{field.key}乙" for field in kind.required}
            letter = letters.compose(application, code, stated, date(2026, 3, 10))
            assert [key for key in stated if stated[key] not in letter] == [], code


def test_provided_items_are_listed(cast: Cast) -> None:
    application = brought_to("registered", cast)
    items = [
        item_of(cast, "补助资金分配表"),
        item_of(cast, "补助办法", document_number="青住建发〔2019〕3号"),
    ]
    letter = letters.compose(application, "36.2", {}, date(2026, 3, 10), items)
    assert "1. 《补助资金分配表》\n2. 《补助办法》（青住建发〔2019〕3号）\n" in letter


def test_items_may_stand_for_the_described_content(cast: Cast) -> None:
    application = brought_to("registered", cast)
    item = item_of(cast, "补助资金分配表")
    reply = actions.draft_reply(
        application.pk,
        actor=cast.clerk,
        outcome="36.2",
        particulars={},
        item_ids=[item.pk],
        at=moment(DUE_ON),
    )
    assert list(reply.items.all()) == [item]


def test_items_of_another_organ_cannot_be_provided(cast: Cast) -> None:
    application = brought_to("registered", cast)
    foreign = item_of(cast, "水资源公报", organ=cast.other_organ)
    with pytest.raises(StepRefused, match="须是本机关登记的政府信息"):
        actions.draft_reply(
            application.pk, actor=cast.clerk, outcome="36.2", particulars={}, item_ids=[foreign.pk]
        )


def item_of(cast: Cast, title: str, **fields: Any) -> Item:
    made = {"organ": cast.organ, "kind": "document", "formed_on": date(2019, 3, 1), **fields}
    return Item.objects.create(
        title=title, proposed_attribute="on_application", registered_at=moment(date(2019, 3, 1)), **made
    )


def test_only_refusals_are_prior_in_law_data() -> None:
    """A new outcome with prior reconsideration needs a case above."""
    prior = {code for code, kind in outcomes().items() if kind.route is RemedyRoute.PRIOR}
    assert prior == {code for code in outcomes() if code.startswith("36.3/")} | {"37"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("见附件", "见附件。"), ("见附件。", "见附件。"), ("见附件；", "见附件。"), ("", ""), ("  ", "")],
)
def test_a_particular_becomes_a_sentence(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence


def test_a_request_of_several_lines_is_quoted_in_one() -> None:
    assert as_quoted("一、“甲”文件\n\n二、乙文件。") == "一、‘甲’文件；二、乙文件"


def test_a_letter_keeps_one_paragraph_a_line() -> None:
    assert letters.tidied("  甲\r\n\r\n\x00乙 \n") == "甲\n乙"

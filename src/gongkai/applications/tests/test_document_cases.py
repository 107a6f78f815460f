"""Each document of the list says what a lawyer expects of it: one case each, replies in letters.yaml."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Cast

from gongkai.applications.letters import documents
from gongkai.applications.letters.documents.samples import sample_of

FOLDER = Path(__file__).parent / "cases"
CASES = yaml.safe_load((FOLDER / "documents.yaml").read_text(encoding="utf-8"))
REPLIES = yaml.safe_load((FOLDER / "letters.yaml").read_text(encoding="utf-8"))
CASE = documents.Case("A640299041-2026-0001", date(2026, 2, 26), "2019 年危房改造补助资金分配明细")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_document_says_what_is_expected_of_it(case: dict[str, Any], cast: Cast) -> None:
    found = documents.document(case["document"])
    context: Any = sample_of(found.id, cast.organ)
    if found.is_letter:
        on = case.get("dated", date(2026, 3, 10))
        assert set(case["particulars"]) == set(found.fields)
        text = documents.compose(found.id, cast.organ, CASE, case["particulars"], on=on)
        context = documents.LetterContext(cast.organ, "某某", text, f"青住建{found.word}〔2026〕1号", on)
    said = re.sub(r"<[^>]+>|\s", "", documents.render(found.id, context).html)
    assert [words for words in case["says"] if "".join(words.split()) not in said] == []
    assert [words for words in case.get("silent", ()) if words in said] == []
    assert found.word == case.get("word", "")
    if "signers" in case:
        assert [str(role) for role in found.signed_by] == case["signers"]
    for twice in ("。。", "，，", "：：", "。，"):
        assert twice not in said


def test_every_document_of_the_list_has_a_case() -> None:
    cased = {case["document"] for case in CASES}
    cased |= {documents.document_of_outcome(case["input"]["outcome"]).id for case in REPLIES}
    assert set(documents.documents()) - cased == set()


def test_each_series_of_numbers_belongs_to_documents_of_one_kind() -> None:
    words: dict[str, set[int]] = {}
    for each in documents.documents().values():
        if each.word:
            words.setdefault(each.word, set()).add(each.number)
    shared = {word: numbers for word, numbers in words.items() if len(numbers) > 1}
    assert set(shared) == {"公开告"}  # replies share one series; the others have their own

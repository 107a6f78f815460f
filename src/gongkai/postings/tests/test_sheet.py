"""公示张贴页: what it says, what it never says, and how it lies on paper."""

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import Cast
from django.utils import timezone

from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Row
from gongkai.postings import actions
from gongkai.postings.sheet import render_html, render_pdf, sheet_of
from gongkai.postings.tests.samples import hung, in_the_third_round, noon, paper_number, round_of, started

MONDAY = date(2021, 3, 1)


def test_the_sheet_has_the_public_rows_and_how_to_object(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    text = render_html(sheet_of(round_, on=MONDAY))
    for said in (
        "第一榜·村级公示",
        "自2021年3月1日起，至2021年3月8日止（7日，张贴当日不计入）",
        "共4户",
        "马小兰",
        "0952-6000001",
        "<span>补助金额</span><small>（元）</small>",
    ):
        assert said in text, said
    assert "64022119" not in text and "贫困户" not in text and "<svg" not in text


def test_a_round_on_the_website_has_the_code_of_its_page(cast: Cast) -> None:
    round_ = in_the_third_round(cast, day=MONDAY)
    text = render_html(sheet_of(round_of(round_.posting, 3), on=MONDAY))
    assert "<svg" in text and re.search(r"https://[\w.]+/items/640299041/2021-00001/", text)


def test_no_sheet_before_the_review(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="待审核，审核通过后才能制作张贴页"):
        sheet_of(round_of(started(cast, day=MONDAY), 1), on=MONDAY)


def test_the_privacy_check_is_asked_before_a_sheet_is_made(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    row = Row.objects.get(item=round_.posting.item, position=1)
    row.values["village"] = paper_number(7)
    row.save()
    with pytest.raises(StepRefused, match="身份证号"):
        sheet_of(round_, on=MONDAY)


def test_the_sheet_of_a_corrected_entry_has_that_entry_alone(cast: Cast) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    day = MONDAY + timedelta(days=3)
    objection = actions.receive_objection(
        round_.posting_id, actor=cast.clerk, channel="phone", content="有误", position=2, at=noon(day)
    )
    actions.investigate(objection.pk, actor=cast.clerk, findings="查过", at=noon(day))
    actions.draft_answer(
        objection.pk,
        actor=cast.clerk,
        result="reposted",
        reply="已更正",
        corrections={"grade": "C级"},
        at=noon(day),
    )
    actions.approve_answer(objection.pk, actor=cast.director, at=noon(day))
    objection.refresh_from_db()
    text = render_html(sheet_of(round_of(round_.posting, 1), on=day, again=objection.row_posting))
    assert "周大山" in text and "马小兰" not in text and "共1户" in text
    assert "自2021年3月4日起，至2021年3月11日止" in text


def test_a_long_list_repeats_its_heads_and_numbers_its_pages(cast: Cast, tmp_path: Path) -> None:
    round_ = hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)
    first = Row.objects.filter(item=round_.posting.item).first()
    assert first
    Row.objects.bulk_create(
        Row(item=round_.posting.item, position=10 + number, values=first.values) for number in range(80)
    )
    file = tmp_path / "sheet.pdf"
    file.write_bytes(render_pdf(sheet_of(round_, on=timezone.localdate(noon(MONDAY)))))
    told = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    pages = told.stdout.rstrip("\f").split("\f")
    assert len(pages) > 2
    assert all("户主姓名" in page for page in pages if "马小兰" in page)
    assert [f"—{number}—" in page.replace(" ", "") for number, page in enumerate(pages, start=1)] == [
        True
    ] * len(pages)

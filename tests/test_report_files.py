"""A published annual report is there as Word and PDF, and goes with its page."""

from datetime import date

import pytest
from conftest import Cast
from django.test import Client

from gongkai.items import actions as items
from gongkai.report import actions
from gongkai.report.models import AnnualReport

TEXTS = {"preamble": "本报告依据条例编制。", "一": "总体情况。", "五": "无。", "六": "无。"}


@pytest.fixture
def published(cast: Cast) -> AnnualReport:
    cast.heading.__class__.objects.create(
        organ=cast.organ,
        catalogue="proactive",
        code="annual-report",
        position=2,
        title="公开年报",
        in_force_from=date(2019, 5, 15),
    )
    report = actions.open_report(cast.organ, 2024, actor=cast.clerk)
    actions.save_sections(report.pk, TEXTS, actor=cast.clerk)
    actions.freeze(report.pk, actor=cast.clerk)
    actions.sign(report.pk, actor=cast.director)
    return actions.publish(report.pk, actor=cast.clerk)


@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_there_in_that_format_and_made_once(
    published: AnnualReport, suffix: str, start: bytes
) -> None:
    address = f"/disclosure/reports/640299041/2024.{suffix}"
    first = b"".join(Client().get(address).streaming_content)
    assert first.startswith(start)
    assert b"".join(Client().get(address).streaming_content) == first
    assert address in Client().get(f"/items/{published.item.index_number}/").content.decode()


@pytest.mark.parametrize(
    "address", ["640299041/2023.pdf", "640299041/2024.exe", "640299042/2024.pdf", "x/2024.pdf"]
)
def test_what_was_not_published_is_not_found(published: AnnualReport, address: str) -> None:
    assert Client().get(f"/disclosure/reports/{address}").status_code == 404


def test_a_withdrawn_report_takes_its_files_along(published: AnnualReport, cast: Cast) -> None:
    address = "/disclosure/reports/640299041/2024.pdf"
    assert Client().get(address).status_code == 200
    items.withdraw(published.item_id, actor=cast.director, reason="数据有误")
    assert Client().get(address).status_code == 404

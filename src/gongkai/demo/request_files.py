"""Held information in applications of the demo: a sheet is uploaded, words on it are covered, and the case is filed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from random import Random
from typing import Any

from gongkai.applications import actions
from gongkai.applications.holdings.telling import holdings_of, open_part, withheld_reasons
from gongkai.applications.models import Application, Holding
from gongkai.archive import actions as archive
from gongkai.demo import people
from gongkai.demo.request_steps import Case
from gongkai.items import sealed_files
from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.redaction import Mark, places_of, proposal_from

RESIDENT_ID, ACCOUNT = "证件", "账号"


def held(case: Case, told: dict[str, Any], at: datetime) -> None:
    """A table as a workbook; the marks 证件 and 账号 stand for invented numbers."""
    random = Random(told["name"])  # noqa: S311 (the same numbers each time)
    made = {
        RESIDENT_ID: lambda: people.resident_id(random),
        ACCOUNT: lambda: _account(random),
    }
    rows = [[made[each]() if each in made else each for each in map(str, row)] for row in told["rows"]]
    rows.insert(0, told["columns"])
    actions.hold_file(
        case.pk, actor=case.staff.clerk, name=f"{told['name']}.xlsx", content=workbook(rows), at=at
    )


def _account(random: Random) -> str:
    first_18 = f"6217{random.randrange(10**14):014d}"
    return next(number for digit in range(10) if passes_luhn(number := f"{first_18}{digit}"))


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    from xlsxwriter import Workbook  # loaded when a demo is made

    out = BytesIO()
    with Workbook(out) as book:
        sheet = book.add_worksheet("明细")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def covered(case: Case, told: dict[str, Any], at: datetime) -> None:
    """What detectors found, and the words that the file names, each with its ground."""
    holding = Holding.objects.get(application=case.pk)
    pages = sealed_files.read(holding.working)
    marks = [
        _grounded(mark, told["found"]) for each in holding.proposals for mark in proposal_from(each).marks
    ]
    for ground, words in told["words"].items():
        marks += [_grounded(mark, ground) for word in words for mark in places_of(pages, str(word))]
    actions.redact(holding.pk, actor=case.staff.clerk, marks=list(dict.fromkeys(marks)), at=at)


def _grounded(mark: Mark, ground: str) -> Mark:
    return Mark(mark.page, mark.left, mark.top, mark.width, mark.height, ground)


def drafted_in_part(case: Case, told: dict[str, Any], at: datetime) -> None:
    """The letter takes its words from the files."""
    held = holdings_of(Application.objects.get(pk=case.pk))
    particulars = {"open_part": open_part(held), "withheld_part_reasons": withheld_reasons(held)}
    actions.draft_reply(case.pk, actor=case.staff.clerk, outcome="37", particulars=particulars, at=at)


def filed(case: Case, told: dict[str, Any], at: datetime) -> None:
    archive.archive(case.pk, actor=case.staff.clerk, at=at)


FILE_STEPS: dict[str, Callable[[Case, dict[str, Any], datetime], None]] = {
    "hold": held,
    "redact": covered,
    "draft_in_part": drafted_in_part,
    "archive": filed,
}

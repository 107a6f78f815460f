"""Who reads whose register."""

import pytest
from conftest import Cast
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from gongkai.law.notices import notice_from
from gongkai.organs.actors import PUBLIC, SYSTEM, Role
from gongkai.organs.calendars import calendar_in, keep_notice
from gongkai.organs.models import Organ


def test_a_clerk_reads_their_own_organ_only(cast: Cast) -> None:
    assert cast.clerk.organs_read == {cast.organ.pk}


def test_an_authority_reads_every_organ_below_it(cast: Cast) -> None:
    below = Organ.objects.create(
        name="青石县水务局河道站",
        short_name="河道站",
        index_prefix="640299142",
        division_code="640221",
        level="county",
        parent=cast.other_organ,
    )
    authority = cast.members["authority"].as_actor()
    assert authority.organs_read == {cast.authority_organ.pk, cast.organ.pk, cast.other_organ.pk, below.pk}


def test_the_public_is_no_member_and_reads_no_register() -> None:
    assert not PUBLIC.is_member and not PUBLIC.organs_read and not PUBLIC.has(*Role)
    assert SYSTEM.works_in(1)


def test_an_index_prefix_belongs_to_one_organ(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Organ.objects.create(
            name="同号局", short_name="同号", index_prefix="640299041", division_code="640221", level="county"
        )


NOTICE = {
    "region": "CN",
    "year": 2027,
    "days_off": {"2027-01-01..2027-01-03": "元旦"},
    "days_worked": ["2027-01-09"],
    "source": "2027 年放假安排",
    "issued_on": "2026-11-20",
}


def test_a_loaded_notice_ends_the_provisional_year(cast: Cast) -> None:
    from datetime import date

    first, last = date(2027, 1, 1), date(2027, 1, 31)
    before = calendar_in("640221")
    assert before.is_provisional(first, last)
    keep_notice(notice_from(NOTICE))
    after = calendar_in("640221")
    assert not after.is_provisional(first, last)
    assert after.is_workday(date(2027, 1, 9)) and after.version != before.version


def test_the_calendar_costs_one_query_when_it_is_warm(cast: Cast) -> None:
    calendar_in("640221")
    with CaptureQueriesContext(connection) as queries:
        calendar_in("640221")
    assert len(queries) == 1

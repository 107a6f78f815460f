"""The database counts its tables once a day, not at every call of the daily run."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.casework import database_statistics


@pytest.mark.django_db
def test_once_a_day_is_enough(settings: Any, tmp_path: Any) -> None:
    settings.HOME = tmp_path
    with CaptureQueriesContext(connection) as captured:
        for day, hour in ((1, 1), (1, 9), (2, 1)):
            assert database_statistics.refresh(datetime(2020, 6, day, hour, tzinfo=UTC)) == []
    assert [each["sql"] for each in captured if each["sql"] == "ANALYZE"] == ["ANALYZE", "ANALYZE"]


@pytest.mark.django_db(transaction=True)
def test_postgresql_is_vacuumed_where_no_transaction_is_open() -> None:
    with CaptureQueriesContext(connection) as captured:
        database_statistics.gather()
    wanted = "VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE"
    assert [each["sql"] for each in captured] == [wanted]

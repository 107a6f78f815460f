"""A query whose SQL is written once a process and asked again with other values: writing it takes longer than answering it.

PostgreSQL plans it once a connection too (prepared statements), for planning takes longer than answering as well.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet

Single = int | str | date | None
Value = Single | tuple[Single, ...]
_FIRST_NUMBER = 2_040_221_041  # no id in use, and one that every kind of id can be
_LARGEST = 2**63 - 1
_FIRST_DAY = datetime(3021, 1, 1, tzinfo=UTC)
_KEPT_AT_ONCE = 500  # plans a connection; of one query there are some, by how many ids it is asked for


@dataclass(frozen=True)
class _Plan:
    """The query as it was written; `places` are the parameters that are given each time, and which value each is."""

    queryset: QuerySet[Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]


@dataclass
class Prepared:
    """A function that answers with the rows of the queryset that `build` makes of the same arguments."""

    build: Callable[..., QuerySet[Any]]
    _plans: dict[Hashable, _Plan | None] = field(default_factory=dict)

    def __call__(self, *given: Value, **shape: Hashable) -> list[Any]:
        if any(isinstance(each, int) and abs(each) > _LARGEST for each in _flat(given)):
            return list(self.build(*given, **shape))  # no id is so large: left to Django
        values = tuple(map(_rounded, given))
        key = (connection.vendor, *map(_kind, values), *shape.items())
        if key not in self._plans:
            self._plans[key] = self._plan(values, shape)
        plan = self._plans[key]
        return [] if plan is None else _rows(plan, _flat(values))

    def _plan(self, values: tuple[Value, ...], shape: dict[str, Any]) -> _Plan | None:
        """None where the query can have no rows whatever the values."""
        marks = [_mark(value, 1000 * place) for place, value in enumerate(values)]
        queryset = self.build(*marks, **shape)
        compiler: Any = queryset.query.get_compiler(using=queryset.db)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        known = {_sent(mark): place for place, mark in enumerate(_flat(marks)) if mark is not None}
        places = tuple(
            (at, known[parameter])
            for at, parameter in enumerate(parameters)
            if isinstance(parameter, Hashable) and parameter in known
        )
        lost = set(known.values()) - {place for _, place in places}
        if lost:
            raise TypeError(
                f"{self.build.__qualname__} does not hand on its values {sorted(lost)} as they are"
            )
        return _Plan(queryset, compiler, sql, tuple(parameters), places)


def prepared(build: Callable[..., QuerySet[Any]]) -> Prepared:
    """Decorates a function that builds a queryset of values by place and of its shape by name.

    Values are ids, keys (texts that are compared whole: a digest), days and moments. A tuple of ids or keys is for
    `__in` alone (it may be filled up with its last). Each value must reach the database as it is, so a day is reckoned
    before it is handed in: TypeError at the first call where one does not. What changes the query itself (a role, a
    list of states) is named.
    """
    return cast(Prepared, update_wrapper(Prepared(build), build))


def _rows(plan: _Plan, values: list[Any]) -> list[Any]:
    parameters = list(plan.parameters)
    for at, place in plan.places:
        kind, value = type(parameters[at]), _sent(values[place])
        parameters[at] = kind(value) if isinstance(value, int) else value
    compiler = copy(plan.compiler)
    compiler.connection = connections[DEFAULT_DB_ALIAS]  # this thread's
    compiler.as_sql = lambda *_, **__: (plan.sql, tuple(parameters))
    asked = plan.queryset.all()
    asked.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    with _planned_once(compiler.connection):
        return list(asked)


@contextmanager
def _planned_once(database: Any) -> Iterator[None]:
    """With PostgreSQL values go beside the SQL, whose plan the server keeps; nothing of it where a pooler forbids it."""
    if database.vendor != "postgresql" or not settings.PREPARED_STATEMENTS:
        yield
        return
    from psycopg import Cursor  # SQLite's users need not load it

    database.ensure_connection()
    link = database.connection
    before = link.cursor_factory, link.prepare_threshold
    link.cursor_factory, link.prepare_threshold, link.prepared_max = Cursor, 1, _KEPT_AT_ONCE
    try:
        yield
    finally:
        link.cursor_factory, link.prepare_threshold = before


def _rounded(value: Value) -> Value:
    """Ids filled up with the last to a power of two: a query has a plan for some lengths, not for each."""
    if not isinstance(value, tuple) or not value:
        return value
    return value + value[-1:] * ((1 << (len(value) - 1).bit_length()) - len(value))


def _kind(value: Value) -> object:
    return len(value) if isinstance(value, tuple) else type(value)


def _mark(value: Value, place: int) -> Value:
    """A value of the same kind that stands nowhere else."""
    if isinstance(value, tuple):
        return tuple(_marked(each, place + index) for index, each in enumerate(value))
    return _marked(value, place)


def _marked(value: Single, place: int) -> Single:
    match value:
        case None:
            return None
        case datetime():
            return _FIRST_DAY + timedelta(days=place)
        case date():
            return _FIRST_DAY.date() + timedelta(days=place)
        case str():
            return f"key {_FIRST_NUMBER + place}"
        case int() if not isinstance(value, bool):
            return _FIRST_NUMBER + place
    raise TypeError(f"values are ids, keys and days, not {value!r}: what changes the query is named")


def _flat(values: Any) -> list[Any]:
    return [each for value in values for each in (value if isinstance(value, tuple) else (value,))]


def _sent(value: Any) -> Any:
    """As the database is given it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value

"""Looks that came again and again are one line of the page; each stays an entry of the record."""

from datetime import UTC, datetime, timedelta

from conftest import Cast

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.organs.actors import Actor

MORNING = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


def wrote(cast: Cast, seconds: int, *, verb: str = "look", by: Actor | None = None) -> None:
    at = MORNING + timedelta(seconds=seconds)
    label, actor = "查看申请人身份信息", by or cast.clerk
    entries.write(cast.organ.pk, cast.heading, verb=verb, label=label, actor=actor, at=at)


def told(cast: Cast) -> list[tuple[str, int]]:
    lines = folded(entries.of(cast.heading))
    return [(line.actor_name, len(line.times)) for line in lines]


def test_looks_within_a_minute_of_the_first_are_one_line(cast: Cast) -> None:
    for seconds in (0, 20, 60, 61):
        wrote(cast, seconds)
    assert told(cast) == [(cast.clerk.name, 3), (cast.clerk.name, 1)]
    assert entries.of(cast.heading).count() == 4


def test_looks_of_another_and_acts_are_lines_of_their_own(cast: Cast) -> None:
    wrote(cast, 0)
    wrote(cast, 1, by=cast.director)
    wrote(cast, 2)
    wrote(cast, 3, verb="note")
    wrote(cast, 4, verb="note")
    assert [times for _, times in told(cast)] == [1] * 5

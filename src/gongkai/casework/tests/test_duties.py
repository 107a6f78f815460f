"""每日事项: each is called, one that fails keeps no other, and two processes do not do them twice."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.conf import settings
from filelock import FileLock

from gongkai.casework import duties
from gongkai.commands import daily

AT = datetime(2021, 3, 9, 4, tzinfo=UTC)


@pytest.fixture
def only_these(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, duties.Duty]]:
    found: dict[str, duties.Duty] = {}
    monkeypatch.setattr(duties, "_duties", found)
    yield found


def test_a_duty_that_fails_does_not_keep_the_others(only_these: dict[str, duties.Duty]) -> None:
    def broken(at: datetime) -> list[str]:
        raise ValueError("坏了")

    duties.register("甲", broken)
    duties.register("乙", lambda at: [f"{at:%Y} 年办了一件"])
    first, second = duties.run(at=AT) or []
    assert first.fault == "ValueError：坏了" and not first.sentences
    assert second.sentences == ("2021 年办了一件",) and not second.fault


def test_another_process_at_it_is_enough(only_these: dict[str, duties.Duty]) -> None:
    duties.register("甲", lambda at: ["办了"])
    with FileLock(settings.HOME / "daily.lock"):
        assert duties.run(at=AT) is None
    assert duties.run(at=AT)


@pytest.mark.parametrize(
    ("duty", "code", "said"),
    [
        (lambda at: ["名单改为汇总"], 0, "公示：名单改为汇总\n"),
        (lambda at: [], 0, "公示：今天没有到期的。\n"),
        (lambda at: 1 / 0, 1, ""),
    ],
    ids=["done", "nothing", "failed"],
)
def test_the_command_says_what_was_done(
    only_these: dict[str, duties.Duty],
    capsys: pytest.CaptureFixture[str],
    duty: duties.Duty,
    code: int,
    said: str,
) -> None:
    import argparse

    duties.register("公示", duty)
    assert daily.run(argparse.Namespace(quiet=False)) == code
    printed = capsys.readouterr()
    assert printed.out == said
    assert ("未能完成" in printed.err) == (code == 1)


def test_the_wait_is_an_hour_or_shorter_to_the_next_day() -> None:
    from gongkai.commands.hourly import seconds_to_wait

    assert seconds_to_wait(AT.replace(hour=12)) == 3600
    assert seconds_to_wait(AT.replace(hour=23, minute=59, second=30)) == 35

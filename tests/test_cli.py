"""The command line: each command does its work, and bad input gets one Chinese sentence and exit code 2."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Cast

from gongkai.cli import COMMANDS, main
from tests.platform import ROOT, fresh_platform
from tests.postgres import free_port

Environment = dict[str, str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[Environment]:
    with fresh_platform(tmp_path_factory.mktemp("platform"), with_demo=True) as environment:
        yield environment


def gongkai(environment: Environment, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        cwd=ROOT,
    )


def test_this_module_has_a_database(db: None) -> None:
    """The platforms of this module lie beside the test database, which the first test brings up."""
    assert set(COMMANDS)


def test_the_demo_is_safe_to_repeat(demo: Environment) -> None:
    again = gongkai(demo, "demo")
    assert again.returncode == 0 and "已经存在" in again.stdout


def test_verify_finds_the_demo_whole(demo: Environment) -> None:
    told = gongkai(demo, "verify", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout)["broken"] == []


def test_the_report_of_2020_comes_as_data_and_on_paper(demo: Environment, tmp_path: Path) -> None:
    starts = {"json": b"{", "pdf": b"%PDF"}
    for suffix, start in starts.items():
        file = tmp_path / f"report.{suffix}"
        built = gongkai(demo, "report", "build", "--organ", "640221041", "--year", "2020", "-o", str(file))
        assert built.returncode == 0, built.stderr
        assert file.read_bytes().lower().startswith(start.lower())
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert {"organ", "year", "form", "cells", "findings"} <= set(told)
    assert told["cells"]["t2.20_5.license.decisions"] == 58


def test_rebuild_makes_the_public_copies_anew(demo: Environment) -> None:
    page = Path(demo["GONGKAI_HOME"]) / "pages" / "items" / "640221041" / "2021-00004" / "index.html"
    page.unlink(missing_ok=True)
    told = gongkai(demo, "rebuild")
    assert told.returncode == 0, told.stderr
    assert page.exists()


def test_the_daily_duties_can_be_repeated(demo: Environment) -> None:
    gongkai(demo, "daily")
    again = gongkai(demo, "daily")
    assert again.returncode == 0, again.stderr
    assert "公示期满处理：今天没有到期的。" in again.stdout


def test_a_holiday_notice_moves_open_deadlines(demo: Environment, tmp_path: Path) -> None:
    notice = {
        "region": "CN",
        "year": 2027,
        "days_off": {"2027-01-01..2027-01-03": "元旦"},
        "days_worked": [],
        "source": "测试通知",
        "issued_on": "2026-11-20",
    }
    file = tmp_path / "2027.json"
    file.write_text(json.dumps(notice, ensure_ascii=False), encoding="utf-8")
    told = gongkai(demo, "holidays", str(file))
    assert told.returncode == 0, told.stderr
    assert "已载入" in told.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("report",),
        ("report", "build"),
        ("report", "build", "--organ", "000000000", "--year", "2020", "-o", "-"),
        ("report", "build", "--organ", "640299041", "--year", "1800", "-o", "-"),
        ("report", "build", "--organ", "640299041", "--year", "twenty", "-o", "-"),
        ("report", "build", "--organ", "640299041", "--year", "2020", "-o", "/nowhere/r.json"),
        ("report", "build", "--organ", "640299041", "--year", "2020", "--format", "exe", "-o", "-"),
        ("report", "build", "--organ", "甲'; DROP TABLE", "--year", "2020", "-o", "-"),
        ("holidays",),
        ("holidays", "/nowhere.yaml"),
        ("run", "--port", "99999"),
        ("run", "--port", "eighty"),
        ("deadline",),
        ("deadline", "--received", "2020-02-30"),
        ("deadline", "--received", "2020-05-15", "--extend", "21"),
        ("deadline", "--received", "2020-05-15", "--region", "999999"),
        ("deadline", "--received", "2020-05-15", "--consultation", "2020-05-20..2020-05-18"),
        ("deadline", "--received", "2020-05-15", "--corrected", "2020-05-18"),
        ("deadline", "--received", "0001-01-01"),
        ("deadline", "--received", "2020-05-15", "--unknown"),
    ],
    ids=" ".join,
)
def test_bad_input_gets_one_chinese_sentence(
    cast: Cast, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    try:
        code: object = main([*arguments])
    except SystemExit as end:
        code = end.code
    told = capsys.readouterr()
    assert (code, told.out, told.err.count("\n")) == (2, "", 1)
    assert any("\u4e00" <= character <= "\u9fff" for character in told.err)


def test_a_command_without_tables_says_how_to_make_them(tmp_path: Path) -> None:

    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    refused = gongkai({**kept, "GONGKAI_HOME": str(tmp_path)}, "verify")
    assert refused.returncode == 2 and "manage migrate" in refused.stderr


def test_a_port_in_use_is_told_with_the_way_out(demo: Environment) -> None:

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused = gongkai(demo, "run", "--port", str(taken.getsockname()[1]))
    assert refused.returncode == 2 and "PORT=" in refused.stderr


def test_a_kind_that_cannot_be_used_is_told_at_the_start(tmp_path: Path) -> None:
    with fresh_platform(tmp_path) as environment:
        folder = Path(environment["GONGKAI_HOME"]) / "kinds"
        folder.mkdir(parents=True)
        (folder / "subsidies.yaml").write_text("code: subsidies\nlabel: 补贴\n", encoding="utf-8")
        refused = gongkai(environment, "run", "--port", str(free_port()))
    assert refused.returncode == 2 and "种类文件有误：subsidies.yaml" in refused.stderr


def test_production_makes_no_demo(tmp_path: Path) -> None:

    production = {
        "GONGKAI_MODE": "production",
        "GONGKAI_SECRET_KEY": "k" * 50,
        "GONGKAI_IDENTITY_KEY": "0" * 32,
        "GONGKAI_HOME": str(tmp_path),
    }
    refused = gongkai({**os.environ, **production}, "demo")
    assert refused.returncode == 2 and "生产环境不建立演示数据" in refused.stderr

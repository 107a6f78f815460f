"""`gongkai report build`: the whole file or one Chinese sentence and nothing."""

import argparse
import json
import os
from datetime import date
from pathlib import Path

import pytest
from conftest import Cast

from gongkai.commands import report as command
from gongkai.report.tests.records import frozen, make_application, make_pingluo_year


def call(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    return command.run(parser.parse_args(["build", *words]))


def test_json_goes_to_standard_output(cast: Cast, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    make_pingluo_year(cast.organ)
    assert call("--organ", "640299041", "--year", "2020", "-o", "-") == 0
    said = capsysbinary.readouterr()
    told = json.loads(said.out)
    assert told["cells"]["t2.20_6.penalty.delta_items"] == "+105"
    assert (told["organ"], told["form"], told["findings"], said.err) == ("640299041", "2019", [], b"")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("报告.json", b"{"),
        ("报告.html", b"<!DOCTYPE"),
        ("报告.docx", b"PK"),
        ("报告.PDF", b"%PDF"),
        ("报告", b"{"),
    ],
    ids=["json", "html", "docx", "pdf", "none"],
)
def test_the_format_follows_the_file_name(cast: Cast, tmp_path: Path, name: str, start: bytes) -> None:
    assert call("--organ", "640299041", "--year", "2024", "-o", str(tmp_path / name)) == 0
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_format_that_is_given_wins(cast: Cast, tmp_path: Path) -> None:
    target = tmp_path / "报告.txt"
    assert call("--organ", "640299041", "--year", "2024", "--format", "html", "-o", str(target)) == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            {"--organ": "000000000"},
            "没有索引号前缀为“000000000”的机关：已有的机关例如 640299001 青石县人民政府办公室",
        ),
        ({"--organ": "\ud800\x00"}, "没有索引号前缀为"),
        ({"--year": "1800"}, "1800 年没有规定的年度报告格式"),
        ({"--year": "2018"}, "2018 年没有规定的年度报告格式"),
        ({"--year": "9999"}, "9999 年还没有开始"),
        ({"--year": "两千"}, "年度“两千”不是年份"),
        ({"--year": "-1"}, "不是年份"),
        ({"--year": "２０２０"}, "不是年份"),
        ({"--format": "xlsx"}, "不能输出“xlsx”格式：请改用 json、html、docx、pdf 之一"),
        ({"-o": "report.xlsx"}, "不能输出“xlsx”格式：请改文件后缀"),
        ({"-o": "-", "--format": "pdf"}, "pdf 不能写到标准输出"),
        ({"-o": "没有/这个/报告.json"}, "没有文件夹"),
        ({"-o": "a\x00b.json"}, "文件名含有不能使用的字符"),
        ({"-o": "/dev/null", "--format": "json"}, "不是普通文件"),
        ({"-o": ".", "--format": "json"}, "是文件夹"),
    ],
    ids=[f"bad-{number}" for number in range(15)],
)
def test_bad_input_is_one_sentence_and_nothing_is_written(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: dict[str, str], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    given = {"--organ": "640299041", "--year": "2020", "-o": "报告.json", **words}
    assert (
        call(
            *[
                f"{name}={value}" if name.startswith("--") else f"{name}{value}"
                for name, value in given.items()
            ]
        )
        == 2
    )
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    assert sentence in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_permission_is_told(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tmp_path.chmod(0o500)
    assert call("--organ", "640299041", "--year", "2020", "-o", str(tmp_path / "报告.json")) == 2
    assert "没有权限" in capsys.readouterr().err


def test_a_file_that_cannot_be_finished_leaves_the_old_one(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "设备上没有空间")

    target = tmp_path / "报告.json"
    target.write_text("旧")
    monkeypatch.setattr(Path, "replace", full)
    assert call("--organ", "640299041", "--year", "2020", "-o", str(target)) == 2
    assert "设备上没有空间" in capsys.readouterr().err
    assert [path.read_text() for path in tmp_path.iterdir()] == ["旧"]


def test_a_frozen_report_that_no_longer_agrees_is_named(
    cast: Cast, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    frozen(cast)
    make_application(cast.organ, date(2020, 5, 6))
    assert call("--organ", "640299041", "--year", "2020") == 0
    said = capsysbinary.readouterr()
    assert json.loads(said.out)["cells"]["apps.new.total"] == 1
    assert "2020 年度报告（数据已锁定）与现有记录有 5 处不同" in said.err.decode()

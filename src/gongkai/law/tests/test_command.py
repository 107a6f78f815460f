"""`gongkai deadline` from the outside."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest

from gongkai.commands import deadline
from gongkai.law.tests.casebook import shown


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    parser = argparse.ArgumentParser()
    deadline.add_arguments(parser)
    code = deadline.run(parser.parse_args(list(words)))
    out, err = capsys.readouterr()
    return code, out, err


def test_json_has_the_due_day_and_a_reason_for_every_day(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "--received", "2020-05-15", "--region", "640221", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["received_on"], answer["due_on"], answer["workdays"]) == ("2020-05-15", "2020-06-16", 20)
    assert answer["provisional"] is False
    assert answer["basis"] == ["《中华人民共和国政府信息公开条例》第三十三条第二款"]
    assert {"date": "2020-05-25", "counted": False, "why": "开斋节"} in answer["days"]
    assert answer["days"][-1]["date"] == "2020-06-16" and len(answer["days"]) == 32


def test_text_reads_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "--received", "2020-09-18", "--region", "640221")
    assert code == 0
    assert "届满之日  2020-10-22（星期四）" in out
    assert "2020-09-27  星期日  第6个工作日（调休上班）" in out
    assert "2020-10-01  星期四  不计：国庆节" in out


def test_pause_example(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--received", "2021-03-01", "--consultation", "2021-03-08..2021-03-19", "--json")
    answer = json.loads(call(capsys, *words)[1])
    assert answer["due_on"] == "2021-04-12"
    assert sum(day["why"] == "征求意见期间" for day in answer["days"]) == 9


def test_correction_fee_and_extension(capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "--received",
        "2021-03-01",
        "--json",
        "--correction-asked",
        "2021-03-03",
        "--corrected",
        "2021-03-05",
    )
    assert json.loads(call(capsys, *words)[1])["clock_started_on"] == "2021-03-05"
    words = ("--received", "2021-03-01", "--json", "--fee-notice", "2021-03-03", "--fee-paid", "2021-03-08")
    assert json.loads(call(capsys, *words)[1])["clock_started_on"] == "2021-03-08"
    words = ("--received", "2020-05-15", "--json", "--region", "640221", "--extend", "20")
    answer = json.loads(call(capsys, *words)[1])
    assert (answer["due_on"], answer["workdays"]) == ("2020-07-15", 40)


def test_confirmation_starts_the_clock_and_its_absence_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--received", "2021-05-06", "--region", "640221", "--via", "internet", "--json")
    without = json.loads(call(capsys, *words)[1])
    assert without["due_on"] == "2021-06-04" and "尚未给出确认之日" in " ".join(without["notes"])
    with_it = json.loads(call(capsys, *words, "--confirmed", "2021-05-07")[1])
    assert (with_it["received_on"], with_it["clock_started_on"]) == ("2021-05-06", "2021-05-07")


def test_a_notice_file_makes_the_next_year_final(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    notice = tmp_path / "2027.yaml"
    notice.write_text(
        "region: CN\nyear: 2027\nsource: 通知\ndays_off: {2027-01-01: 元旦}\n", encoding="utf-8"
    )
    words = ("--received", "2026-12-20", "--json")
    assert json.loads(call(capsys, *words)[1])["provisional"] is True
    assert json.loads(call(capsys, *words, "--notice", str(notice))[1])["provisional"] is False


GOOD = "--received 2020-05-15"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "没有给出收到申请之日"),
        ("--received", "后面没有日期"),
        ("--received 2020-02-30", "不是有效日期"),
        ("--received 20200515", "不是有效日期"),
        ("--received ２０２０-05-15", "不是有效日期"),
        ("--received 0001-01-01", "所载条文自 2008-05-01 起施行"),
        ("--received 9999-12-31", "没有 9999 年"),
        ("--received 2020-05-15\0", "不是有效日期"),
        ("--received \ud800", "不是有效日期"),
        (f"{GOOD} --region 999999", "不认识的地区代码"),
        (f"{GOOD} --region 6402\0", "不认识的地区代码"),
        (f"{GOOD} --via pigeon", "--via 不认识“pigeon”"),
        (f"{GOOD} --confirmed 2020-05-18", "请用 --via"),
        (f"{GOOD} --via internet --confirmed 2020-05-14", "早于到达之日"),
        (f"{GOOD} --extend 0", "应为正整数"),
        (f"{GOOD} --extend -1", "应为正整数"),
        (f"{GOOD} --extend 21", "超过上限 20 个工作日"),
        (f"{GOOD} --extend 999999999999", "应为正整数"),
        (f"{GOOD} --extend", "应为正整数"),
        (f"{GOOD} --correction-asked 2020-05-20", "请用 --corrected"),
        (f"{GOOD} --corrected 2020-05-20", "请用 --correction-asked"),
        (f"{GOOD} --correction-asked 2020-05-14 --corrected 2020-05-20", "早于收到之日"),
        (f"{GOOD} --correction-asked 2020-05-20 --corrected 2020-05-19", "早于要求补正之日"),
        (f"{GOOD} --correction-asked 2020-05-20 --corrected 9999-01-01", "没有 9999 年"),
        (f"{GOOD} --consultation 2020-05-20", "发出之日..收到意见之日"),
        (f"{GOOD} --consultation 2020-05-20..", "后面没有日期"),
        (f"{GOOD} --consultation 2020-05-20..2020-05-19", "早于发出之日"),
        (f"{GOOD} --consultation 2020-05-14..2020-05-19", "早于收到之日"),
        (f"{GOOD} --consultation 2020-05-20..9999-12-31", "没有 9999 年"),
        (f"{GOOD} --fee-notice 2020-05-20", "请用 --fee-paid"),
        (f"{GOOD} --fee-paid 2020-05-20", "请用 --fee-notice"),
        (f"{GOOD} --fee-notice 2020-05-20 --fee-paid 2020-05-21", "2021-01-01 起施行"),
        (f"{GOOD} --notice /nowhere", "读不出来"),
        (f"{GOOD} --notice", "读不出来"),
        (f"{GOOD} stray", "多出了“stray”"),
    ],
    ids=shown,
)
def test_bad_input_is_one_chinese_sentence_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    code, out, err = call(capsys, *words.split(" ")) if words else call(capsys)
    assert code == 2 and out == ""
    assert said in err and err.count("\n") == 1 and err.endswith("。\n")


def test_what_argparse_refuses_is_also_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        call(capsys, "--json=1")
    assert left.value.code == 2 and "写法不对" in capsys.readouterr().err


def test_the_command_loads_neither_django_nor_pydantic() -> None:
    program = (
        "import argparse, sys; from gongkai.commands import deadline; p = argparse.ArgumentParser();"
        "deadline.add_arguments(p); deadline.run(p.parse_args(['--received', '2020-05-15', '--region', '640221']));"
        "sys.exit(bool({'django', 'pydantic'} & sys.modules.keys()))"
    )
    source = Path(deadline.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], cwd=source, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr

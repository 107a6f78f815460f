"""`gongkai scan`: exit codes, JSON, a list that a clerk can read, and no Django."""

import json
import subprocess
import sys
from pathlib import Path

from gongkai.privacy.tests.made_files import SEEN, photograph

PHONE = "13812345678"


def scan(*arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "gongkai", "scan", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )


def test_nothing_found_is_zero(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("公示期七日", "utf-8")
    told = scan("a.txt", folder=tmp_path)
    assert told.returncode == 0
    assert told.stdout == "a.txt\n  未发现个人信息\n共检查 1 个文件：须处理 0 处，须复核 0 处。\n"


def test_something_to_look_at_is_zero_too(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph())
    told = scan("a.jpg", folder=tmp_path)
    assert told.returncode == 0 and "须复核 1 处" in told.stdout


def test_a_number_is_one_and_is_never_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"张三 {SEEN}", "utf-8")
    told = scan(".", folder=tmp_path)
    assert told.returncode == 1
    assert "须处理  第 1 行：身份证号" in told.stdout
    assert SEEN not in told.stdout + told.stderr


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{SEEN}\n" * 30, "utf-8")
    told = scan("a.txt", folder=tmp_path)
    assert told.stdout.count("须处理  第") == 20
    assert "身份证号另有 10 处" in told.stdout and "须处理 30 处" in told.stdout


def test_json_has_its_exact_shape(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SEEN, "utf-8")
    told = json.loads(scan("a.txt", "--json", "--on", "2026-01-05", folder=tmp_path).stdout)
    (file,) = told.pop("files")
    assert not told and set(file) == {"file", "findings", "error"}
    assert file["file"] == "a.txt" and file["error"] is None
    assert set(file["findings"][0]) == {"kind", "where", "masked", "severity"}


def test_an_unreadable_or_absent_file_is_two_even_beside_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SEEN, "utf-8")
    (tmp_path / "b.rar").write_bytes(b"Rar!\x1a\x07\x00")
    told = scan("a.txt", "b.rar", "none.txt", folder=tmp_path)
    assert told.returncode == 2
    assert "2 个文件不能读取" in told.stdout


def test_paths_may_follow_the_phones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"联系电话 {PHONE}", "utf-8")
    told = scan("--office-phone", PHONE, "0952-3816166", "a.txt", folder=tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr


def test_what_the_office_publishes_of_itself_is_no_finding(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("电话：0952-3816166，电子邮箱：office@pingluo.example", "utf-8")
    told = scan(
        "--office-phone", "0952-3816166", "--office-email", "Office@pingluo.example", "a.txt", folder=tmp_path
    )
    assert told.returncode == 0 and "未发现个人信息" in told.stdout


def test_a_bad_command_is_two_with_one_sentence(tmp_path: Path) -> None:
    for arguments in ((), ("a.txt", "--on", "昨天"), ("--nonsense", "a.txt")):
        told = scan(*arguments, folder=tmp_path)
        assert told.returncode == 2
        assert len(told.stderr.strip().splitlines()) == 1 and "Traceback" not in told.stderr


def test_the_command_starts_without_django() -> None:
    code = (
        "import sys; from gongkai.cli import main; code = main(['scan', 'README.md'])\n"
        "loaded = {'django', 'lxml', 'PIL', 'pypdfium2', 'xlrd'} & set(sys.modules)\n"
        "assert not loaded, loaded; raise SystemExit(code)"
    )
    root = Path(__file__).resolve().parent.parent
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=False)
    assert told.returncode in (0, 1), told.stderr

"""A file's scan: hidden places, properties, pictures, names; nothing is ever printed in full."""

import json
import os
from datetime import date
from pathlib import Path

import docx
import pytest

from gongkai.privacy.file_scan import FileScan, scan_bytes, scan_path
from gongkai.privacy.findings import Finding, FindingKind, Severity
from gongkai.privacy.tests.made_files import SECRET, SEEN, packed, paragraph, photograph, run, word, workbook

ON = date(2026, 1, 5)


def scanned(content: bytes, name: str) -> FileScan:
    return scan_bytes(content, name, on=ON)


def kinds(scan: FileScan) -> set[FindingKind]:
    return {finding.kind for finding in scan.findings}


def test_a_number_in_a_hidden_column_stops_the_file() -> None:
    def fill(book: object) -> None:
        sheet = book.add_worksheet("名单")  # type: ignore[attr-defined]
        sheet.write_row("A1", ["姓名", "号码"])
        sheet.write_row("A2", ["张三", SECRET])
        sheet.set_column(1, 1, None, None, {"hidden": True})

    scan = scanned(workbook(fill), "a.xlsx")
    assert scan.blocks and not scan.error
    assert FindingKind.RESIDENT_ID in kinds(scan)


def test_a_picture_asks_for_a_look_and_its_position_stops_it() -> None:
    assert scanned(photograph(), "a.jpg").findings == (
        Finding(FindingKind.UNREADABLE_IMAGE, "图像", "", Severity.WARN),
    )
    assert (
        Finding(FindingKind.LOCATION, "拍摄位置", "", Severity.BLOCK)
        in scanned(photograph(gps=True), "a.jpg").findings
    )


def test_many_pictures_are_one_finding() -> None:
    scan = scanned(packed({f"{number}.jpg": photograph() for number in range(9)}), "a.zip")
    assert [finding.where for finding in scan.findings] == ["压缩包内“0.jpg”等 9 处"]


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("赵一", [Finding(FindingKind.METADATA, "文件属性（作者）", "赵*", Severity.WARN)]),
        ("Administrator", []),
        ("平罗县住房和城乡建设局", []),
    ],
)
def test_an_author_is_told_when_it_may_be_a_person(tmp_path: Path, author: str, found: list[Finding]) -> None:
    document = docx.Document()
    document.core_properties.author = author
    document.save(str(tmp_path / "a.docx"))
    (scan,) = scan_path(tmp_path / "a.docx", on=ON)
    assert [finding for finding in scan.findings if finding.kind is FindingKind.METADATA] == found


def test_a_number_in_a_title_is_more_than_a_property(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = f"关于{SEEN}的批复"
    document.save(str(tmp_path / "a.docx"))
    (scan,) = scan_path(tmp_path / "a.docx", on=ON)
    assert scan.blocks


def test_the_name_of_a_file_is_scanned_and_shown_masked() -> None:
    scan = scanned(b"nothing", f"名单{SEEN}.txt")
    assert scan.file == f"名单{'*' * 14}{SEEN[-4:]}.txt"
    assert [finding.where for finding in scan.findings] == ["文件名"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (packed({f"{SEEN}.txt": SECRET}), "a.zip"),
        (packed({f"{SEEN}.rar": "Rar!\x1a\x07\x00"}), "a.zip"),
        (workbook(lambda book: book.add_worksheet(SEEN).write_string("A1", SECRET)), "a.xlsx"),
        (word(paragraph(run(SECRET, "<w:vanish/>"))), f"{SEEN}.docx"),
    ],
    ids=["entry of a zip", "unreadable entry", "name of a sheet", "file name"],
)
def test_no_answer_holds_a_full_number(content: bytes, name: str) -> None:
    scan = scanned(content, name)
    told = json.dumps(scan.as_mapping(), ensure_ascii=False) + "".join(
        finding.sentence for finding in scan.findings
    )
    assert SEEN not in told and SECRET not in told
    assert scan.findings or scan.error


def test_an_unreadable_file_says_why_and_its_name_is_scanned_all_the_same() -> None:
    scan = scanned(b"Rar!\x1a\x07\x00", f"{SEEN}.rar")
    assert "ZIP" in scan.error and scan.blocks


def test_a_folder_is_walked_in_order_without_what_systems_leave_there(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".DS_Store", "Thumbs.db", "a/._1.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    told = [os.path.relpath(scan.file, tmp_path) for scan in scan_path(tmp_path, on=ON)]
    assert told == ["b.txt", "a/1.txt", "a/2.txt"]


def test_a_link_that_leads_back_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.txt").write_text("x", "utf-8")
    (tmp_path / "a" / "back").symlink_to(tmp_path, target_is_directory=True)
    assert len(list(scan_path(tmp_path, on=ON))) == 1


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "没有这个文件" in next(iter(scan_path(tmp_path / "none.txt", on=ON))).error
    assert "不是普通文件" in next(iter(scan_path(tmp_path / "pipe", on=ON))).error


def test_a_scan_as_a_mapping_has_null_for_no_error() -> None:
    assert scanned(b"x", "a.txt").as_mapping() == {"file": "a.txt", "findings": [], "error": None}

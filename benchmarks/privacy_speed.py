"""Scanning for personal data: `python -m benchmarks.privacy_speed`; texts and a roster made up from word lists."""

import random
import time
from datetime import date

from benchmarks import place, results
from benchmarks.words import Writer
from gongkai.law.identifiers.resident import check_digit
from gongkai.privacy.passages import Passage, Table
from gongkai.privacy.scanning import scan_pieces, scan_text

ON = date(2026, 1, 1)
PARAGRAPHS = 12_000
ROWS = 20_000
ROUNDS = 5
NUMBERS = (
    "（宁政办发〔2020〕{n}号）",
    "索引号：640221041/2021-{n:05d}。",
    "项目代码：2020-640221-78-03-{n:06d}，总投资186.48万元，建筑面积1,064,800.00平方米。",
    "监督电话：0952-{n:07d}，咨询时间：工作日8:30-12:00、14:30-18:00。",
    "公示期：2020-11-23至2020-11-30；合同编号：HT2020{n:012d}。",
    "统一社会信用代码：91640221MA7DEM219G，注册资本2000万元。",
)


def official_paragraphs(seed: int, *, numbered: float) -> list[str]:
    """Paragraphs as organs write them, some with a number of a document, a project, a code, a phone of the organ."""
    writer = Writer(seed)
    pick = writer.random
    paragraphs: list[str] = []
    while len(paragraphs) < PARAGRAPHS:
        _, matter = writer.title("official_document", organ="青石县住建局", year=2020)
        for paragraph in writer.paragraphs(matter, organ="住建局", year=2020):
            told = (
                pick.choice(NUMBERS).format(n=pick.randrange(2_000_000, 9_999_999))
                if pick.random() < numbered
                else ""
            )
            paragraphs.append(paragraph + told)
    return paragraphs


def person_number(pick: random.Random) -> str:
    first = f"640221{pick.randint(1940, 2005)}{pick.randint(1, 12):02d}{pick.randint(1, 28):02d}{pick.randint(0, 999):03d}"
    return first + check_digit(first)


def roster(rows: int, *, is_bare: bool) -> Table:
    """Twelve columns; `is_bare` with identity number, phone and card in every row, else as it may be published."""
    writer = Writer(7)
    pick = writer.random
    heading = [
        "序号",
        "乡镇",
        "村",
        "姓名",
        "证件",
        "联系",
        "等级",
        "面积",
        "金额",
        "账户",
        "开工日期",
        "备注",
    ]
    body = [
        [
            str(number),
            "城关镇",
            f"第{pick.randint(1, 30)}村",
            writer.name(),
            person_number(pick) if is_bare else f"**************{pick.randint(0, 9999):04d}",
            f"138{pick.randrange(10**8):08d}" if is_bare else "",
            pick.choice("CD"),
            f"{pick.uniform(30, 120):.2f}",
            f"{pick.randint(5, 40) * 1000:,}",
            "6217001234567890122" if is_bare else "",
            f"2020-{pick.randint(1, 12):02d}-{pick.randint(1, 28):02d}",
            "已验收",
        ]
        for number in range(1, rows + 1)
    ]
    return Table("工作表“名单”", [heading, *body])


def measure(name: str, pieces: list[Passage] | list[Table], size: int) -> list[str]:
    best = 1e9
    for _ in range(ROUNDS):
        started = time.process_time()
        found = len(scan_pieces(pieces, on=ON))
        best = min(best, time.process_time() - started)
    return [name, f"{size / 1e6:.1f}", f"{found:,}", f"{best:.2f}", f"{size / best / 1e6:.0f}"]


def main() -> None:
    scan_text("身份证号 1 残疾 @ 0952-3816166")
    rows: list[list[str]] = []
    for name, numbered in (
        ("a number in every sixth paragraph", 1 / 6),
        ("in two of three paragraphs", 2 / 3),
    ):
        paragraphs = official_paragraphs(3, numbered=numbered)
        one = "\n".join(paragraphs)
        pieces = [Passage(f"正文第 {number} 段", text) for number, text in enumerate(paragraphs, start=1)]
        size = len(one.encode())
        rows.append(measure(f"official text, {name}, one piece", [Passage("正文", one)], size))
        rows.append(measure(f"the same, {len(pieces):,} pieces", pieces, size))
    for name, is_bare in (("roster as it may be published", False), ("roster full of data", True)):
        table = roster(ROWS, is_bare=is_bare)
        size = sum(len(cell.encode()) for row in table.rows for cell in row)
        rows.append(measure(f"{name}, {ROWS:,} rows of 12 cells", [table], size))
    place.set_up()
    results.report("privacy_speed", ("workload", "MB", "findings", "CPU seconds", "MB/s"), rows)


if __name__ == "__main__":
    main()

"""A scan of a large workbook with a hidden column of numbers: `python -m benchmarks.privacy_workbook`."""

import io
from datetime import date

import xlsxwriter

from benchmarks import place, results
from gongkai.law.identifiers.resident import check_digit
from gongkai.privacy.file_scan import findings_of, scan_bytes
from gongkai.privacy.readers import read

ROWS = 20_000
COLUMNS = (
    "序号",
    "姓名",
    "身份证号",
    "乡镇",
    "行政村",
    "房屋等级",
    "面积",
    "补助金额",
    "批次",
    "开工",
    "竣工",
    "备注",
)
HIDDEN = 2
TARGET_SECONDS = 3.0
ON = date(2026, 1, 5)


def main() -> None:
    content = workbook()
    pieces = read(content, "名单.xlsx")
    rows = [
        results.timed("reading", lambda: read(content, "名单.xlsx"), target=TARGET_SECONDS),
        results.timed("looking for personal data", lambda: findings_of(pieces, on=ON), target=TARGET_SECONDS),
        results.timed(
            "the whole scan", lambda: scan_bytes(content, "名单.xlsx", on=ON), target=TARGET_SECONDS
        ),
    ]
    found = len(scan_bytes(content, "名单.xlsx", on=ON).findings)
    place.set_up()  # the report names the machine and the database
    results.report(
        "privacy_workbook",
        ("what", "median s", "worst s", "target"),
        rows,
        notes=f"{ROWS:,} rows of {len(COLUMNS)} cells, {len(content) / 2**20:.1f} MiB; {found:,} findings.",
    )


def workbook() -> bytes:
    """Invented persons with valid numbers in a hidden column."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("名单")
    sheet.set_column(HIDDEN, HIDDEN, 20, None, {"hidden": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, COLUMNS)
    for row in range(1, ROWS + 1):
        first_17 = f"640221{1940 + row % 60}{1 + row % 12:02}{1 + row % 28:02}{row % 1000:03}"
        sheet.write_number(row, 0, row)
        sheet.write_row(
            row,
            1,
            (f"张{row % 97}", first_17 + check_digit(first_17), "城关镇", f"第{row % 83}村", "CD"[row % 2]),
        )
        sheet.write_row(row, 6, (60 + row % 60, 20_000 + row, f"第{row % 4 + 1}批"))
        sheet.write_datetime(row, 9, date(2025, 1 + row % 12, 1), day)
        sheet.write_datetime(row, 10, date(2025, 1 + row % 12, 28), day)
        sheet.write_string(row, 11, f"已验收，编号{row}")
    book.close()
    return buffer.getvalue()


if __name__ == "__main__":
    main()

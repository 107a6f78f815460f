"""Older formats (DOC, WPS, RTF, ET, PPT …) through LibreOffice or antiword, where they are installed."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.privacy import libreoffice
from gongkai.privacy.passages import Piece, Unreadable
from gongkai.privacy.readers.formats import suffix_of
from gongkai.privacy.readers.plain import lines
from gongkai.privacy.readers.reading import Reading

ANTIWORD_SECONDS = 90
_PARTS = {"docx": "Writer", "xlsx": "Calc", "pptx": "Impress"}
_WAYS_OUT = {"docx": "DOCX 或 PDF", "xlsx": "XLSX", "pptx": "PPTX 或 PDF"}


def antiword() -> str | None:
    return shutil.which("antiword")


CONVERTED_SUFFIXES = libreoffice.suffixes() or (frozenset({"doc"}) if antiword() else frozenset())


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    """The pieces of the converted file: DOCX, XLSX and PPTX keep what was hidden in the original."""
    suffix = suffix_of(reading.name)
    target = _target(content, suffix)
    if libreoffice.opens(suffix):
        converted = libreoffice.converted(content, suffix, target)
        below = Reading(f"{reading.name}.{target}", reading.dispatch, reading.budget, reading.depth + 1)
        yield from reading.dispatch(converted, below.name, below)
    elif (program := antiword()) and target == "docx" and content.startswith(b"\xd0\xcf\x11\xe0"):
        yield from lines(_plain_text(program, content))
    else:
        raise Unreadable(
            f"本机没有安装 LibreOffice {_PARTS[target]}，不能读取这种旧格式：请另存为 {_WAYS_OUT[target]} 后重试。"
        )


def _target(content: bytes, suffix: str) -> str:
    if suffix in libreoffice.SHEETS or suffix == "xls":
        return "xlsx"
    if suffix in libreoffice.SLIDES:
        return "pptx"
    wide = content.find("PowerPoint Document".encode("utf-16-le")) >= 0
    return "pptx" if wide and suffix not in libreoffice.TEXTS else "docx"


def _plain_text(program: str, content: bytes) -> str:
    """Text of a DOC with its hidden text; comments and deletions are lost."""
    with tempfile.TemporaryDirectory(prefix="gongkai-scan-") as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(content)
        try:
            made = subprocess.run(  # noqa: S603 (a fixed program on a file of our own)
                [program, "-m", "UTF-8.txt", "-s", "-w", "0", str(source)],
                capture_output=True,
                timeout=ANTIWORD_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable("旧格式文件转换超时，没有读取：请另存为 DOCX 或 PDF 后重试。") from None
    if made.returncode or not made.stdout.strip():
        raise Unreadable("旧格式文件读不出来，可能已经损坏或者设有密码：请另存为 DOCX 或 PDF 后重试。")
    return made.stdout.decode("utf-8", "replace")

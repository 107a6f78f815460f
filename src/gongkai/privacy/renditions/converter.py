"""LibreOffice, if it is there: old office files to those that can be rebuilt."""

import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from gongkai.privacy.passages import Unreadable

LONGEST_SECONDS = 120
LARGEST_BYTES = 100 * 2**20
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_SETTING = '<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Save/Document", "LoadPrinter", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)
"""No macros, nothing fetched, links never updated."""


@cache
def program() -> str:
    """The path of LibreOffice, "" without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def is_there() -> bool:
    return bool(program())


def converted(content: bytes, suffix: str, target: str) -> bytes:
    """`target` such as "docx"; Unreadable where the program fails or takes too long."""
    if len(content) > LARGEST_BYTES:
        raise Unreadable("文件过大，无法转换格式。请另存为 DOCX、XLSX 或 PDF 后再上传。")
    with tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "profile" / "user").mkdir(parents=True)
        settings = "".join(
            _SETTING.format(path=path, name=name, value=value) for path, name, value in _SETTINGS
        )
        (place / "profile" / "user" / "registrymodifications.xcu").write_text(
            '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
            f"{settings}</oor:items>",
            "utf-8",
        )
        source = place / f"source{suffix}"
        source.write_bytes(content)
        _run(
            [
                program(),
                f"-env:UserInstallation={(place / 'profile').as_uri()}",
                *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
                *("--convert-to", target, "--outdir", str(place / "made"), str(source)),
            ]
        )
        made = place / "made" / f"source.{target}"
        if not made.is_file():
            raise Unreadable("文件无法转换格式，可能已损坏或设有密码。请另存为 DOCX、XLSX 或 PDF 后再上传。")
        return made.read_bytes()


def _run(command: list[str]) -> None:
    """The program with all that it starts ends after the limit."""
    started = subprocess.Popen(  # noqa: S603 (a fixed program, no shell)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
    )
    try:
        started.wait(LONGEST_SECONDS)
    except subprocess.TimeoutExpired as error:
        if os.name == "posix":
            os.killpg(started.pid, signal.SIGKILL)
        started.kill()
        started.wait()
        raise Unreadable("文件转换格式用时过长，已停止。请另存为 DOCX、XLSX 或 PDF 后再上传。") from error

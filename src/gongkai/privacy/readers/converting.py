"""Older formats (DOC, WPS, RTF, ET, PPT …) through LibreOffice or antiword, where they are installed."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.privacy.passages import Piece, Unreadable
from gongkai.privacy.readers.formats import suffix_of
from gongkai.privacy.readers.plain import lines
from gongkai.privacy.readers.reading import MIB, Reading

CONVERSION_SECONDS = 90
MAX_CONVERTED_BYTES = 256 * MIB
_TEXTS = frozenset({"doc", "dot", "wps", "wpt", "rtf"})
_SHEETS = frozenset({"et", "xlsb", "xlt"})
_SLIDES = frozenset({"ppt", "pps", "dps"})
_NO_MACROS_NO_LINKS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)


def office() -> str | None:
    """Path of LibreOffice, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def antiword() -> str | None:
    return shutil.which("antiword")


def _converted_suffixes() -> frozenset[str]:
    """LibreOffice comes in parts: Writer alone opens no sheets and no slides."""
    program = office()
    if program is None:
        return frozenset({"doc"}) if antiword() else frozenset()
    folder = Path(os.path.realpath(program)).parent
    parts = {"libswlo.so": _TEXTS, "libsclo.so": _SHEETS, "libsdlo.so": _SLIDES}
    found = [suffixes for part, suffixes in parts.items() if (folder / part).exists()]
    return frozenset().union(*found)


CONVERTED_SUFFIXES = _converted_suffixes()
_PARTS = {"docx": "Writer", "xlsx": "Calc", "pptx": "Impress"}
_WAYS_OUT = {"docx": "DOCX 或 PDF", "xlsx": "XLSX", "pptx": "PPTX 或 PDF"}


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    """The pieces of the converted file: DOCX, XLSX and PPTX keep what was hidden in the original."""
    suffix = suffix_of(reading.name)
    target = _target(content, suffix)
    program = office()
    if program and (suffix in CONVERTED_SUFFIXES or suffix == "xls"):
        converted = _converted(program, content, suffix=suffix, target=target)
        below = Reading(f"{reading.name}.{target}", reading.dispatch, reading.budget, reading.depth + 1)
        yield from reading.dispatch(converted, below.name, below)
    elif (program := antiword()) and target == "docx" and content.startswith(b"\xd0\xcf\x11\xe0"):
        yield from lines(_plain_text(program, content))
    else:
        raise Unreadable(
            f"本机没有安装 LibreOffice {_PARTS[target]}，不能读取这种旧格式：请另存为 {_WAYS_OUT[target]} 后重试。"
        )


def _target(content: bytes, suffix: str) -> str:
    if suffix in _SHEETS or suffix == "xls":
        return "xlsx"
    if suffix in _SLIDES:
        return "pptx"
    wide = content.find("PowerPoint Document".encode("utf-16-le")) >= 0
    return "pptx" if wide and suffix not in _TEXTS else "docx"


def _converted(program: str, content: bytes, *, suffix: str, target: str) -> bytes:
    failed = Unreadable(
        "旧格式文件转换不成功，可能已经损坏或者设有密码：请用原来的软件另存为 DOCX、XLSX 或 PDF 后重试。"
    )
    with tempfile.TemporaryDirectory(prefix="gongkai-scan-") as folder:
        place = Path(folder)
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_profile(), "utf-8")
        source = place / f"source.{suffix}"
        source.write_bytes(content)
        command = [
            program,
            f"-env:UserInstallation={(place / 'profile').as_uri()}",
            *(
                "--headless",
                "--norestore",
                "--nologo",
                "--nodefault",
                "--nolockcheck",
                "--nofirststartwizard",
            ),
            *("--convert-to", target, "--outdir", str(place / "out"), str(source)),
        ]
        if not _ran(command, home=place):
            raise Unreadable("旧格式文件转换超时，没有读取：请用原来的软件另存为 DOCX、XLSX 或 PDF 后重试。")
        made = place / "out" / f"source.{target}"
        if not made.is_file():
            raise failed
        if made.stat().st_size > MAX_CONVERTED_BYTES:
            raise Unreadable("旧格式文件转换后过大，没有读取：请拆成几个文件后重试。")
        return made.read_bytes()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _NO_MACROS_NO_LINKS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return f"{head}{items}</oor:items>"


def _ran(command: list[str], *, home: Path) -> bool:
    """Whether the command ended in time; it and its children are killed if not. No network is offered to it."""
    dead = "http://127.0.0.1:9"
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
        "HOME": str(home),
        "TMPDIR": str(home),
        **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), dead),
    }
    process = subprocess.Popen(  # noqa: S603 (a fixed program on a file of our own)
        command,
        env=environment,
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return True


def _plain_text(program: str, content: bytes) -> str:
    """Text of a DOC with its hidden text; comments and deletions are lost."""
    with tempfile.TemporaryDirectory(prefix="gongkai-scan-") as folder:
        source = Path(folder) / "source.doc"
        source.write_bytes(content)
        try:
            made = subprocess.run(  # noqa: S603 (as above)
                [program, "-m", "UTF-8.txt", "-s", "-w", "0", str(source)],
                capture_output=True,
                timeout=CONVERSION_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unreadable("旧格式文件转换超时，没有读取：请另存为 DOCX 或 PDF 后重试。") from None
    if made.returncode or not made.stdout.strip():
        raise Unreadable("旧格式文件读不出来，可能已经损坏或者设有密码：请另存为 DOCX 或 PDF 后重试。")
    return made.stdout.decode("utf-8", "replace")

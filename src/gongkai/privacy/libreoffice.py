"""LibreOffice, where it is installed: old office files become those that are read and rebuilt."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from gongkai.privacy.passages import Unreadable

LONGEST_SECONDS = 90
LARGEST_BYTES = 100 * 2**20
LARGEST_MADE_BYTES = 256 * 2**20
TEXTS = frozenset({"doc", "dot", "wps", "wpt", "rtf"})
SHEETS = frozenset({"et", "xlsb", "xlt"})
SLIDES = frozenset({"ppt", "pps", "dps"})
_READ_BY_ITSELF = {"odt": "doc", "xls": "et"}
"""What the scanner opens without LibreOffice, with a suffix that the same part of it opens."""
_PARTS = {"libswlo.so": TEXTS, "libsclo.so": SHEETS, "libsdlo.so": SLIDES}
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_NO_MACROS_NO_LINKS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Save/Document", "LoadPrinter", "false"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "1"),
)
_NOBODY = "http://127.0.0.1:9"
_QUIET = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_WAY_OUT = "请用原来的软件另存为 DOCX、XLSX 或 PDF 后重试。"


@cache
def program() -> str:
    """The path of LibreOffice, "" without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


@cache
def suffixes() -> frozenset[str]:
    """What can be converted here: LibreOffice comes in parts, Writer alone opens no sheets and no slides."""
    if not program():
        return frozenset()
    if os.name != "posix" or not program().startswith("/usr/"):
        return frozenset().union(*_PARTS.values())
    folder = Path(os.path.realpath(program())).parent
    return frozenset().union(*(found for part, found in _PARTS.items() if (folder / part).exists()))


def opens(suffix: str) -> bool:
    """Whether the part of LibreOffice that opens files of this suffix, without the point, is there."""
    return _READ_BY_ITSELF.get(suffix, suffix) in suffixes()


def converted(content: bytes, suffix: str, target: str) -> bytes:
    """The file in another format ("doc" to "docx"); Unreadable where the program fails or takes too long.

    Macros do not run, links are not followed, nothing is fetched; profile and files live in a folder of their own.
    """
    if len(content) > LARGEST_BYTES:
        raise Unreadable(f"旧格式文件过大，没有转换：{_WAY_OUT}")
    with tempfile.TemporaryDirectory(prefix="gongkai-convert-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        settings = place / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_profile(), "utf-8")
        source = place / f"source.{suffix}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
        wanted = ("--convert-to", target, "--outdir", str(place / "made"), str(source))
        _run([program(), profile, *_QUIET, *wanted], home=place)
        made = place / "made" / f"source.{target}"
        if not made.is_file():
            raise Unreadable(f"旧格式文件转换不成功，可能已经损坏或者设有密码：{_WAY_OUT}")
        if made.stat().st_size > LARGEST_MADE_BYTES:
            raise Unreadable("旧格式文件转换后过大：请拆成几个文件后重试。")
        return made.read_bytes()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _NO_MACROS_NO_LINKS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    return f"{head}{items}</oor:items>"


def _run(command: list[str], *, home: Path) -> None:
    """To the end or to the limit; whatever it started ends with it."""
    process = subprocess.Popen(  # noqa: S603 (a fixed program on a file of our own)
        command,
        env=_environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"旧格式文件转换超时，已经停止：{_WAY_OUT}") from None
    finally:
        with contextlib.suppress(ProcessLookupError):
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        process.wait()


def _environment(home: Path) -> dict[str, str]:
    """Nothing of ours but the path; proxies that nobody answers at."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOBODY)
    return {**kept, **proxies, "LANG": "C.UTF-8", "HOME": str(home), "TMPDIR": str(home), "TEMP": str(home)}

"""打不开的文件: whether a file is a Word file that can be read at all, without macros or anything from outside."""

import io
import re
import zipfile

from lxml import etree

from gongkai.applications.letters.printing.reading import PACKAGE_RELATIONS, w
from gongkai.applications.letters.word.filling import parser
from gongkai.applications.letters.word.package import parts_of

LARGEST, LARGEST_UNPACKED, MOST_PARTS = 2 * 2**20, 20 * 2**20, 300
TEXT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
NEEDED = ("[Content_Types].xml", TEXT, "word/styles.xml", RELATIONS)
NO_WORD = "文件打不开：不是 Word 文件（.docx），或者已经损坏"
SAVE_ANEW = "请用 Word 或者 WPS 打开，另存为 .docx"
_OUTSIDE = re.compile(rb'TargetMode\s*=\s*"External"')


def why_broken(content: bytes) -> str:
    """The reason with the way out; "" for a file that can be read."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "这是旧的 .doc 文件，或者加了打开密码：请在 Word 或者 WPS 里去掉密码，另存为 .docx"
    if len(content) > LARGEST:
        return f"文件超过 {LARGEST // 2**20} MB：模板里不要放大图片"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if len(entries) > MOST_PARTS or sum(each.file_size for each in entries) > LARGEST_UNPACKED:
                return (
                    f"文件解压后超过 {LARGEST_UNPACKED // 2**20} MB 或者部件太多，不像一份文书：{SAVE_ANEW}"
                )
            if package.testzip() is not None:
                return NO_WORD
        parts = parts_of(content)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError):
        return NO_WORD
    return _why_no_word(parts) or _why_unreadable(parts)


def _why_no_word(parts: dict[str, bytes]) -> str:
    if not all(name in parts for name in NEEDED):
        return NO_WORD
    kinds = parts["[Content_Types].xml"]
    if b"macroEnabled" in kinds or any("vbaProject" in name for name in parts):
        return "文件里有宏（.docm）：请另存为不带宏的 .docx"
    if b"wordprocessingml.template.main+xml" in kinds:
        return "这是 Word 的模板文件（.dotx）：请另存为 .docx"
    return "" if b"wordprocessingml.document.main+xml" in kinds else NO_WORD


def _why_unreadable(parts: dict[str, bytes]) -> str:
    texts = [name for name in parts if name.endswith((".xml", ".rels"))]
    try:
        for name in texts:
            if b"<!DOCTYPE" in parts[name] or b"<!ENTITY" in parts[name]:
                return f"文件里有 Word 不会写的内容（DOCTYPE）：{SAVE_ANEW}"
            parts[name].decode("utf-8")
        roots = {name: etree.fromstring(parts[name], parser()) for name in texts}
    except UnicodeDecodeError:
        return f"文件的编码不是 UTF-8：{SAVE_ANEW}"
    except (etree.XMLSyntaxError, ValueError):
        return NO_WORD
    if any(_OUTSIDE.search(parts[name]) for name in texts if name.endswith(".rels")):
        return "文件里有指向外部的链接：请删去"
    section = roots[TEXT].find(f"{w('body')}/{w('sectPr')}")
    if section is None or any(section.find(w(name)) is None for name in ("pgSz", "pgMar")):
        return f"文件没有页面设置（纸张和页边）：{SAVE_ANEW}"
    lost = [target for target in _targets(roots[RELATIONS]) if target not in parts]
    return f"文件缺少部件（{'、'.join(lost[:3])}），已经损坏：{SAVE_ANEW}" if lost else ""


def _targets(relations: "etree._Element") -> list[str]:
    told = [each.get("Target", "") for each in relations.iter(f"{{{PACKAGE_RELATIONS}}}Relationship")]
    return [
        each.lstrip("/") if each.startswith("/") else f"word/{each}"
        for each in told
        if not each.startswith("..")
    ]

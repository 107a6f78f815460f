"""Office packages (zip with XML): opened within limits, written the same way each time."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from gongkai.privacy.passages import Unreadable

MOST_PARTS = 10_000
MOST_BYTES = 500 * 2**20
"""Of all parts together, unpacked."""
STILL = (1980, 1, 1, 0, 0, 0)
"""The time of everything in a zip: the same input gives the same bytes."""
BROKEN = "文件已损坏，无法打开。请用 Word 或 WPS 打开检查，另存后再上传。"
LOCKED = "文件设有密码或权限保护，无法读取。请取消密码后再上传。"
OLE = b"\xd0\xcf\x11\xe0"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


@dataclass(frozen=True, slots=True)
class Relation:
    """`target` is a part name for what lies inside, an address for what lies outside."""

    kind: str
    target: str
    is_external: bool


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The zip, or Unreadable: encrypted, broken, or larger unpacked than the limits."""
    if content.startswith(OLE):
        raise Unreadable(LOCKED)
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        raise Unreadable(BROKEN) from error
    parts = package.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise Unreadable("文件展开后过大，不能处理。请拆分成几个文件后再上传。")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(LOCKED)
    return package


def read_part(package: zipfile.ZipFile, name: str) -> bytes:
    """The part; never more than its directory entry announced."""
    try:
        part = package.getinfo(name)
        with package.open(part) as file:
            found = file.read(part.file_size + 1)
    except (
        KeyError,
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Unreadable(BROKEN) from error
    if len(found) > part.file_size:
        raise Unreadable(BROKEN)
    return found


def parse(content: bytes) -> etree._Element:
    """XML without entities, document type or network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(BROKEN) from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(BROKEN)
    return root


def relations(package: zipfile.ZipFile, part: str) -> dict[str, Relation]:
    """By id; {} for a part without any."""
    folder, _, last = part.rpartition("/")
    name = f"{folder}/_rels/{last}.rels".lstrip("/")
    if name not in package.namelist():
        return {}
    found = {}
    for each in parse(read_part(package, name)).iter(f"{_RELATIONS}Relationship"):
        target = each.get("Target", "")
        is_external = each.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        kind = each.get("Type", "").rpartition("/")[2]
        found[each.get("Id", "")] = Relation(kind, target, is_external)
    return found


def main_part(package: zipfile.ZipFile) -> str:
    """The document or workbook that the package is about."""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package.namelist():
            return relation.target
    raise Unreadable(BROKEN)


def write_zip(parts: Mapping[str, bytes]) -> bytes:
    """In the order given, at a still time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, STILL)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            package.writestr(entry, content)
    return out.getvalue()

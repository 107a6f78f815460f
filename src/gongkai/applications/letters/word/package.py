"""A Word file as a package: its parts read once, written anew with the organ as its only author."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape, unescape

PROPERTIES = "docProps/core.xml"
_FIRST = (1980, 1, 1, 0, 0, 0)  # the same parts always make the same bytes


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part by its name; BadZipFile for what is no package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {each.filename: package.read(each) for each in package.infolist() if not each.is_dir()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a file, the list of their types first."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, parts[name])
    return buffer.getvalue()


def properties_of(title: str, organ: str, made_on: date | None) -> bytes:
    """docProps/core.xml: title, the organ as author, the day; nobody's name, no program."""
    day = f"{made_on.isoformat()}T00:00:00Z" if made_on else ""
    moments = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title[:255])}</dc:title><dc:creator>{escape(organ[:255])}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(organ[:255])}</cp:lastModifiedBy><dc:language>zh-CN</dc:language>{moments}"
        "</cp:coreProperties>"
    ).encode()


def told_in(content: bytes) -> tuple[str, str]:
    """Title and author of a file that `properties_of` described."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        told = package.read(PROPERTIES).decode()
    return _between("dc:title", told), _between("dc:creator", told)


def _between(tag: str, told: str) -> str:
    found = re.search(f"<{tag}>(.*?)</{tag}>", told, re.DOTALL)
    return unescape(found[1]) if found else ""

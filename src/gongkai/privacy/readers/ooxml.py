"""Office Open XML packages: relations between parts, properties, embedded files, and parts nobody else reads."""

import posixpath
import re
from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.formats import IMAGE_SUFFIXES, suffix_of
from gongkai.privacy.readers.packages import Package
from gongkai.privacy.readers.properties import named_property
from gongkai.privacy.readers.raw_strings import strings_of
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, attribute, local

_NO_CONTENT = re.compile(
    r"(?:^|/)(?:theme/|fonts/|styles[^/]*\.xml$|numbering\.xml$|fontTable[^/]*\.xml$|webSettings[^/]*\.xml$|calcChain\.xml$"
    r"|printerSettings/|tableStyles\.xml$|viewProps\.xml$|presProps\.xml$|stylesWithEffects\.xml$"
    r"|slideLayouts/[^/]+\.xml$|slideMasters/[^/]+\.xml$)|^\[Content_Types\]\.xml$"
)
_TELLING_NAMES = """
    descr title alt tooltip display author userId displayName name connection command odcFile sourceFile url
"""
_TELLING = frozenset(_TELLING_NAMES.split())
_DOC_VARIABLE = ("docVar", "variable")
_PICTURES = IMAGE_SUFFIXES | {"emf", "wmf", "svg", "jfif", "wdp", "heic"}
_CACHES = "charts/"


class OfficePackage:
    """An opened package that remembers which parts were read."""

    def __init__(self, content: bytes, reading: Reading) -> None:
        self.reading = reading
        self._package = Package(content, reading.budget)
        self._package.refuse_twins()
        self._done: set[str] = set()

    def names(self) -> list[str]:
        return self._package.names()

    def bytes_of(self, name: str) -> bytes | None:
        """The part, or None where there is none by this name."""
        found = self._package.find(name)
        if found is None:
            return None
        self._done.add(found)
        return self._package.read(found)

    def tree(self, name: str) -> Element | None:
        content = self.bytes_of(name)
        return None if content is None else xml_parts.parse(content)

    def relations(self, part: str) -> list[tuple[str, str, str, bool]]:
        """(id, kind, target, is_external) of a part; inner targets are names of parts."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        told = []
        for each in [] if root is None else xml_parts.descendants(root, "Relationship"):
            kind = attribute(each, "Type").rpartition("/")[2]
            target = attribute(each, "Target")
            is_external = attribute(each, "TargetMode").lower() == "external"
            if not is_external:
                inside = target if target.startswith("/") else posixpath.join("/", folder, target)
                target = posixpath.normpath(inside).lstrip("/")
            told.append((attribute(each, "Id"), kind, target, is_external))
        return told

    def links(self, part: str, *, where: str) -> Iterator[Passage]:
        """Addresses outside the file that a part points to."""
        for _, _, target, is_external in self.relations(part):
            if is_external and target:
                yield Passage(where, target)

    def main_part(self, fallback: str) -> str:
        return next(
            (
                target
                for _, kind, target, outside in self.relations("")
                if kind == "officeDocument" and not outside
            ),
            fallback,
        )

    def properties(self) -> Iterator[Passage]:
        """docProps: core, app and custom."""
        for name in list(self.names()):
            if not name.lower().startswith("docprops/") or not name.lower().endswith(".xml"):
                continue
            root = self.tree(name)
            for each in () if root is None else root.iter("{*}*"):
                text = (each.text or "").strip()
                if text and not len(each):
                    owner = each.getparent()
                    custom = (
                        attribute(owner, "name") if owner is not None and local(owner) == "property" else ""
                    )
                    if passage := named_property(custom or local(each), text):
                        yield passage

    def leftovers(self) -> Iterator[Piece]:
        """Whatever no reader asked for: embedded files, pictures, macros, charts, custom data."""
        for name in self.names():
            if name in self._done or _NO_CONTENT.search(name):
                continue
            self._done.add(name)
            suffix = suffix_of(name)
            content = self._package.read(name)
            if name.lower().startswith("docprops/") or suffix in _PICTURES:
                yield from self._picture(content, name)
            elif "/embeddings/" in name:
                yield from self._embedded(content, name)
            elif suffix == "rels":
                for each in xml_parts.descendants(xml_parts.parse(content), "Relationship"):
                    if attribute(each, "TargetMode").lower() == "external":
                        yield Passage("超链接", attribute(each, "Target"))
            elif suffix in ("xml", "vml"):
                yield from _swept(content, name)
            elif suffix == "bin" and "vbaProject" not in name:
                if text := strings_of(content):
                    yield Passage(f"内部数据“{posixpath.basename(name)}”", text)
            elif "vbaProject" in name:
                yield Passage("宏", strings_of(content) or "宏", hidden="宏")
            else:
                yield from self._embedded(content, name)

    def _picture(self, content: bytes, name: str) -> Iterator[Piece]:
        is_thumbnail = name.lower().startswith("docprops/")
        where = "文件缩略图" if is_thumbnail else f"图片“{posixpath.basename(name)}”"
        if suffix_of(name) in ("emf", "wmf", "wdp", "svg", "heic"):
            if suffix_of(name) in ("emf", "wmf") and (text := strings_of(content)):
                yield Passage(where, text)
            return
        try:
            yield from self.reading.inner(content, name, where=where)
        except Unreadable:
            yield Passage(where, strings_of(content))

    def _embedded(self, content: bytes, name: str) -> Iterator[Piece]:
        """A file inside the document; what cannot be opened is searched for text."""
        where = f"嵌入的文件“{posixpath.basename(name)}”"
        try:
            yield from self.reading.inner(content, name, where=where, hidden="嵌入的文件")
        except Unreadable:
            if "/embeddings/" not in name:
                raise
            yield Passage(where, strings_of(content) or where, hidden="嵌入的文件")


def _swept(content: bytes, name: str) -> Iterator[Passage]:
    root = xml_parts.parse(content)
    texts = []
    for each in root.iter("{*}*"):
        if (each.text or "").strip():
            texts.append(each.text.strip())
        texts += [
            value
            for key, value in each.items()
            if key.rpartition("}")[2] in _TELLING or (local(each) in _DOC_VARIABLE and value)
        ]
    if texts:
        where = "图表" if _CACHES in name else f"内部数据“{posixpath.basename(name)}”"
        yield Passage(where, "\n".join(texts))

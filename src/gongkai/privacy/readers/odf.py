"""OpenDocument packages: parts, properties, embedded files."""

from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers import xml_parts
from gongkai.privacy.readers.formats import IMAGE_SUFFIXES, suffix_of
from gongkai.privacy.readers.packages import Package
from gongkai.privacy.readers.properties import named_property
from gongkai.privacy.readers.raw_strings import strings_of
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, attribute, descendants, local

_NO_CONTENT = (
    "mimetype",
    "settings.xml",
    "manifest.rdf",
    "layout-cache",
    "META-INF/",
    "Configurations2/",
    "Thumbnails/",
)


class OdfPackage:
    """An opened package that remembers which parts were read."""

    def __init__(self, content: bytes, reading: Reading) -> None:
        self._reading = reading
        self._package = Package(content, reading.budget)
        self._package.refuse_twins()
        self._done: set[str] = set()
        if "META-INF/manifest.xml" in self._package:
            manifest = self._package.read("META-INF/manifest.xml").replace(b"\0", b"")
            if b"encryption-data" in manifest:
                raise Unreadable("文件设有打开密码，读不出来：请解除密码后重试。")

    def tree(self, name: str) -> Element | None:
        if name not in self._package:
            return None
        self._done.add(name)
        return xml_parts.parse(self._package.read(name))

    def beside(self) -> Iterator[Piece]:
        """Headers and footers, properties, pictures, embedded objects."""
        styles = self.tree("styles.xml")
        for each in (
            () if styles is None else descendants(styles, "header", "footer", "header-left", "footer-left")
        ):
            if text := "".join(each.itertext()).strip():
                yield Passage("页眉" if local(each).startswith("header") else "页脚", text)
        meta = self.tree("meta.xml")
        for each in () if meta is None else meta.iter("{*}*"):
            if not len(each) and (text := (each.text or "").strip()):
                passage = named_property(attribute(each, "name") or local(each), text)
                if passage:
                    yield passage
        for name in self._package.names():
            if name not in self._done and not name.startswith(_NO_CONTENT):
                yield from self._other(name)

    def _other(self, name: str) -> Iterator[Piece]:
        content = self._package.read(name)
        where = f"嵌入的文件“{name}”"
        if suffix_of(name) == "xml":
            text = "\n".join(text for each in xml_parts.parse(content).itertext() if (text := each.strip()))
            if text:
                yield Passage(where, text)
        elif name.startswith("Basic/"):
            yield Passage("宏", strings_of(content), hidden="宏")
        else:
            try:
                is_picture = suffix_of(name) in IMAGE_SUFFIXES
                hidden = "" if is_picture else "嵌入的文件"
                yield from self._reading.inner(
                    content, name, where=f"图片“{name}”" if is_picture else where, hidden=hidden
                )
            except Unreadable:
                yield Passage(where, strings_of(content))

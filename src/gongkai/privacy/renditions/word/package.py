"""The package of a Word document written anew: only parts that make up what is seen."""

import zipfile

from lxml import etree

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import (
    Relation,
    main_part,
    open_zip,
    parse,
    read_part,
    relations,
    write_zip,
)
from gongkai.privacy.renditions.word.cleaning import Cleaning
from gongkai.privacy.renditions.word.hiding import Styles
from gongkai.privacy.renditions.word.links import Links
from gongkai.privacy.renditions.word.names import R, W, drop, is_on
from gongkai.privacy.renditions.word.pictures import Pictures

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MEDIA = {".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif"}
_LOOKS = {"styles": "styles", "numbering": "numbering", "fontTable": "fontTable", "settings": "settings"}
_SETTINGS = frozenset(
    f"{W}{name}"
    for name in [
        "mirrorMargins",
        "gutterAtTop",
        "evenAndOddHeaders",
        "bookFoldPrinting",
        "defaultTabStop",
        "autoHyphenation",
        "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing",
        "displayHorizontalDrawingGridEvery",
        "displayVerticalDrawingGridEvery",
        "displayBackgroundShape",
        "characterSpacingControl",
        "noLineBreaksAfter",
        "noLineBreaksBefore",
        "footnotePr",
        "endnotePr",
        "compat",
        "themeFontLang",
        "clrSchemeMapping",
    ]
)
_NOT_WORD = "文件不是 Word 文档。请用 Word 或 WPS 另存为 DOCX 后再上传。"


def rebuild(content: bytes, changes: Changes) -> bytes:
    """The document as it would be printed, without anything else that the file carries."""
    package = open_zip(content)
    return _Rebuilding(package, main_part(package), changes).run()


class _Rebuilding:
    def __init__(self, package: zipfile.ZipFile, main: str, changes: Changes) -> None:
        self.package, self.main, self.changes = package, main, changes
        self.old = relations(package, main)
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.links = Links()
        styles = self._part("styles")
        self.pictures = Pictures(package, changes)
        self.cleaning = Cleaning(Styles(styles), self.pictures, changes)

    def run(self) -> bytes:
        document = parse(read_part(self.package, self.main))
        if document.tag != f"{W}document":
            raise Unreadable(_NOT_WORD)
        self._tell_left_out()
        settings = self._part("settings")
        even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
        self.links = self.cleaning.clean(document, self.old)
        self._add_headers(_shown_headers(document, has_even=even))
        for kind in ("footnotes", "endnotes"):
            self._add_notes(document, kind)
        for kind in _LOOKS:
            self._add_looks(kind)
        self._add_theme()
        self._add("word/document.xml", document, self.links, "document.main+xml")
        return self._written()

    def _part(self, kind: str) -> etree._Element | None:
        for relation in self.old.values():
            if relation.kind == kind and not relation.is_external:
                return parse(read_part(self.package, relation.target))
        return None

    def _tell_left_out(self) -> None:
        kinds = {relation.kind for relation in self.old.values()}
        if kinds & {"vbaProject", "attachedToolbars"}:
            self.changes.tell("宏已删去")
        if kinds & {"glossaryDocument", "aFChunk", "subDocument"}:
            self.changes.tell("构建基块、外部文档片段未写入")
        told = [
            relation.target
            for relation in relations(self.package, "").values()
            if "properties" in relation.kind
        ]
        if told:
            self.changes.tell("文件属性（作者、单位、修改人等）已清除")

    def _add_headers(self, shown: list[tuple[etree._Element, str]]) -> None:
        for reference, old_id in shown:
            relation = self.old.get(old_id)
            if relation is None or relation.is_external or relation.kind not in ("header", "footer"):
                drop(reference)
                continue
            name = f"word/{relation.kind}{sum(part.startswith('word/' + relation.kind) for part in self.parts) + 1}.xml"
            root = parse(read_part(self.package, relation.target))
            links = self.cleaning.clean(root, relations(self.package, relation.target))
            self._add(name, root, links, f"{relation.kind}+xml")
            reference.set(f"{R}id", self.links.add(relation.kind, name))

    def _add_notes(self, document: etree._Element, kind: str) -> None:
        """Footnotes and endnotes that the cleaned text still refers to."""
        notes, single = self._part(kind), kind.removesuffix("s")
        wanted = {mark.get(f"{W}id") for mark in document.iter(f"{W}{single}Reference")}
        if notes is None or notes.tag != f"{W}{kind}":
            for mark in list(document.iter(f"{W}{single}Reference")):
                drop(mark)
            return
        for note in list(notes.iterfind(f"{W}{single}")):
            if note.get(f"{W}type", "normal") == "normal" and note.get(f"{W}id") not in wanted:
                notes.remove(note)
        old_name = next(each.target for each in self.old.values() if each.kind == kind)
        links = self.cleaning.clean(notes, relations(self.package, old_name))
        self._add(f"word/{kind}.xml", notes, links, f"{kind}+xml")
        self.links.add(kind, f"word/{kind}.xml")

    def _add_looks(self, kind: str) -> None:
        root = self._part(kind)
        if root is None:
            return
        if kind == "settings":
            for setting in [each for each in root if each.tag not in _SETTINGS]:
                root.remove(setting)
        self.cleaning.strip(root)
        name = f"word/{_LOOKS[kind]}.xml"
        self._add(name, root, Links(), f"{kind}+xml")
        self.links.add(kind, name)

    def _add_theme(self) -> None:
        theme = self._part("theme")
        if theme is None:
            return
        for child in list(theme)[1:]:
            theme.remove(child)
        theme.set("name", "")
        for foreign in [
            each for each in theme.iter() if each.get(f"{R}embed") or each.tag.endswith("}extLst")
        ]:
            drop(foreign)
        self.parts["word/theme.xml"] = _serialised(theme)
        self.types["word/theme.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
        self.links.add("theme", "word/theme.xml")

    def _add(self, name: str, root: etree._Element, links: Links, kind: str) -> None:
        self.parts[name] = _serialised(root)
        self.types[name] = _TYPE + kind
        if links.found:
            folder, _, last = name.rpartition("/")
            self.parts[f"{folder}/_rels/{last}.rels"] = _relations(links.found, folder)

    def _written(self) -> bytes:
        suffixes = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        suffixes |= {suffix[1:]: kind for suffix, kind in _MEDIA.items()}
        types = etree.Element("Types", xmlns="http://schemas.openxmlformats.org/package/2006/content-types")
        for suffix, kind in suffixes.items():
            etree.SubElement(types, "Default", Extension=suffix, ContentType=kind)
        for name, kind in self.types.items():
            etree.SubElement(types, "Override", PartName=f"/{name}", ContentType=kind)
        start = [Relation("officeDocument", "word/document.xml", False)]
        return write_zip(
            {
                "[Content_Types].xml": _serialised(types),
                "_rels/.rels": _relations(start, ""),
                **dict(sorted(self.parts.items())),
                **self.pictures.parts,
            }
        )


def _shown_headers(document: etree._Element, *, has_even: bool) -> list[tuple[etree._Element, str]]:
    """(reference, its old relation): first and even ones only where the document shows them."""
    shown = []
    has_first = any(is_on(mark) for mark in document.iter(f"{W}titlePg"))
    for section in document.iter(f"{W}sectPr"):
        for reference in list(section.iterfind(f"{W}headerReference")) + list(
            section.iterfind(f"{W}footerReference")
        ):
            kind = reference.get(f"{W}type", "default")
            if (kind == "first" and not has_first) or (kind == "even" and not has_even):
                section.remove(reference)
            else:
                shown.append((reference, reference.get(f"{R}id", "")))
    return shown


def _serialised(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _relations(found: list[Relation], folder: str) -> bytes:
    root = etree.Element(
        "Relationships", xmlns="http://schemas.openxmlformats.org/package/2006/relationships"
    )
    for number, relation in enumerate(found, start=1):
        target = relation.target if relation.is_external else relation.target.removeprefix(f"{folder}/")
        each = etree.SubElement(
            root, "Relationship", Id=f"r{number}", Type=_LINK + relation.kind, Target=target
        )
        if relation.is_external:
            each.set("TargetMode", "External")
    return _serialised(root)

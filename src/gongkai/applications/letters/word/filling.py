"""Filling a Word template: docxtpl makes Jinja2 of its XML, once; each letter is one rendering of that."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from gongkai.applications.letters.composing import as_clause, as_sentence
from gongkai.applications.letters.word.measures import BODY
from gongkai.applications.letters.word.package import PROPERTIES, packed, parts_of, properties_of
from gongkai.applications.letters.word.styles import W

_TEXTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\ue0ff\ufffe\uffff]")
_BREAK = Markup('</w:t><w:br/><w:t xml:space="preserve">')
ADDRESSEE = "\ue0a0"  # stands in a signed letter for the name, which is kept under seal elsewhere
LOOP = ("{%p for paragraph in paragraphs[:-1] %}", "{{ paragraph }}", "{%p endfor %}", "{{ paragraphs[-1] }}")


class Prepared:
    """A template that can be filled again and again; `fields` are the names that it asks for."""

    def __init__(self, content: bytes) -> None:
        self._kept = parts_of(content)
        environment = sandbox()
        self.sources = sources_of(content)
        self._texts: dict[str, Template] = {
            name: environment.from_string(source) for name, source in self.sources.items()
        }

    def filled(self, fields: Mapping[str, Any], *, title: str, organ: str, made_on: date | None) -> bytes:
        """The file with these fields, under the organ's name; jinja2.UndefinedError names a missing one."""
        parts = dict(self._kept)
        for name, text in self._texts.items():
            parts[name] = text.render(fields).encode("utf-8")
        parts[PROPERTIES] = properties_of(title, organ, made_on)
        return packed(parts)


def sources_of(content: bytes) -> dict[str, str]:
    """The texts of body, heads and feet as Jinja2, by the name of their part."""
    kept = parts_of(content)
    docx = DocxTemplate(BytesIO(content))
    docx.init_docx()
    sources = {name: kept[name].decode("utf-8") for name in kept if _TEXTS.fullmatch(name)}
    return {
        name: docx.patch_xml(with_loop(source) if name == "word/document.xml" else source)
        for name, source in sources.items()
    }


@lru_cache(maxsize=128)
def prepared(content: bytes) -> Prepared:
    """The same, kept by its bytes."""
    return Prepared(content)


def addressed(content: bytes, addressee: str) -> bytes:
    """A signed letter with the name of whom it is for in the place of the mark."""
    parts = parts_of(content)
    mark, name = ADDRESSEE.encode(), str(_as_xml(addressee)).encode()
    for part in [part for part in parts if _TEXTS.fullmatch(part)]:
        parts[part] = parts[part].replace(mark, name)
    return packed(parts)


def sandbox() -> ImmutableSandboxedEnvironment:
    """Where templates of administrators run: no attribute that leads out of the fields, values escaped for XML."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_as_xml)
    environment.filters["sentence"] = as_sentence
    environment.filters["clause"] = as_clause
    return environment


def with_loop(source: str) -> str:
    """The wording's paragraphs replaced by a loop over those of the letter; a form has none and stays as it is."""
    root = etree.fromstring(source.encode("utf-8"), parser())
    found = wording_paragraphs(root)
    if not found:
        return source
    first = found[0]
    for text in LOOP:
        line = etree.fromstring(etree.tostring(first), parser())
        _set_text(line, text)
        if text == LOOP[-1]:
            _keep_with_next(line)
        first.addprevious(line)
    for each in found:
        each.getparent().remove(each)
    written: str = etree.tostring(root, encoding="unicode")
    return written


def wording_paragraphs(root: "etree._Element") -> list[Any]:
    """Paragraphs of the style 公文正文, as the file numbers or names it."""
    return [
        each.getparent().getparent()
        for each in root.iter(f"{{{W}}}pStyle")
        if each.get(f"{{{W}}}val") == BODY and each.getparent().getparent().getparent() is not None
    ]


def text_of(paragraph: Any) -> str:
    return "".join(each.text or "" for each in paragraph.iter(f"{{{W}}}t"))


def parser() -> "etree.XMLParser":
    """Reads what an administrator uploaded: no entities, nothing from outside."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _set_text(paragraph: Any, text: str) -> None:
    runs = paragraph.findall(f"{{{W}}}r")
    keep = runs[0] if runs else etree.SubElement(paragraph, f"{{{W}}}r")
    for child in [child for child in paragraph if child is not keep and child.tag != f"{{{W}}}pPr"]:
        paragraph.remove(child)
    for child in [child for child in keep if child.tag != f"{{{W}}}rPr"]:
        keep.remove(child)
    written = etree.SubElement(keep, f"{{{W}}}t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _keep_with_next(paragraph: Any) -> None:
    properties = paragraph.find(f"{{{W}}}pPr")
    style = properties.find(f"{{{W}}}pStyle")
    style.addnext(etree.Element(f"{{{W}}}keepNext"))


def _as_xml(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _BREAK.join(escape(line) for line in _UNSEEN.sub("", value).split("\n"))
    return value

"""DOCX: body, tables, headers, notes; and what Word does not show: comments, deletions, hidden text."""

from collections.abc import Iterator

from gongkai.privacy.passages import Passage, Piece
from gongkai.privacy.readers.docx_story import Story
from gongkai.privacy.readers.docx_styles import Styles
from gongkai.privacy.readers.ooxml import OfficePackage
from gongkai.privacy.readers.reading import Reading
from gongkai.privacy.readers.xml_parts import Element, all_text, attribute, descendants

_STORIES = {
    "header": "页眉",
    "footer": "页脚",
    "footnotes": "脚注",
    "endnotes": "尾注",
    "glossaryDocument": "自动图文集",
}


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    package = OfficePackage(content, reading)
    main = package.main_part("word/document.xml")
    styles = Styles(package.tree("word/styles.xml"))
    body = package.tree(main)
    if body is not None:
        yield from Story(styles, reading, where="").pieces(body)
        yield from _controls(body)
    relations = package.relations(main)
    yield from package.links(main, where="超链接")
    for _, kind, target, is_external in relations:
        if is_external:
            continue
        if kind in _STORIES and (root := package.tree(target)) is not None:
            yield from Story(styles, reading, where=_STORIES[kind]).pieces(root)
            yield from package.links(target, where=f"{_STORIES[kind]}超链接")
        elif kind == "comments" and (root := package.tree(target)) is not None:
            yield from _comments(root)
        elif kind == "settings" and (root := package.tree(target)) is not None:
            yield from _variables(root)
    yield from package.properties()
    yield from package.leftovers()


def _controls(body: Element) -> Iterator[Passage]:
    """Choices, help and defaults of form fields and content controls."""
    texts = [
        value
        for each in descendants(
            body, "listItem", "listEntry", "default", "statusText", "helpText", "alias", "tag"
        )
        for key in ("displayText", "value", "val")
        if len(value := attribute(each, key)) > 1
    ]
    if texts:
        yield Passage("内容控件的选项", "\n".join(dict.fromkeys(texts)))


def _comments(root: Element) -> Iterator[Passage]:
    for number, comment in enumerate(descendants(root, "comment"), 1):
        text = "\n".join(all_text(each) for each in descendants(comment, "p"))
        author = attribute(comment, "author")
        yield Passage(f"批注 {number}", f"{author}：{text}" if author else text, hidden="批注")


def _variables(root: Element) -> Iterator[Passage]:
    for each in descendants(root, "docVar"):
        yield Passage("文档变量", f"{attribute(each, 'name')}：{attribute(each, 'val')}", hidden="文档变量")

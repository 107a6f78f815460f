"""印不出来的内容: what a Word file may hold that neither page nor PDF shows, in the text, the heads and the feet."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from gongkai.applications.letters.printing.reading import is_on, number, value_of, w
from gongkai.applications.letters.word.filling import parser

UNPRINTED = {
    "txbxContent": "文本框：请把文字写在正文、表格或者页眉页脚里",
    "drawing": "图片或者图形：请删去",
    "pict": "图片或者图形：请删去",
    "object": "嵌入对象：请删去",
    "altChunk": "嵌入的另一个文件：请把文字粘贴进来",
    "ins": "修订：请先接受全部修订",
    "del": "修订：请先接受全部修订",
    "moveFrom": "修订：请先接受全部修订",
    "moveTo": "修订：请先接受全部修订",
    "commentReference": "批注：请先删除批注",
    "footnoteReference": "脚注：请写进正文",
    "endnoteReference": "尾注：请写进正文",
}


def unprinted_in(parts: Mapping[str, bytes]) -> list[str]:
    """Each sort once for each place; `parts` are those of a Word file that can be read."""
    found: dict[str, None] = {}
    for name in sorted(parts):
        place = place_of_part(name)
        if place:
            root = etree.fromstring(parts[name], parser())
            found |= dict.fromkeys(
                f"{place}有{what}（PDF 里印不出来，或者印得不一样）" for what in _in(root, place)
            )
    return list(found)


def place_of_part(name: str) -> str:
    """正文, 页眉 or 页脚; "" for a part without text."""
    if name == "word/document.xml":
        return "正文"
    stem = name.removeprefix("word/")
    return (
        {"header": "页眉", "footer": "页脚"}.get(stem[:6], "")
        if stem.endswith(".xml") and "/" not in stem
        else ""
    )


def _in(root: Any, place: str) -> Iterator[str]:
    yield from (what for tag, what in UNPRINTED.items() if root.find(f".//{w(tag)}") is not None)
    if any(value_of(each, default="0") != "0" for each in root.iter(w("numId"))):
        yield "自动编号：请把编号直接写成文字"
    if any(is_on(each) for each in root.iter(w("vanish"))):
        yield "隐藏文字：请删去或者取消隐藏"
    if place != "正文" and root.find(f".//{w('tbl')}") is not None:
        yield "表格：页眉页脚里请只写文字"
    if any(number(value_of(each, "num"), 1) > 1 for each in root.iter(w("cols"))):
        yield "分栏：请改成一栏"
    if any(each.getparent().tag == w("pPr") for each in root.iter(w("sectPr"))):
        yield "分节：请删去分节符，全文用一种纸张和页边"

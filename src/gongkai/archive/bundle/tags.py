"""The structure of the bound papers (headings, tables, figures) as one tree, for reading aloud and for PDF/A-3a."""

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


class Tags:
    """Takes over the tree of each paper under a section of its own; keys of pages are given anew."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self.book, self.next_key = book, 0
        self.numbers: list[Any] = []
        self.document = book.make_indirect(_element("Document", None))
        self.sections: list[Any] = []

    def adopt(self, root: pikepdf.Object | None, pages: Sequence[pikepdf.Page], title: str) -> None:
        """A tree that is the book's already (copied from the paper, whose pages came before)."""
        section = self._section(title)
        if root is None:
            return
        tree = root.get(Name.ParentTree, Dictionary()).get(Name.Nums, Array())
        found = {int(tree[place]): tree[place + 1] for place in range(0, len(tree), 2)}
        for page in pages:
            key = page.obj.get(Name.StructParents)
            if key is not None and int(key) in found:
                self._number(page, found[int(key)])
        children = root.get(Name.K, Array())
        for child in children if isinstance(children, Array) else [children]:
            child.P = section
            section.K.append(child)
            _tidy(child)

    def picture(self, pages: Sequence[pikepdf.Page], title: str) -> None:
        """Each page is one figure, told by its paper and place."""
        section = self._section(title)
        for number, page in enumerate(pages, start=1):
            figure = self.book.make_indirect(_element("Figure", section))
            figure.Pg, figure.K = page.obj, 0
            figure.Alt = f"{title}，第 {number} 页，共 {len(pages)} 页（影印）"
            section.K.append(figure)
            self._number(page, Array([figure]))

    def finish(self) -> None:
        """The tree in the catalogue."""
        self.document.K = Array(self.sections)
        root = self.book.make_indirect(
            Dictionary(
                Type=Name.StructTreeRoot,
                K=Array([self.document]),
                ParentTree=self.book.make_indirect(Dictionary(Nums=Array(self.numbers))),
                ParentTreeNextKey=self.next_key,
            )
        )
        self.document.P = root
        self.book.Root.StructTreeRoot = root
        self.book.Root.MarkInfo = Dictionary(Marked=True)

    def _section(self, title: str) -> Any:
        section = self.book.make_indirect(_element("Sect", self.document))
        section.T, section.K = title, Array()
        self.sections.append(section)
        return section

    def _number(self, page: pikepdf.Page, elements: pikepdf.Object) -> None:
        page.obj[Name.StructParents] = self.next_key
        self.numbers += [self.next_key, elements]
        self.next_key += 1


def _element(sort: str, parent: pikepdf.Object | None) -> Dictionary:
    made = Dictionary(Type=Name.StructElem, S=Name(f"/{sort}"))
    if parent is not None:
        made.P = parent
    return made


def _tidy(element: Any) -> None:
    """Names of cells are those of one paper, and links lead nowhere in the bundle: both go, what they mark stays."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if not isinstance(each, Dictionary):
            continue
        if each.get(Name.ID) is not None:
            del each[Name.ID]
        for told in _attributes(each):
            if Name.Headers in told:
                del told[Name.Headers]
        if each.get(Name.S) == Name.Link:
            each.S = Name.Span
        kids = each.get(Name.K)
        if isinstance(kids, Array):
            for place in reversed(range(len(kids))):
                if isinstance(kids[place], Dictionary) and kids[place].get(Name.Type) == Name.OBJR:
                    del kids[place]
            waiting.extend(kids)
        elif isinstance(kids, Dictionary):
            waiting.append(kids)


def _attributes(element: Any) -> list[Any]:
    told = element.get(Name.A)
    if isinstance(told, Array):
        return [each for each in told if isinstance(each, Dictionary)]
    return [told] if isinstance(told, Dictionary) else []

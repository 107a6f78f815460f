"""Many papers into one PDF/A that can be kept: tags, outline, page numbers, files laid in; nothing that acts or leads out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, OutlineItem

from gongkai.archive.bundle.enclosing import enclose
from gongkai.archive.bundle.paper import Paper
from gongkai.archive.bundle.tags import Tags

NUMBER = Name("/PageNumberOfTheBundle")
# What acts, is filled in, or points elsewhere: no page may carry it.
ACTIVE = ("/Annots", "/AA", "/A", "/B", "/PieceInfo", "/Tabs", "/Metadata")


@dataclass(frozen=True)
class Bound:
    """The bound file and the number of its pages."""

    pdf: bytes
    pages: int


def pages_in(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def bound(
    front: bytes,
    papers: Sequence[Paper],
    contents: Sequence[Mapping[str, Any]],
    *,
    title: str,
    author: str,
    made_at: datetime,
    stamp: Callable[[int], bytes],
) -> Bound:
    """The papers behind the front, numbered through; the front must be PDF/A, whose profile of colours is kept.

    `stamp` makes as many pages with nothing but their numbers. The same input gives the same bytes.
    """
    with pikepdf.open(BytesIO(front)) as book:
        tags = Tags(book)
        tags.adopt(book.Root.get(Name.StructTreeRoot), list(book.pages), "封面和目录")
        for paper in papers:
            _add(book, paper, tags)
        for page in book.pages:
            _made_passive(page)
        _numbered(book, stamp)
        _made_quiet(book)
        tags.finish()
        enclose(book, [paper.enclosed for paper in papers if paper.enclosed], at=made_at)
        with book.open_outline() as outline:
            outline.root.clear()
            outline.root.extend(OutlineItem(each["title"], each["page"] - 1) for each in contents)
        _described(book, title=title, author=author, made_at=made_at)
        book.remove_unreferenced_resources()
        written = BytesIO()
        book.save(written, deterministic_id=True)
        return Bound(written.getvalue(), len(book.pages))


def _add(book: pikepdf.Pdf, paper: Paper, tags: Tags) -> None:
    """Pages first: the tree that tells of them is copied with them in their places."""
    first = len(book.pages)
    with pikepdf.open(BytesIO(paper.pdf)) as opened:
        book.pages.extend(opened.pages)
        pages = [book.pages[number] for number in range(first, len(book.pages))]
        if paper.is_picture:
            tags.picture(pages, paper.title)
            return
        root = opened.Root.get(Name.StructTreeRoot)
        copied = book.copy_foreign(opened.make_indirect(root)) if root is not None else None
        tags.adopt(copied, pages, paper.title)


def _made_passive(page: pikepdf.Page) -> None:
    for name in ACTIVE:
        if name in page.obj:
            del page.obj[name]


def _made_quiet(book: pikepdf.Pdf) -> None:
    """The catalogue keeps its pages, language, colours and metadata, and nothing that runs or is attached."""
    kept = {"/Type", "/Pages", "/Lang", "/OutputIntents", "/Metadata", "/ViewerPreferences", "/Version"}
    for name in list(book.Root.keys()):
        if name not in kept:
            del book.Root[name]
    for name in list(book.docinfo.keys()):
        del book.docinfo[name]


def _numbered(book: pikepdf.Pdf, stamp: Callable[[int], bytes]) -> None:
    """Its own name for the number, so that the bytes are the same each time."""
    with pikepdf.open(BytesIO(stamp(len(book.pages)))) as numbers:
        for page, number in zip(book.pages, numbers.pages, strict=True):
            form = book.copy_foreign(number.as_form_xobject())
            _own_resources(page)
            page.add_resource(form, Name.XObject, name=NUMBER)
            page.contents_add(book.make_stream(b"q"), prepend=True)
            drawn = f"1 0 0 1 {_corner(page, number)} cm {NUMBER} Do"
            orders = f"Q /Artifact <</Type /Pagination>> BDC q {drawn} Q EMC"
            page.contents_add(book.make_stream(orders.encode()))


def _corner(page: pikepdf.Page, number: pikepdf.Page) -> str:
    """How far the number moves, so that it stands in the upper right corner of a page of any size."""
    own, sheet = ([float(side) for side in each.mediabox] for each in (page, number))
    return f"{own[2] - sheet[2]:.2f} {own[3] - sheet[3]:.2f}"


def _own_resources(page: pikepdf.Page) -> None:
    """Pages of one paper share what they use; what is added to one must not appear on the others."""
    own = Dictionary(dict(page.resources.items()))
    if Name.XObject in own:
        own[Name.XObject] = Dictionary(dict(own[Name.XObject].items()))
    page.obj[Name.Resources] = own


def _described(book: pikepdf.Pdf, *, title: str, author: str, made_at: datetime) -> None:
    moment = made_at.replace(microsecond=0).isoformat()
    with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for name in list(metadata):
            del metadata[name]
        metadata["dc:title"] = title
        metadata["dc:creator"] = [author]
        metadata["dc:language"] = {"zh-CN"}
        metadata["xmp:CreateDate"] = moment
        metadata["xmp:ModifyDate"] = moment
        metadata["pdfaid:part"] = "3"
        metadata["pdfaid:conformance"] = "A"
    book.docinfo[Name.Title] = title
    book.docinfo[Name.Author] = author

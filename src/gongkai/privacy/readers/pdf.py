"""PDF by pdfium, in a process apart: text of each page, what its page does not show, annotations, forms, attachments."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from gongkai.privacy import apart
from gongkai.privacy.passages import Passage, Piece, Unreadable
from gongkai.privacy.readers.pdf_page import page_pieces
from gongkai.privacy.readers.pdf_parts import attachments, properties
from gongkai.privacy.readers.reading import MIB, Budget, Reading

MAX_PAGES = 5_000
MAX_PDF_BYTES = 256 * MIB
LONGEST_SECONDS = 300
_PASSWORD = 4


def read(content: bytes, reading: Reading) -> Iterator[Piece]:
    if len(content) > MAX_PDF_BYTES:
        raise Unreadable("PDF 文件过大，没有读取：请拆成几个文件后重试。")
    told, files = apart.call(
        f"{__name__}:read_alone", asdict(reading.budget), content, seconds=LONGEST_SECONDS
    )
    yield from (Passage(*map(str, piece)) for piece in told["pieces"])
    for name, inside in zip(map(str, told["names"]), files, strict=True):
        reading.budget.take_file()
        reading.budget.take_bytes(len(inside))
        yield from reading.inner(inside, name, where=f"附件“{name}”", hidden="PDF 内的附件")


def read_alone(budget: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The pieces as lists, the names of the files inside, and these; within what is left of the budget."""
    pieces, attached = _read(content, Reading("", _nothing, Budget(**budget)))
    told = [[piece.where, piece.text, piece.hidden] for piece in pieces]
    return {"pieces": told, "names": [name for name, _ in attached]}, [inside for _, inside in attached]


def _nothing(content: bytes, name: str, reading: Reading) -> Iterator[Piece]:
    """Files inside are read by whoever asked."""
    return iter(())


def _read(content: bytes, reading: Reading) -> tuple[list[Passage], list[tuple[str, bytes]]]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        if pdfium.FPDF_GetLastError() == _PASSWORD or "assword" in str(problem):
            raise Unreadable("PDF 设有打开密码，读不出来：请解除密码后重试。") from None
        raise Unreadable("PDF 已经损坏，打不开：请重新导出后重试。") from problem
    pieces: list[Passage] = []
    try:
        document.init_forms()
        if len(document) > MAX_PAGES:
            raise Unreadable(f"PDF 超过 {MAX_PAGES} 页，没有读取：请拆成几个文件后重试。")
        for number in range(len(document)):
            where = f"第 {number + 1} 页"
            try:
                page = document[number]
            except pypdfium2.PdfiumError as problem:
                raise Unreadable(f"PDF {where}已经损坏，读不出来：请重新导出后重试。") from problem
            try:
                for piece in page_pieces(document, page, where):
                    reading.budget.take(piece)
                    pieces.append(piece)
            finally:
                page.close()
        if not len(document):
            raise Unreadable("PDF 没有页面，可能已经损坏：请重新导出后重试。")
        pieces += properties(document, content)
        return pieces, attachments(document, reading)
    finally:
        document.close()

"""Damaged and hostile files end as pieces or as Unreadable, soon, and never otherwise."""

import io
import random
import struct
import time
import zipfile
import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.privacy import libreoffice
from gongkai.privacy.passages import Passage, Table, Unreadable
from gongkai.privacy.readers import converting, read
from gongkai.privacy.tests.made_compound_files import xls
from gongkai.privacy.tests.made_files import (
    SEEN,
    packed,
    paragraph,
    photograph,
    repacked,
    run,
    word,
    workbook,
)
from gongkai.privacy.tests.test_read_documents import ofd, slides
from gongkai.privacy.tests.test_read_pdf import line, pdf
from gongkai.privacy.tests.test_read_spreadsheets import ods

FORMATS = (
    "docx",
    "xlsx",
    "xls",
    "ods",
    "pptx",
    "ofd",
    "pdf",
    "jpg",
    "png",
    "tif",
    "zip",
    "html",
    "csv",
    "txt",
)


@cache
def whole(suffix: str) -> bytes:
    return {
        "docx": lambda: word(paragraph(run(SEEN))),
        "xlsx": lambda: workbook(lambda book: book.add_worksheet("名单").write_comment("A1", SEEN)),
        "xls": xls,
        "ods": ods,
        "pptx": slides,
        "ofd": ofd,
        "pdf": lambda: pdf(line(SEEN), line(SEEN)),
        "jpg": lambda: photograph(gps=True, artist="a"),
        "png": lambda: photograph("PNG", gps=True),
        "tif": lambda: photograph("TIFF", artist="a"),
        "zip": lambda: packed({"a.txt": SEEN, "b.csv": "a,b"}),
        "html": lambda: f"<html><table><tr><td>{SEEN}</table><!-- x -->".encode(),
        "csv": lambda: f'a,"b\n",{SEEN}'.encode("gb18030"),
        "txt": lambda: SEEN.encode("utf-16"),
    }[suffix]()


def read_or_refused(content: bytes, name: str) -> None:
    try:
        pieces = read(content, name)
    except Unreadable as refusal:
        assert "请" in str(refusal)
    else:
        assert all(isinstance(piece, Passage | Table) for piece in pieces)


@pytest.fixture(autouse=True)
def _no_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "suffixes", frozenset)
    monkeypatch.setattr(converting, "antiword", lambda: None)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_truncated_or_flipped_file_is_read_or_refused(suffix: str, data: st.DataObject) -> None:
    content = bytearray(whole(suffix))
    for _ in range(data.draw(st.integers(0, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(content)), st.integers(0, len(content))))
    read_or_refused(bytes(content[:end]), f"a.{suffix}")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "ods", "pptx", "ofd"])
@pytest.mark.parametrize("seed", range(12))
def test_a_package_with_damaged_parts_is_read_or_refused(suffix: str, seed: int) -> None:
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(whole(suffix))) as package:
        parts = {name: bytearray(package.read(name)) for name in package.namelist()}
    for part in chance.sample(list(parts.values()), k=min(2, len(parts))):
        for _ in range(6):
            part[chance.randrange(len(part))] = chance.choice(b'<>"&/ a1\0\xff')
    read_or_refused(packed({name: bytes(part) for name, part in parts.items()}), f"a.{suffix}")


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), suffix=st.sampled_from(FORMATS))
def test_any_bytes_are_read_or_refused(content: bytes, suffix: str) -> None:
    read_or_refused(content, f"a.{suffix}")


def within(seconds: float, content: bytes, name: str) -> None:
    started = time.monotonic()
    read_or_refused(content, name)
    assert time.monotonic() - started < seconds


def test_a_page_nested_ten_thousand_deep_does_no_harm() -> None:
    within(10, b"<html>" + b"<div>" * 10_000 + SEEN.encode(), "a.html")


def test_a_paragraph_nested_ten_thousand_deep_does_no_harm() -> None:
    within(10, word("<w:ins>" * 10_000 + "</w:ins>" * 10_000), "a.docx")


def test_entities_are_never_expanded() -> None:
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a x="&b;">&b;</a>'
    for name in ("word/document.xml", "word/styles.xml"):
        content = repacked(word(), {name: lambda part: laughs.encode()})
        with pytest.raises(Unreadable):
            read(content, "a.docx")
    wide = repacked(word(), {"word/styles.xml": lambda part: laughs.encode("utf-16")})
    with pytest.raises(Unreadable):
        read(wide, "a.docx")


def test_rows_and_cells_repeated_a_billion_times_are_refused() -> None:
    content = whole("ods")
    times = b'table:number-rows-repeated="1048576" table:number-columns-repeated="16384"'
    made = repacked(
        content,
        {
            "content.xml": lambda part: part.replace(
                b"<table:table-cell><text:p>", b"<table:table-cell %s><text:p>" % times
            ).replace(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">')
        },
    )
    within(20, made, "a.ods")


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_an_image_of_a_billion_pixels_is_not_unpacked() -> None:
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    content = (
        b"\x89PNG\r\n\x1a\n"
        + png_chunk(b"IHDR", head)
        + png_chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + png_chunk(b"IEND", b"")
    )
    within(5, content, "a.png")


def test_a_page_larger_than_a_town_is_not_drawn_at_its_size() -> None:
    content = pdf(line(SEEN)).replace(b"[0 0 300 200]", b"[0 0 9e6 9e6]")
    within(20, content, "a.pdf")

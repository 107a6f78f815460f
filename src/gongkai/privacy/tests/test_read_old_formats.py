"""DOC, WPS and RTF through a converter; nothing is promised where there is none."""

from pathlib import Path

import pytest

from gongkai.privacy import libreoffice
from gongkai.privacy.passages import Passage, Unreadable
from gongkai.privacy.readers import converting, read
from gongkai.privacy.tests.conversion import converted
from gongkai.privacy.tests.made_compound_files import compound
from gongkai.privacy.tests.made_files import SECRET, SEEN, paragraph, run, word

BODY = paragraph(run(SEEN)) + paragraph(run(SECRET, "<w:vanish/>"))
needs_writer = pytest.mark.skipif(not libreoffice.opens("wps"), reason="LibreOffice Writer is not installed")


@needs_writer
def test_an_rtf_keeps_text_and_hidden_text(tmp_path: Path) -> None:
    made = converted(word(BODY), "docx", "rtf", tmp_path)
    found = [piece for piece in read(made, "a.rtf") if isinstance(piece, Passage)]
    assert any(piece.text == SEEN and not piece.hidden for piece in found)
    assert any(piece.text == SECRET and piece.hidden == "隐藏文字" for piece in found)


def test_without_a_converter_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "suffixes", frozenset)
    monkeypatch.setattr(converting, "antiword", lambda: None)
    with pytest.raises(Unreadable, match="请另存为 DOCX 或 PDF 后重试"):
        read(compound({"WordDocument": b"x" * 5000}), "a.wps")


def test_a_locked_office_file_is_told() -> None:
    with pytest.raises(Unreadable, match="打开密码"):
        read(compound({"EncryptedPackage": b"x" * 5000}), "a.docx")


@needs_writer
def test_a_conversion_that_does_not_end_is_killed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60 & sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(libreoffice, "program", lambda: str(slow))
    monkeypatch.setattr(libreoffice, "LONGEST_SECONDS", 0.2)
    with pytest.raises(Unreadable, match="超时"):
        read(compound({"WordDocument": b"x" * 5000}), "a.doc")

"""The letter in its frame, on a screen and on A4."""

import hashlib
from io import BytesIO

import pypdfium2
import pytest
from conftest import Cast

from gongkai.applications import letters
from gongkai.applications.intake import WantedInformation
from gongkai.applications.letters.printing import glyphs
from gongkai.applications.letters.word.package import parts_of
from gongkai.applications.models import SignedLetter
from gongkai.applications.tests.samples import PERSON, brought_to
from gongkai.casework.models import Entry


def test_what_people_wrote_is_escaped_on_the_page(cast: Cast) -> None:
    hostile = WantedInformation("<script>alert(1)</script>{{ 7*7 }}")
    application = brought_to("delivered", cast, wanted=hostile)
    html = letters.render_html(application.reply, addressee="<b>李</b>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "49" not in html
    assert "<b>" not in html


def test_the_page_names_the_applicant_only_when_told(cast: Cast) -> None:
    reply = brought_to("delivered", cast).reply
    assert PERSON.name not in letters.render_html(reply)
    assert f"{PERSON.name}：" in letters.render_html(reply, addressee=PERSON.name)


def test_an_unsigned_letter_is_marked_as_a_draft(cast: Cast) -> None:
    html = letters.render_html(brought_to("drafted", cast).reply)
    assert "（草稿，尚未签发）" in html
    assert "<time" not in html


def test_the_pdf_is_a4_and_can_be_read_back(cast: Cast) -> None:
    reply = brought_to("delivered", cast).reply
    pdf = pypdfium2.PdfDocument(BytesIO(letters.render_pdf(reply, addressee=PERSON.name)))
    assert [round(side / 72 * 25.4) for side in pdf[0].get_size()] == [210, 297]
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    for words in ("青石县住房和城乡建设局", "青住建公开告〔2020〕1号", "李思远：", "2020年5月18日"):
        assert words in "".join(text.split())


def test_a_signed_letter_stays_as_it_was_signed(cast: Cast) -> None:
    reply = brought_to("delivered", cast).reply
    before = letters.render_docx(reply)
    reply.letter, cast.organ.name = "别的正文", "别的机关"
    reply.application.organ = cast.organ
    assert letters.render_docx(reply) == before
    assert "别的正文" not in letters.render_html(reply)


def test_the_file_kept_at_signature_names_nobody(cast: Cast) -> None:
    reply = brought_to("delivered", cast).reply
    kept = SignedLetter.objects.get(document_number=reply.document_number)
    entry = Entry.objects.get(verb="sign_reply")
    assert kept.digest == hashlib.sha256(bytes(kept.content)).hexdigest() == entry.payload["file_digest"]
    parts = parts_of(bytes(kept.content))
    assert not [name for name, part in parts.items() if PERSON.name.encode() in part]
    named = parts_of(letters.render_docx(reply, addressee=PERSON.name))["word/document.xml"].decode()
    assert f"{PERSON.name}：" in named and "\ue0a0" not in named


def test_a_character_that_no_font_has_is_told_before_the_letter_is_signed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(glyphs, "_has_glyph", lambda character: character != "𪚥")
    assert glyphs.unprintable("钱𪚥、张䶮、𪚥，①㎡👨\u200d👩") == "𪚥"


def test_what_every_font_has_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "_has_glyph", lambda character: pytest.fail(f"asked for {character}"))
    assert glyphs.unprintable("平住建公开告〔2026〕3号：“犇”——①№①") == ""


def test_a_private_character_is_in_no_font() -> None:
    assert glyphs.unprintable("\U0010fffd") in ("", "\U0010fffd")  # "" where fontconfig is not installed

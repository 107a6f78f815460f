import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name

from gongkai.privacy.passages import Unreadable
from gongkai.privacy.renditions import rendition
from gongkai.privacy.tests.rendition_samples import SECRET, line, pdf, photograph

BLACK_BOX = "0 g 30 190 220 30 re f\n"
WHITE_BOX = "1 g 30 190 220 30 re f\n"


def text_of(content: bytes) -> str:
    with pdfium.PdfDocument(content) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def all_bytes(content: bytes) -> bytes:
    """Every object unpacked."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        document.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def darkness(content: bytes, box: tuple[float, float, float, float]) -> float:
    """Mean darkness of a part of the first page, in shares of its size."""
    with pdfium.PdfDocument(content) as document:
        image = document[0].render(scale=1).to_pil().convert("L")
    part = image.crop(tuple(round(share * side) for share, side in zip(box, image.size * 2, strict=True)))
    values = part.tobytes()
    return 1 - sum(values) / len(values) / 255


def test_a_page_without_secrets_keeps_its_text() -> None:
    made = rendition(pdf(line("Open text")), "通知.pdf")
    assert "Open text" in text_of(made.content)
    assert (made.name, made.media_type, made.pages) == ("通知.pdf", "application/pdf", 1)
    assert not any("图像" in change for change in made.changes)


@pytest.mark.parametrize(
    "orders",
    [
        line(SECRET) + BLACK_BOX,
        line(SECRET) + WHITE_BOX,
        line(SECRET) + WHITE_BOX + line("******************", before="0 g"),
        line(SECRET, before="1 g"),
        line(SECRET, before="3 Tr"),
        line(SECRET, before="0.99 g"),
        line(SECRET, x=40, y=900),
        f"q BT /F 0.4 Tf 40 200 Td ({SECRET}) Tj ET Q",
        f"q 0 0 10 10 re W n {line(SECRET)} Q",
        line("7" * 18) + line(SECRET),
    ],
    ids=[
        "黑框下",
        "白框下",
        "白框下另写星号",
        "白字",
        "不显示模式",
        "近白字",
        "页面外",
        "极小字",
        "裁剪区外",
        "字下有字",
    ],
)
def test_text_that_no_one_sees_does_not_survive(orders: str) -> None:
    made = rendition(pdf(line("Open text", y=100) + orders), "a.pdf")
    assert SECRET not in text_of(made.content)
    assert SECRET.encode() not in all_bytes(made.content)
    assert any("图像" in change for change in made.changes)
    assert darkness(made.content, (0.1, 0.6, 0.4, 0.7)) > 0.02


def test_text_in_a_half_transparent_or_coloured_box_is_seen_and_stays() -> None:
    made = rendition(pdf("0.9 0.9 0.5 rg 30 190 220 30 re f\n" + line("Open text", before="0 g")), "a.pdf")
    assert "Open text" in text_of(made.content)


def test_hidden_layers_alternative_texts_and_unused_forms_do_not_survive() -> None:
    def change(document: pikepdf.Pdf) -> None:
        layer = document.make_indirect(Dictionary(Type=Name.OCG, Name="secret layer"))
        document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        document.pages[0].Resources.Properties = Dictionary(L=layer)

    orders = line("Open text") + f"/OC /L BDC {line(SECRET, y=100)} EMC"
    assert SECRET.encode() not in all_bytes(rendition(pdf(orders, change), "a.pdf").content)
    replaced = f"/Span <</ActualText ({SECRET})>> BDC {line('Open text')} EMC"
    assert SECRET.encode() not in all_bytes(rendition(pdf(replaced), "a.pdf").content)

    def add_unused(document: pikepdf.Pdf) -> None:
        form = document.make_stream(line(SECRET).encode())
        form.update({"/Subtype": Name.Form, "/BBox": Array([0, 0, 400, 300])})
        document.pages[0].Resources.XObject = Dictionary(Unused=form)

    assert SECRET.encode() not in all_bytes(rendition(pdf(line("Open text"), add_unused), "a.pdf").content)


def test_properties_scripts_attachments_bookmarks_and_notes_do_not_survive() -> None:
    def change(document: pikepdf.Pdf) -> None:
        document.docinfo["/Author"] = SECRET
        with document.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        document.attachments["list.txt"] = SECRET.encode()
        with document.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem(SECRET, 0))
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"app.alert('{SECRET}')")
        page = document.pages[0]
        page.PieceInfo = Dictionary(App=Dictionary(Private=SECRET))
        page.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=SECRET))
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([10, 10, 30, 30]), Contents=SECRET, T=SECRET
        )
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([10, 10, 30, 30]),
            A=Dictionary(S=Name.URI, URI=f"mailto:{SECRET}"),
        )
        page.Annots = Array([document.make_indirect(note), document.make_indirect(link)])

    made = rendition(pdf(line("Open text"), change), "a.pdf")
    assert SECRET.encode() not in all_bytes(made.content)
    assert "Open text" in text_of(made.content)
    assert "删去批注和附件标记 1 个" in made.changes
    assert "嵌入的附件 1 个未写入" in made.changes


def test_the_value_of_a_form_field_is_drawn_and_hidden_fields_are_not() -> None:
    def change(document: pikepdf.Pdf) -> None:
        font = document.pages[0].Resources.Font.F
        looks = document.make_stream(b"BT /F 12 Tf 2 4 Td (Field value) Tj ET")
        looks.update(
            {
                "/Subtype": Name.Form,
                "/BBox": Array([0, 0, 200, 20]),
                "/Resources": Dictionary(Font=Dictionary(F=font)),
            }
        )
        field = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="name",
            V="Field value",
            F=4,
            Rect=Array([40, 100, 240, 120]),
            AP=Dictionary(N=looks),
        )
        hidden = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T="id",
            V=SECRET,
            F=2,
            Rect=Array([40, 50, 240, 70]),
        )
        fields = Array([document.make_indirect(field), document.make_indirect(hidden)])
        document.pages[0].Annots = fields
        document.Root.AcroForm = Dictionary(Fields=fields)

    made = rendition(pdf(line("Open text"), change), "a.pdf")
    assert "Field value" in text_of(made.content)
    assert SECRET.encode() not in all_bytes(made.content)
    assert b"AcroForm" not in all_bytes(made.content)


def test_a_black_square_drawn_as_a_mark_still_covers_and_nothing_is_left_below() -> None:
    def change(document: pikepdf.Pdf) -> None:
        looks = document.make_stream(b"0 g 0 0 220 30 re f")
        looks.update({"/Subtype": Name.Form, "/BBox": Array([0, 0, 220, 30])})
        mark = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Square,
            F=4,
            Rect=Array([30, 190, 250, 220]),
            AP=Dictionary(N=looks),
            Contents="x",
        )
        document.pages[0].Annots = Array([document.make_indirect(mark)])

    made = rendition(pdf(line(SECRET), change), "a.pdf")
    assert SECRET.encode() not in all_bytes(made.content)
    assert darkness(made.content, (0.1, 0.28, 0.6, 0.35)) > 0.9


def _with_picture(document: pikepdf.Pdf) -> None:
    picture = document.make_stream(photograph())
    picture.update(
        {
            "/Type": Name.XObject,
            "/Subtype": Name.Image,
            "/Width": 60,
            "/Height": 40,
            "/ColorSpace": Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": Name.DCTDecode,
            "/Metadata": document.make_stream(b"<x:xmpmeta>GPS</x:xmpmeta>"),
        }
    )
    document.pages[0].Resources.XObject = Dictionary(P=picture)


def test_a_picture_of_a_page_loses_what_the_camera_wrote() -> None:
    made = rendition(pdf("q 120 0 0 80 40 100 cm /P Do Q", _with_picture), "a.pdf")
    assert b"Exif" not in all_bytes(made.content)
    assert b"xmpmeta" not in all_bytes(made.content)
    assert not any("图像" in change for change in made.changes)


@pytest.mark.parametrize(
    "orders",
    [
        "q 120 0 0 80 40 100 cm /P Do Q 0 g 50 110 60 40 re f",
        "q 40 100 60 80 re W n 120 0 0 80 40 100 cm /P Do Q",
        "q 120 0 0 80 340 100 cm /P Do Q",
    ],
    ids=["被遮盖", "被裁剪", "伸出页面"],
)
def test_a_picture_that_is_seen_in_part_is_drawn_anew(orders: str) -> None:
    made = rendition(pdf(orders, _with_picture), "a.pdf")
    assert any("图像" in change for change in made.changes)


def test_the_same_pdf_gives_the_same_bytes() -> None:
    content = pdf(line(SECRET) + BLACK_BOX)
    assert rendition(content, "a.pdf").content == rendition(content, "a.pdf").content


def test_a_rotated_page_is_shown_as_before() -> None:
    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = 90

    for orders in (line("Open text"), line("Open text", y=100) + line(SECRET) + BLACK_BOX):
        made = rendition(pdf(orders, turn), "a.pdf")
        with pdfium.PdfDocument(made.content) as document:
            assert document[0].get_size() == pytest.approx((300, 400))
        assert SECRET not in text_of(made.content)


def test_a_pdf_with_a_password_says_so() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(line("x")))) as document:
        document.save(out, encryption=pikepdf.Encryption(user="u", owner="o"))
    with pytest.raises(Unreadable, match="密码"):
        rendition(out.getvalue(), "a.pdf")


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing", b"\0" * 500, b"not a pdf"])
def test_a_broken_pdf_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Unreadable, match="请"):
        rendition(content, "a.pdf")

"""Files with hidden persons in them, made by hand; every person is invented, every number passes its check."""

import base64
import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
import xlsxwriter
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from pikepdf import Dictionary, Name
from PIL import Image

SECRET = "640221199001011231"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def word(fill: Callable[[WordDocument], None]) -> bytes:
    document = Document()
    document.add_paragraph("看得见的正文")
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw_run(inner: str) -> object:
    return parse_xml(f"<w:r {NAMESPACES}>{inner}</w:r>")


def raw(element: str) -> object:
    """One element, its namespaces put in."""
    name = element[1:].partition(" ")[0].partition(">")[0].removesuffix("/")
    return parse_xml(element.replace(f"<{name}", f"<{name} {NAMESPACES}", 1))


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(made)
    made.close()
    return out.getvalue()


def photograph(kind: str = "JPEG", **more: object) -> bytes:
    """Upright seen, lying stored: 60 × 40 with the orientation of a turned camera."""
    image = Image.new("RGB", (60, 40), (200, 30, 30))
    image.paste((30, 30, 200), (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera Ltd"
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 54.0, 1.0), 3: "E", 4: (106.0, 32.0, 1.0)})
    out = io.BytesIO()
    image.save(out, kind, exif=exif, **more)
    return out.getvalue()


def pdf(orders: str, change: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    """One page of 400 × 300 points with those drawing orders; Helvetica is /F."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(400, 300))
    page = document.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=document.make_indirect(font)))
    page.Contents = document.make_stream(orders.encode())
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def line(text: str, *, x: int = 40, y: int = 200, before: str = "") -> str:
    """Drawing orders of one line of text."""
    return f"q {before} BT /F 14 Tf {x} {y} Td ({text}) Tj ET Q\n"


def old_workbook() -> bytes:
    """XLS: row 4, column B and the sheet 底稿 are hidden, each with SECRET; merged title, a date, a number."""
    return zlib.decompress(base64.b85decode(_OLD_WORKBOOK))


_OLD_WORKBOOK = (
    "c-rk)T}V_x6h1TeuDffy?z(B9fh|H-rm(w4WT0zN2|<gRQASjni-do%)Pq80nNJZ^QuIp*`p`pGFa3~2J_J1kT0R6ppovdC1"
    "r<H0w{y<Dw^rT21r>|?UFOWpne#U@=gyto;i2@=p2yi^Fbk!iz_jLslsKNi;xs#6z;R8Zrdd0%Xcqn{I32i=DK>cFeru;ar2"
    "QTP36Io4qyV3>9D)-NX>E!6mk`@IhFU=}ln51bPr@B6X^_Qn`IsJKx{~QbmK|VP#+*w`OHg)H9E728B!7#M#|LCCkEJ0M@RW"
    "5vGA9U`@P_jE>}8?L+F)Dkcx}@%7!WuxAQ#I=j_QJ5z$7S-wnSsp_dp+{0<<9to0|*k>qj926QmcuYkq)l=1K6%Z}FFwF97*"
    "JXY%dL&;7$!?=j!;7kMXcZX$jvsB`$;QU&M$?WmyFr3+l}K&25W+|~Q`Qa{~JnIy%v!{PQxsG_vt&jH$Ms@&Q}VyHS&<F3YP"
    "@ZygMRuj=R4OqRqa`y&Sp;N;RK7h@e0-;baSX>+k1Ovffs3?eIHId;4vZx<c-Wi9Ln_poU(t7Z4JDp!-FZ!Rn|MmTzx{B}-="
    "5%mG6sLf-G$YX99BH^tqdsx3uJG_j4rCfj+Vq9QlFt@4GCj{;R&zU>X$DGSomY`*G<J2e%mp6JL%&6gk?^{>_Ihl0eW`qw(="
    "{I6fbIVBvG$Dq58)o%MJLWi@Y4weqCnibNq8PMYhfIKpO|LNISd`rYs9V@-);{~@vZ=_58)-w8F;nmQCLGH&=9OaRPUMVtM?"
    "@9nmq-3s^MKGu%#c|Hbb6P$j5tlMp92=?AKpQP$V783a)DPc;D?EySvNCp2E@U_WXuDh3%yn9@RJr)1%4~lq?g*TnGx3N*_G"
    "oqqHpUg0ql02D5U^%qj7k{;N4966BP=3%sh3XjLs(uwcQ01q;gvbP<t!CDJdtHsi`;H~!a|!ZL0BP4eHO3R>|wi9h&uLJQV0"
    "XiF-8R)I~Jw!}Pj%>N4s`_X$08ljHkXiPeP@yaUV=QD3b@4~%8$@-s8CeB6n{|kW5E5-"
)


def open_workbook() -> bytes:
    """ODS of the same contents."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (
            *(("office", "office"), ("table", "table"), ("text", "text"), ("style", "style")),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = f"""<office:document-content {spaces}><office:automatic-styles>
    <style:style style:name="dark" style:family="table"><style:table-properties table:display="false"/></style:style>
    <style:style style:name="head" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
    </office:automatic-styles><office:body><office:spreadsheet><table:table table:name="名单">
    <table:table-column/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="2"/>
    <table:table-row><table:table-cell table:style-name="head" table:number-columns-spanned="4">{_cell("公示名单")}
    <office:annotation><text:p>{SECRET}</text:p></office:annotation></table:table-cell>
    <table:covered-table-cell table:number-columns-repeated="3"/></table:table-row>
    <table:table-row><table:table-cell>{_cell("甲某")}</table:table-cell><table:table-cell>{_cell(SECRET)}</table:table-cell>
    <table:table-cell office:value-type="date" office:date-value="2024-05-01T13:14:15">{_cell("2024-05-01")}</table:table-cell>
    <table:table-cell office:value-type="float" office:value="1234.567">{_cell("1,234.57")}</table:table-cell></table:table-row>
    <table:table-row table:visibility="filter"><table:table-cell>{_cell(SECRET)}</table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table><table:table table:name="底稿" table:style-name="dark"><table:table-row><table:table-cell>{_cell(SECRET)}
    </table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return out.getvalue()


def _cell(text: str) -> str:
    return f"<text:p>{text}</text:p>"

"""The planted set: each document holds one value of a known kind, or one trap."""

import io
from collections.abc import Callable, Iterator
from random import Random

from PIL import Image

from benchmarks.planted import office, pages, persons, traps, writings
from benchmarks.planted.document import Planted
from benchmarks.planted.further import further, further_traps_of
from gongkai.privacy.findings import FindingKind as Kind

EACH_WAY = 12
EACH_PHRASE = 60
EACH_PLACE = 6
EACH_TRAP = 60


PLACES: dict[str, tuple[Callable[[str], bytes], str]] = {
    "DOCX 正文": (office.in_body, "docx"),
    "DOCX 分成几段格式": (office.in_split_runs, "docx"),
    "DOCX 表格": (office.in_table, "docx"),
    "DOCX 一字一格": (office.one_character_a_cell, "docx"),
    "DOCX 页眉": (office.in_header, "docx"),
    "DOCX 页脚": (office.in_footer, "docx"),
    "DOCX 插入的修订": (office.in_insertion, "docx"),
    "DOCX 内容控件": (office.in_content_control, "docx"),
    "DOCX 文本框": (office.in_text_box, "docx"),
    "DOCX 关键词属性": (office.in_word_keywords, "docx"),
    "XLSX 单元格": (office.in_cell, "xlsx"),
    "XLSX 数值": (office.in_number_cell, "xlsx"),
    "XLSX 公式": (office.in_formula, "xlsx"),
    "XLSX 拆成两格": (office.split_over_cells, "xlsx"),
    "XLSX 工作表名": (office.in_sheet_name, "xlsx"),
    "XLSX 定义的名称": (office.in_defined_name, "xlsx"),
    "CSV": (office.in_csv, "csv"),
    "TXT GB18030": (office.in_text_file, "txt"),
    "ZIP 内 XLSX": (office.in_zip, "zip"),
    "HTML": (pages.in_html, "html"),
    "HTML 标签拆开": (pages.split_by_tags, "html"),
    "HTML 属性": (pages.in_html_attribute, "html"),
    "PDF": (pages.in_pdf, "pdf"),
    "PDF 窄栏折行": (pages.wrapped_in_pdf, "pdf"),
    "PDF 表单域": (pages.in_field, "pdf"),
    "PDF 书签": (pages.in_bookmark, "pdf"),
    "PDF 附件": (pages.in_pdf_attachment, "pdf"),
    "PDF 主题属性": (pages.in_pdf_subject, "pdf"),
}
HIDING: dict[str, tuple[Callable[[str], bytes], str]] = {
    "DOCX 隐藏文字": (office.in_hidden_run, "docx"),
    "DOCX 批注": (office.in_word_comment, "docx"),
    "DOCX 删除的修订": (office.in_deletion, "docx"),
    "XLSX 隐藏列": (office.in_hidden_column, "xlsx"),
    "XLSX 隐藏行": (office.in_hidden_row, "xlsx"),
    "XLSX 深度隐藏表": (office.in_hidden_sheet, "xlsx"),
    "XLSX 批注": (office.in_cell_comment, "xlsx"),
    "XLSX 白字": (office.in_white_cell, "xlsx"),
    "HTML 注释": (pages.in_html_comment, "html"),
    "HTML 不显示": (pages.in_unshown_html, "html"),
    "PDF 黑框下": (pages.under_box, "pdf"),
    "PDF 白字": (pages.white_in_pdf, "pdf"),
    "PDF 极小字": (pages.tiny_in_pdf, "pdf"),
    "PDF 批注": (pages.in_note, "pdf"),
}
"""Places that no reader sees: the hiding itself is to be found too."""
AUTHORS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "DOCX 作者": (office.in_word_author, "docx"),
    "XLSX 作者": (office.in_workbook_author, "xlsx"),
    "PDF 作者": (pages.in_pdf_author, "pdf"),
}
COLUMNS = {
    **dict.fromkeys(("身份证号", "身份证号码", "证件号码", "公民身份号码"), "另册登记"),
    **dict.fromkeys(("联系电话", "手机号", "手机号码", "联系方式"), "另册登记"),
    **dict.fromkeys(("银行账号", "银行卡号", "一卡通账号", "社保卡号"), "另册登记"),
    **dict.fromkeys(("家庭住址", "户籍地址"), "姚伏镇小店子村"),
    **dict.fromkeys(("出生日期", "出生年月"), "1956年3月"),
    "开户行": "农业银行平罗支行",
    "民族": "回族",
}
"""Headings of columns about persons, with values that say nothing by themselves."""


def planted(seed: int) -> Iterator[Planted]:
    random = Random(seed)
    yield from _texts(random)
    yield from _phrases(random)
    yield from _files(random)
    yield from _special(random)
    yield from further(seed)


def traps_of(seed: int) -> Iterator[Planted]:
    random = Random(seed + 1)
    for way, make in traps.TRAPS.items():
        for number in range(EACH_TRAP):
            text = make(random)
            line = random.choice(("{}", "{}。", "（一）{}；", "{}，现予公布。")).format(text)
            surrounded = f"{random.choice(traps.FILLER)}\n{line}\n{random.choice(traps.FILLER)}"
            if number % 10 == 0:
                yield Planted(None, way, text, office.in_cell(text), "目录.xlsx")
            else:
                yield Planted(None, way, surrounded)
    for heading, make in traps.COLUMNS.items():
        for _ in range(3):
            values = [make(random) for _ in range(19)]
            content = office.with_column(heading, values)
            yield Planted(None, f"列“{heading}”", "、".join(values), content, "清单.xlsx", len(values))
    yield from further_traps_of(seed)


def _texts(random: Random) -> Iterator[Planted]:
    """Numbers in all ways of writing."""
    for kind, make in persons.NUMBERS.items():
        ways = writings.WAYS
        ways = ways | (writings.ID_WAYS if kind is Kind.RESIDENT_ID else {})
        ways = ways | (writings.PHONE_WAYS if kind is Kind.MOBILE else {})
        ways = ways | (writings.LANDLINE_WAYS if kind is Kind.LANDLINE else {})
        for way, write in ways.items():
            for _ in range(EACH_WAY):
                yield Planted(kind, way, _in_context(kind, write(make(random), kind), random))


def _phrases(random: Random) -> Iterator[Planted]:
    for kind, make in persons.PHRASES.items():
        for number in range(EACH_PHRASE):
            text = make(random)
            is_wide = number % 10 == 9
            written = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}) if is_wide else text
            yield Planted(kind, "全角" if is_wide else "常见写法", _in_context(kind, written, random))


def _files(random: Random) -> Iterator[Planted]:
    kinds = list(persons.NUMBERS)
    for way, (carry, suffix) in (PLACES | HIDING).items():
        for number in range(EACH_PLACE):
            kind = (
                kinds[number % len(kinds)]
                if way != "XLSX 数值"
                else (Kind.MOBILE, Kind.RESIDENT_ID_15)[number % 2]
            )
            value = persons.NUMBERS[kind](random)
            needs_label = kind in (Kind.LANDLINE, Kind.RESIDENT_ID_15) and way not in (
                "XLSX 工作表名",
                "XLSX 数值",
            )
            label = "家庭电话" if kind is Kind.LANDLINE else "身份证号"
            text = f"{label}：{value}" if needs_label else value
            content = carry(text)
            yield Planted(kind, way, text, content, f"附件.{suffix}")
            if way in HIDING:
                yield Planted(Kind.HIDDEN_CONTENT, way, text, content, f"附件.{suffix}")


def _special(random: Random) -> Iterator[Planted]:
    """Names beside numbers, columns, properties, positions, scans, file names."""
    for _ in range(EACH_PHRASE):
        who, number = persons.name(random), persons.resident_id(random)
        form = random.choice(
            ("{}，身份证号{}", "申请人：{} 身份证号码：{}", "{}（{}）", "户主{}，证件号码{}")
        )
        yield Planted(Kind.NAME, "与证件号并列", form.format(who, number))
    for heading, value in COLUMNS.items():
        rows = f"序号,姓名,{heading},补助金额\r\n1,张某某,{value},12000\r\n"
        yield Planted(Kind.PERSONAL_COLUMN, "CSV 表头", heading, rows.encode(), "名单.csv")
        yield Planted(
            Kind.PERSONAL_COLUMN,
            "XLSX 表头",
            heading,
            office.with_column(heading, [value] * 19),
            "名单.xlsx",
        )
    for way, (carry, suffix) in AUTHORS.items():
        for _ in range(EACH_PLACE):
            who = persons.name(random)
            yield Planted(Kind.METADATA, way, who, carry(who), f"附件.{suffix}")
    for suffix, kind in (("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")):
        yield Planted(Kind.LOCATION, f"{kind} 照片", "38°54′ 106°32′", _photograph(kind), f"照片.{suffix}")
    for _ in range(EACH_PLACE):
        yield Planted(Kind.UNREADABLE_IMAGE, "扫描的 PDF", "", pages.as_picture_only(""), "扫描件.pdf")
        for each in (Kind.RESIDENT_ID, Kind.MOBILE, Kind.BANK_CARD):
            value = persons.NUMBERS[each](random)
            yield Planted(each, "文件名", value, office.in_body("正文"), f"张某{value}.docx")


def _in_context(kind: Kind, written: str, random: Random) -> str:
    line = random.choice(writings.CONTEXTS.get(kind, ("{}",))).format(written)
    return f"{random.choice(traps.FILLER)}\n{line}\n{random.choice(traps.FILLER)}"


def _photograph(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera Ltd"
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 54.0, 1.0), 3: "E", 4: (106.0, 32.0, 1.0)})
    out = io.BytesIO()
    Image.effect_noise((80, 60), 40).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()

"""送达回证 and 邮寄清单 (国办公开办函〔2016〕235号: signed for, or handed to the post on its day)."""

from gongkai.applications.letters.word.forms.parts import centred, finished, form_sheet, head, value
from gongkai.applications.letters.word.sheet import Cell

RECEIPT_WIDTHS = (32, 56, 28, 44)
LIST_WIDTHS = (14, 98, 36, 36, 35, 28)


def service_receipt(title: str) -> bytes:
    sheet = form_sheet(title)
    rows = [
        [head("编号"), value("{{ case_number }}"), head("送达方式"), value("{{ method }}")],
        [head("送达文书"), value("{{ document }}", columns=3)],
        [head("文号"), value("{{ document_number }}", columns=3)],
        [head("受送达人"), value("{{ addressee }}", columns=3)],
        [head("送达地点"), value("{{ place }}", columns=3)],
        [
            head("发出日期"),
            value("{{ sent_on }}"),
            head("邮件号"),
            value("{{ postal_number }}"),
        ],
        [
            head("受送达人签名\n或者盖章"),
            value("{{ received_by }}\n→{{ received_on or '年　　月　　日' }}", columns=3),
        ],
        [head("代收人签名\n及代收理由"), value("\n→年　　月　　日", columns=3)],
        [head("未能送达\n的理由"), value("{{ reason }}", columns=3)],
        [head("送达人\n（签名）"), value("{{ servers }}\n→年　　月　　日", columns=3)],
        [head("备注"), value("{{ remarks }}", columns=3)],
    ]
    sheet.table(RECEIPT_WIDTHS, rows, heights=[12, 12, 12, 12, 12, 12, 26, 22, 22, 22, 18])
    sheet.paragraph("邮寄送达的，附邮政企业的交寄凭证；交邮之日为送达之日。", "表格说明")
    return finished(sheet)


def postal_list(title: str) -> bytes:
    sheet = form_sheet(title, landscape=True)
    sheet.paragraph("交寄日期：{{ posted_on }}　　共 {{ count }} 件", "表格编号")
    heads = [head(text) for text in ("序号", "收件人和地址", "文书", "文号", "邮件号", "备注")]
    row = [
        centred("{{ loop.index }}"),
        value("{{ row.addressee }}\n{{ row.address }}"),
        value("{{ row.document }}"),
        value("{{ row.document_number }}"),
        centred("{{ row.postal_number }}"),
        value("{{ row.remarks }}"),
    ]
    loop = [[Cell("{%tr for row in rows %}")], row, [Cell("{%tr endfor %}")]]
    sheet.table(LIST_WIDTHS, [heads, *loop], heights=[11, 5, 12, 5], heads=1)
    sheet.paragraph("", "表格说明")
    sheet.paragraph(
        "交寄人：{{ handed_over_by }}　　　　　　　　收寄人：　　　　　　　　邮政收寄戳记：{{ post_office }}",
        "表格文字",
    )
    sheet.paragraph(
        "国家机关公文通过邮政企业寄递（《中华人民共和国邮政法》第五十五条），不得使用到付方式。", "表格说明"
    )
    return finished(sheet)

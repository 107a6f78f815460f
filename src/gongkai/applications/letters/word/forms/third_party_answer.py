"""第三方意见回执（条例第三十二条）: goes along with the letter that consults."""

from gongkai.applications.letters.word.forms.parts import finished, form_sheet, head, value

WIDTHS = (40, 120)


def third_party_answer(title: str) -> bytes:
    sheet = form_sheet(title)
    sheet.paragraph("征询书文号：{{ document_number }}", "表格编号")
    rows = [
        [head("第三方名称\n（姓名）"), value("{{ party }}")],
        [head("征求意见的\n政府信息"), value("{{ matter }}", side="top")],
        [head("意见"), value("□同意公开\n□同意部分公开，不同意公开的部分：\n\n□不同意公开")],
        [head("不同意公开\n的理由\n（可附页）"), value("", side="top")],
        [
            head("第三方签名\n或者盖章"),
            value("\n联系人：　　　　　　　　联系电话：\n→年　　月　　日"),
        ],
    ]
    sheet.table(WIDTHS, rows, heights=[14, 40, 40, 60, 34])
    sheet.paragraph(
        "请自收到征询书之日起{{ period }}内填写并交回：{{ return_to }}。逾期未提出意见的，由行政机关依照"
        "《中华人民共和国政府信息公开条例》的规定决定是否公开。",
        "表格说明",
    )
    return finished(sheet)

"""政府信息公开申请登记回执（条例第三十一条）: what the applicant takes home."""

from gongkai.applications.letters.word.forms.parts import finished, form_sheet, head, value

WIDTHS = (40, 120)


def acknowledgement(title: str) -> bytes:
    sheet = form_sheet(title)
    sheet.paragraph("{{ applicant }}：", "主送机关")
    sheet.paragraph("{{ organ }}已登记你（单位）提出的政府信息公开申请，登记情况如下：", "公文段落")
    rows = [
        [head("申请编号"), value("{{ number }}")],
        [head("查询码"), value("{{ query_code }}")],
        [head("提交方式"), value("{{ channel }}")],
        [head("提交日期"), value("{{ submitted_on }}")],
        [head("收到之日"), value("{{ received_on }}")],
        [head("答复期限"), value("{{ due_on }}")],
        [head("申请公开\n的内容"), value("{{ wanted }}", side="top")],
        [head("办理进度\n查询"), value("{{ how_to_follow }}")],
        [head("联系方式"), value("{{ office }}　{{ office_phone }}\n{{ office_address }}")],
    ]
    sheet.table(WIDTHS, rows, heights=[11, 11, 11, 11, 11, 11, 40, 18, 16])
    sheet.paragraph("查询码请妥善保管，不要告诉他人。", "表格说明")
    sheet.paragraph("", "Normal", extra="<w:keepNext/>")
    sheet.paragraph("{{ office_signature }}", "落款")
    sheet.paragraph("{{ issued_on }}", "落款")
    return finished(sheet)

"""政府信息公开申请登记表（条例第四十五条）: internal."""

from gongkai.applications.letters.word.forms.parts import finished, form_sheet, head, value

WIDTHS = (32, 48, 32, 48)


def registration_sheet(title: str) -> bytes:
    sheet = form_sheet(title)
    sheet.paragraph("（内部使用）", "表格编号")
    rows = [
        [head("申请编号"), value("{{ number }}"), head("提交方式"), value("{{ channel }}")],
        [head("提交日期"), value("{{ submitted_on }}"), head("双方确认日期"), value("{{ confirmed_on }}")],
        [head("收到之日"), value("{{ received_on }}"), head("答复期限"), value("{{ due_on }}")],
        [head("申请人"), value("{{ applicant }}"), head("申请人类型"), value("{{ kind }}")],
        [head("申请公开\n的内容"), value("{{ wanted }}", columns=3, side="top")],
        [head("提供载体"), value("{{ form }}"), head("获取方式"), value("{{ delivery }}")],
        [head("承办人"), value("{{ handler }}"), head("登记人"), value("{{ registered_by }}")],
        [head("备注"), value("{{ remarks }}", columns=3)],
    ]
    sheet.table(WIDTHS, rows, heights=[12, 12, 12, 12, 70, 12, 12, 30])
    return finished(sheet)

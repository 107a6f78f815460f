"""政府信息公开审查呈批单（条例第十七条）: internal; reviewed first, opened afterwards, piece by piece."""

from gongkai.applications.letters.word.forms.parts import finished, form_sheet, head, value
from gongkai.applications.letters.word.sheet import Cell

WIDTHS = (36, 48, 30, 46)


def review_sheet(title: str) -> bytes:
    sheet = form_sheet(title)
    sheet.paragraph("申请编号：{{ number }}　　申请人：{{ applicant }}", "表格编号")
    rows = [
        [head("信息名称"), value("{{ title }}", columns=3, side="top")],
        [head("载体形式"), value("{{ carrier }}"), head("公开方式"), value("{{ manner }}")],
        [head("拟公开时间"), value("{{ planned_on }}", columns=3)],
        [head("是否涉及\n国家秘密"), value("{{ state_secret }}", columns=3)],
        [head("是否涉及\n商业秘密"), value("{{ trade_secret }}", columns=3)],
        [head("是否涉及\n个人隐私"), value("{{ privacy }}", columns=3)],
        [head("拟答复意见"), value("{{ proposal }}", columns=3, side="top")],
        [Cell("{%tr for opinion in opinions %}")],
        [
            head("{{ opinion.label }}"),
            value("{{ opinion.text }}\n→{{ opinion.name }}　{{ opinion.on or '年　　月　　日' }}", columns=3),
        ],
        [Cell("{%tr endfor %}")],
    ]
    sheet.table(WIDTHS, rows, heights=[13, 11, 11, 13, 13, 13, 32, 5, 20, 5])
    sheet.paragraph(
        "先审查、后公开。不能确定是否可以公开的，报有关主管部门或者保密行政管理部门确定。", "表格说明"
    )
    return finished(sheet)

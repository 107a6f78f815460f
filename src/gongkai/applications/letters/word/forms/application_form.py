"""政府信息公开申请表（条例第二十九条）: who applies, what is wanted, in which form; never what for."""

from gongkai.applications.choices import ApplicantKind, DeliveryMethod, Form
from gongkai.applications.letters.word.forms.parts import boxes, finished, form_sheet, head, value
from gongkai.applications.letters.word.sheet import Cell

WIDTHS = (12, 34, 44, 26, 44)
ORGANISATIONS = {
    str(kind.value): str(kind.label) for kind in ApplicantKind if kind != ApplicantKind.NATURAL_PERSON
}
NUMBER_OF_ORGANISATION = (  # a certificate is no credit code
    "{{ '登记证书、' if '证书' in paper else '统一社会' }}\n{{ '批准文件编号' if '证书' in paper else '信用代码' }}"
)
DELIVERIES = {str(each.value): str(each.label) for each in DeliveryMethod}
FORMS = {str(each.value): str(each.label) for each in Form}


def form_of_person(title: str) -> bytes:
    """For natural persons; a blank one is the same with empty fields."""
    return _form(title, "申请人（公民）签名", _person())


def form_of_organisation(title: str) -> bytes:
    """For legal persons and other organisations."""
    return _form(title, "申请人（法人或者其他组织）盖章", _organisation())


def _person() -> list[list[Cell]]:
    return [
        [
            head("申\n请\n人\n信\n息", rows=4),
            head("姓名"),
            value("{{ name }}"),
            head("证件名称"),
            value("{{ paper }}"),
        ],
        [head("证件号码"), value("{{ paper_number }}", columns=3)],
        [head("联系电话"), value("{{ phone }}"), head("电子邮箱"), value("{{ email }}")],
        [head("通信地址"), value("{{ address }}"), head("邮政编码"), value("{{ postcode }}")],
    ]


def _organisation() -> list[list[Cell]]:
    return [
        [head("申\n请\n人\n信\n息", rows=6), head("名称"), value("{{ name }}", columns=3)],
        [head("申请人类型"), value(boxes("kind", ORGANISATIONS), columns=3)],
        [head(NUMBER_OF_ORGANISATION), value("{{ paper_number }}", columns=3)],
        [
            head("法定代表人\n（负责人）"),
            value("{{ representative }}"),
            head("联系人"),
            value("{{ contact }}"),
        ],
        [head("联系电话"), value("{{ phone }}"), head("电子邮箱"), value("{{ email }}")],
        [head("通信地址"), value("{{ address }}"), head("邮政编码"), value("{{ postcode }}")],
    ]


def _form(title: str, signature: str, applicant: list[list[Cell]]) -> bytes:
    sheet = form_sheet(title)
    sheet.paragraph("申请编号（由行政机关填写）：{{ number }}", "表格编号")
    rows = [
        *applicant,
        [
            head("所\n需\n信\n息", rows=3),
            head("名称、文号或者\n便于查询的\n其他特征描述"),
            value("{{ wanted }}", columns=3, side="top"),
        ],
        [head("提供政府信息\n的载体形式"), value(boxes("form", FORMS), columns=3)],
        [head("获取政府信息\n的方式、途径"), value(boxes("delivery", DELIVERIES), columns=3)],
        [
            head("需要的帮助", columns=2),
            value("{{ tick(needs_help) }}阅读困难或者视听障碍，请提供必要的帮助", columns=3),
        ],
        [
            head(signature, columns=2),
            value("{{ filled_in_by }}\n→{{ applied_on or '年　　月　　日' }}", columns=3),
        ],
    ]
    heights = [10] * len(applicant) + [78 - 8 * len(applicant), 12, 14, 10, 17]
    sheet.table(WIDTHS, rows, heights=heights)
    for line in (
        "填写说明：1. 申请人应当提供身份证明；法人或者其他组织提供统一社会信用代码证件的复印件。",
        "2. 所需信息请写明名称、文号或者便于查询的其他特征；一份申请表写一项信息。",
        "3. 自收到之日起二十个工作日内答复；需要延长的，最长延长二十个工作日。",
        "4. 采用书面形式确有困难的，可以口头提出，由政府信息公开工作机构代为填写。",
        "受理机构：{{ office }}　地址：{{ office_address }}　电话：{{ office_phone }}",
    ):
        sheet.paragraph(line, "表格说明")
    return finished(sheet)

"""模板可用的字段: what a Word template of a document may ask for, with what it stands for and whether it must."""

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai.applications.letters.documents.contexts import FORMS, Opinion, Posted, field_names
from gongkai.applications.letters.documents.register import Document

OFFICE = {
    "organ": "机关名称",
    "office": "政府信息公开工作机构",
    "office_signature": "落款的机关名称",
    "office_address": "办公地址",
    "office_phone": "联系电话",
    "office_hours": "办公时间",
}
FRAME = {
    "document_number": "文号",
    "addressee": "送达对象",
    "signed_on": "成文日期",
    "title": "文种",
}
FRAME_MUST = ("document_number", "addressee", "signed_on")
WORDING = {
    "number": "申请编号",
    "received_on": "收到之日",
    "corrected_on": "收到补正之日",
    "again": "重新办理所依据的决定",
    "wanted": "申请公开的内容",
    "you": "对申请人的称呼",
    "basis": "依据的条文",
    "remedy": "救济途径",
    "contact": "联系人和电话",
    "office": "政府信息公开工作机构",
    "phone": "联系电话",
    "items": "提供的政府信息（逐件）",
    "item_list": "提供的政府信息（清单）",
    "given": "提供的文件（逐件）",
    "given_list": "提供的文件（清单）",
    "withheld": "不予公开的部分（逐件）",
    "withheld_list": "不予公开的部分（清单）",
}
FORM_LABELS = {
    "number": "申请编号",
    "kind": "申请人类型",
    "name": "姓名或者名称",
    "paper": "证件名称",
    "paper_number": "证件号码或者统一社会信用代码",
    "representative": "法定代表人或者负责人",
    "contact": "联系人",
    "phone": "联系电话",
    "postcode": "邮政编码",
    "address": "通信地址",
    "email": "电子邮箱",
    "wanted": "所需信息",
    "form": "提供载体",
    "delivery": "获取方式",
    "needs_help": "需要帮助",
    "filled_in_by": "签名",
    "applied_on": "申请日期",
    "channel": "提交方式",
    "submitted_on": "提交日期",
    "received_on": "收到日期",
    "confirmed_on": "双方确认日期",
    "due_on": "答复期限",
    "applicant": "申请人",
    "handler": "承办人",
    "registered_by": "登记人",
    "remarks": "备注",
    "query_code": "查询码",
    "how_to_follow": "办理进度查询",
    "issued_on": "出具日期",
    "document_number": "文号",
    "party": "第三方",
    "matter": "征求意见的信息",
    "period": "回复期限",
    "return_to": "交回地址",
    "case_number": "申请编号",
    "document": "文书名称",
    "addressee": "受送达人",
    "place": "送达地点",
    "method": "送达方式",
    "postal_number": "邮件号",
    "sent_on": "发出日期",
    "received_by": "签收人",
    "reason": "未能送达的理由",
    "servers": "送达人",
    "posted_on": "交寄日期",
    "rows": "各件（逐行）",
    "count": "件数",
    "handed_over_by": "交寄人",
    "post_office": "邮政收寄戳记",
    "title": "信息名称",
    "carrier": "载体形式",
    "manner": "公开方式",
    "planned_on": "拟公开时间",
    "state_secret": "是否涉及国家秘密",
    "trade_secret": "是否涉及商业秘密",
    "privacy": "是否涉及个人隐私",
    "proposal": "拟答复意见",
    "opinions": "各道意见（逐行）",
    "label": "意见的名目",
    "text": "意见内容",
    "on": "日期",
}
FORM_MUST: Mapping[str, tuple[str, ...]] = {
    "ApplicationForm": ("name", "paper_number", "phone", "address", "wanted"),
    "RegistrationSheet": ("number", "channel", "received_on", "confirmed_on", "due_on", "handler"),
    "Acknowledgement": ("number", "query_code", "channel", "received_on", "due_on"),
    "ThirdPartyAnswer": ("party", "matter", "period"),
    "ServiceReceipt": ("document", "document_number", "addressee", "method", "postal_number", "received_by"),
    "PostalList": ("posted_on", "rows"),
    "ReviewSheet": ("title", "state_secret", "trade_secret", "privacy", "opinions"),
}
LINES = {"rows": ("row", Posted), "opinions": ("opinion", Opinion)}


@dataclass(frozen=True)
class TemplateField:
    """字段: how it is written in the file, what it stands for, whether a template must have it, and where."""

    written: str
    label: str
    is_required: bool
    is_in_wording: bool


def fields_of_template(document: Document) -> tuple[TemplateField, ...]:
    """Every field that a template of this document may use."""
    if not document.is_letter:
        return _of_form(document)
    frame = [
        *(TemplateField(_written(name), label, name in FRAME_MUST, False) for name, label in FRAME.items()),
        *(TemplateField(_written(name), label, False, False) for name, label in OFFICE.items()),
    ]
    stated = {**document.fields, **document.optional}
    wording = [
        *(
            TemplateField(_written(f"p.{key}"), label, key in document.fields, True)
            for key, label in stated.items()
        ),
        *(
            TemplateField(_written(name), label, name in required_in_wording(document), True)
            for name, label in WORDING.items()
        ),
    ]
    return (*frame, *wording)


def required_in_wording(document: Document) -> tuple[str, ...]:
    """What every letter must say besides what its kind must state."""
    return ("number", *(("remedy",) if document.remedy_as else ()))


def form_fields(document: Document) -> dict[str, str]:
    names = [name for name in field_names(FORMS[document.context]) if name != "organ"]
    found = {name: FORM_LABELS[name] for name in names}
    return {**found, "count": FORM_LABELS["count"]} if document.context == "PostalList" else found


def _of_form(document: Document) -> tuple[TemplateField, ...]:
    must = FORM_MUST[document.context]
    found = []
    for name, label in form_fields(document).items():
        found.append(TemplateField(_written(name), label, name in must, False))
        if name in LINES:
            line, context = LINES[name]
            found += [
                TemplateField(_written(f"{line}.{each}"), f"{label}：{FORM_LABELS[each]}", False, False)
                for each in field_names(context)
            ]
    return (*found, *(TemplateField(_written(name), label, False, False) for name, label in OFFICE.items()))


def _written(name: str) -> str:
    return "{{ " + name + " }}"

"""Closed sets of 依申请公开."""

from django.db import models

# The outcome of what was keyed in by mistake: no kind of reply, and in no row of table 三.
ANNULLED = "annulled"


class State(models.TextChoices):
    """环节: where an application stands."""

    SUBMITTED = "submitted", "已提交，待确认登记"
    REGISTERED = "registered", "已登记，办理中"
    DRAFTED = "drafted", "答复已拟稿"
    REVIEWED = "reviewed", "答复已审核"
    SIGNED = "signed", "答复已签发"
    DELIVERED = "delivered", "已送达"
    CLOSED = "closed", "已终止"


class Channel(models.TextChoices):
    """提交方式; the keys are those of `law.receipt`."""

    INTERNET = "internet", "互联网渠道"
    IN_PERSON = "in_person", "当面提交"
    MAIL_SIGNED = "mail_signed", "邮寄（挂号、EMS，需签收）"
    MAIL_PLAIN = "mail_plain", "平常信函、投入信箱（无需签收）"
    EMAIL = "email", "电子邮件"
    FAX = "fax", "传真"
    ORAL = "oral", "口头提出，代为填写"


class ContactMeans(models.TextChoices):
    """联系方式: how the organ and the applicant confirmed, or how it was tried (条例第三十一条)."""

    PHONE = "phone", "电话"
    TEXT_MESSAGE = "text_message", "短信"
    EMAIL = "email", "电子邮件"
    MAIL = "mail", "书信"
    FAX = "fax", "传真"
    IN_PERSON = "in_person", "当面"
    SIGNATURE = "signature", "在代填的申请表上签字"
    ONLINE = "online", "凭查询码在线确认"


class ContactResult(models.TextChoices):
    """联系结果; only the first starts the clock."""

    CONFIRMED = "confirmed", "双方已确认"
    NO_ANSWER = "no_answer", "无人应答"
    WRONG_CONTACT = "wrong_contact", "号码或地址有误"
    NO_CONTACT = "no_contact", "没有留下可用的联系方式"
    DENIED = "denied", "对方称未提出申请"


class ContactAbout(models.TextChoices):
    """联系事项: what was confirmed; a corrected application is received as any other (条例第三十条、第三十一条)."""

    RECEIPT = "receipt", "收到申请"
    CORRECTION = "correction", "补正"


class ApplicantKind(models.TextChoices):
    """申请人类型: the columns of the annual report's table 三."""

    NATURAL_PERSON = "natural_person", "自然人"
    BUSINESS = "org.business", "商业企业"
    RESEARCH = "org.research", "科研机构"
    PUBLIC_WELFARE = "org.public_welfare", "社会公益组织"
    LEGAL_SERVICE = "org.legal_service", "法律服务机构"
    OTHER = "org.other", "其他法人或组织"


class FileRole(models.TextChoices):
    """附件的用途."""

    IDENTITY = "identity", "身份证明"
    OTHER = "other", "其他材料"


class FileMedia(models.TextChoices):
    """附件的格式, told by content."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "JPG 图片"
    PNG = "png", "PNG 图片"
    DOCX = "docx", "Word 文档"


class IdentityPaper(models.TextChoices):
    """证件名称."""

    RESIDENT_ID = "resident_id", "居民身份证"
    RESIDENCE_PERMIT = "residence_permit", "港澳台居民居住证"
    TRAVEL_PERMIT = "travel_permit", "港澳台居民来往内地（大陆）通行证"
    PASSPORT = "passport", "护照"
    PERMANENT_RESIDENT = "permanent_resident", "外国人永久居留身份证"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    CERTIFICATE = "certificate", "登记证书、批准文件（没有统一社会信用代码的组织）"


class IdentityFault(models.TextChoices):
    """身份信息的缺漏: what a paper lacks that must be received all the same, and corrected (条例第二十九条、第三十条)."""

    NUMBER_MISSING = "number_missing", "未提供证件号码"
    NUMBER_WRONG = "number_wrong", "证件号码有误"
    NUMBER_UNREADABLE = "number_unreadable", "证件号码无法辨认"
    CONTACT_MISSING = "contact_missing", "未提供联系方式"
    CONTACT_WRONG = "contact_wrong", "联系方式有误或者无法辨认"


OF_THE_NUMBER = frozenset(
    {IdentityFault.NUMBER_MISSING, IdentityFault.NUMBER_WRONG, IdentityFault.NUMBER_UNREADABLE}
)
OF_THE_CONTACT = frozenset({IdentityFault.CONTACT_MISSING, IdentityFault.CONTACT_WRONG})
OF_ORGANISATIONS = (IdentityPaper.CREDIT_CODE, IdentityPaper.CERTIFICATE)


class Form(models.TextChoices):
    """提供载体."""

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子"
    DISC = "disc", "光盘"


class DeliveryMethod(models.TextChoices):
    """获取方式."""

    ONLINE = "online", "在本平台查看下载"
    EMAIL = "email", "电子邮箱"
    MAIL = "mail", "邮寄"
    PICK_UP = "pick_up", "自行领取"
    ON_SITE = "on_site", "当场查阅"
    FAX = "fax", "传真"


class DeliveryWay(models.TextChoices):
    """送达方式: how a letter left; the first six are the ways that an applicant may choose."""

    ONLINE = "online", "在本平台查看下载"
    EMAIL = "email", "电子邮箱"
    MAIL = "mail", "邮寄"
    PICK_UP = "pick_up", "自行领取"
    ON_SITE = "on_site", "当场查阅"
    FAX = "fax", "传真"
    IN_PERSON = "in_person", "上门直接送达"
    ENTRUSTED = "entrusted", "委托其他行政机关代为送达"
    ANNOUNCED = "announced", "公告送达"


class ReceivedBy(models.TextChoices):
    """签收人 by relation; the name stands on the receipt, which lies under seal."""

    ADDRESSEE = "addressee", "本人"
    AGENT = "agent", "代理人"
    FAMILY = "family", "同住成年家属"
    REPRESENTATIVE = "representative", "法定代表人、负责人"
    OFFICE = "office", "单位收件人员"


class ReturnReason(models.TextChoices):
    """退回原因, as the post or the bearer gave it."""

    UNKNOWN = "unknown", "原址查无此人"
    MOVED = "moved", "迁移，新址不明"
    INCOMPLETE = "incomplete", "地址欠详"
    REFUSED = "refused", "拒收"
    UNCLAIMED = "unclaimed", "逾期无人领取"
    BOUNCED = "bounced", "邮箱、传真号码不能送达"
    OTHER = "other", "其他"


class DeliveryState(models.TextChoices):
    """送达的状态; told by its days, not stored."""

    UNDER_WAY = "under_way", "已送出，等待回证"
    RECEIVED = "received", "已签收"
    RETURNED = "returned", "被退回"


class Awaited(models.TextChoices):
    """等待: what the applicant has to do before the clock runs again."""

    CORRECTION = "correction", "等待补正"
    PAYMENT = "payment", "等待缴费"


class NoticeKind(models.TextChoices):
    """过程文书的文种."""

    CORRECTION = "correction", "补正告知书"
    EXPLANATION = "explanation", "说明理由告知书"
    EXTENSION = "extension", "延长答复期限告知书"
    THIRD_PARTY = "third_party", "第三方意见征询书"
    CO_MAKER = "co_maker", "共同制作机关意见征求函"
    OTHER_ORGAN = "other_organ", "征求意见函"
    CONSULTATION_TOLD = "consultation_told", "征求意见告知书"
    OVERRIDE = "override", "告知第三方决定书"
    ASSISTANCE = "assistance", "协办函"
    FEE = "fee", "收费通知书"
    DELAY = "delay", "延迟答复告知书"


class NoticeState(models.TextChoices):
    """过程文书的环节."""

    DRAFTED = "drafted", "已拟稿"
    SIGNED = "signed", "已签发"
    SENT = "sent", "已发出"
    DROPPED = "dropped", "已作废"


class ConsultationKind(models.TextChoices):
    """征求意见的对象类别."""

    THIRD_PARTY = "third_party", "第三方"
    CO_MAKER = "co_maker", "共同制作机关"
    OTHER_ORGAN = "other_organ", "其他机关"


class ConsultationAnswer(models.TextChoices):
    """征求到的意见; silence is an answer of its own, and so is a letter that reached nobody."""

    AGREES = "agrees", "同意公开"
    PARTLY = "partly", "同意部分公开"
    OBJECTS = "objects", "不同意公开"
    SILENT = "silent", "逾期未提出意见"
    RETURNED = "returned", "无法送达"


class FeeMethod(models.TextChoices):
    """计收方式."""

    PIECE = "piece", "按件计收"
    PAGE = "page", "按量计收"


class Judgement(models.TextChoices):
    """对说明理由的审查结论."""

    REASONABLE = "reasonable", "理由合理"
    UNREASONABLE = "unreasonable", "理由不合理"


class Disposition(models.TextChoices):
    """所持信息的处理."""

    OPEN = "open", "全部公开"
    PARTLY = "partly", "部分公开（遮盖）"
    WITHHELD = "withheld", "不予公开"

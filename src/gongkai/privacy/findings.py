"""发现: what a scan says about personal data, never with the full value."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """`BLOCK` stops a publication; `WARN` waits for a reviewer's reason."""

    BLOCK = "block"
    WARN = "warn"


class FindingKind(StrEnum):
    """Kinds of personal data, and of places where it hides."""

    RESIDENT_ID = "resident_id"
    RESIDENT_ID_15 = "resident_id_15"
    WEAK_MASK = "weak_mask"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    OTHER_PAPER = "other_paper"
    EMAIL = "email"
    ADDRESS = "address"
    MINOR_BIRTH = "minor_birth"
    PLATE = "plate"
    HEALTH = "health"
    HARDSHIP = "hardship"
    PERSONAL_COLUMN = "personal_column"
    RELATIVE = "relative"
    NAME = "name"
    HIDDEN_CONTENT = "hidden_content"
    METADATA = "metadata"
    LOCATION = "location"
    UNREADABLE_IMAGE = "unreadable_image"

    @property
    def label(self) -> str:
        """What a clerk reads."""
        return _LABELS[self]


_LABELS = {
    FindingKind.RESIDENT_ID: "身份证号",
    FindingKind.RESIDENT_ID_15: "15位旧身份证号",
    FindingKind.WEAK_MASK: "掩码过弱的证件号码",
    FindingKind.MOBILE: "手机号码",
    FindingKind.LANDLINE: "座机号码",
    FindingKind.BANK_CARD: "银行卡号",
    FindingKind.PASSPORT: "护照号码",
    FindingKind.OTHER_PAPER: "其他证件号码",
    FindingKind.EMAIL: "电子邮箱",
    FindingKind.ADDRESS: "具体到门牌的住址",
    FindingKind.MINOR_BIRTH: "未成年人出生日期",
    FindingKind.PLATE: "车牌号",
    FindingKind.HEALTH: "疾病、残疾等健康信息",
    FindingKind.HARDSHIP: "低保、特困等困难身份信息",
    FindingKind.PERSONAL_COLUMN: "个人信息栏目",
    FindingKind.RELATIVE: "家庭成员姓名",
    FindingKind.NAME: "与个人信息并列的姓名",
    FindingKind.HIDDEN_CONTENT: "隐藏内容",
    FindingKind.METADATA: "文件属性中的个人信息",
    FindingKind.LOCATION: "照片中的位置信息",
    FindingKind.UNREADABLE_IMAGE: "没有文字层的图像，须人工查看",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is the place in words ("正文第 3 段", "工作表“名单”C5"); `masked` shows no more than is needed to find it."""

    kind: FindingKind
    where: str
    masked: str
    severity: Severity

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCK

    @property
    def sentence(self) -> str:
        """工作表“名单”C5：身份证号 **************1231."""
        return f"{self.where}：{self.kind.label}{' ' + self.masked if self.masked else ''}"

    def as_mapping(self) -> dict[str, str]:
        return {
            "kind": self.kind.value,
            "where": self.where,
            "masked": self.masked,
            "severity": self.severity.value,
        }


def finding_from(told: dict[str, str]) -> Finding:
    """The finding that `as_mapping` wrote; ValueError for an unknown kind or severity."""
    return Finding(FindingKind(told["kind"]), told["where"], told["masked"], Severity(told["severity"]))


def blocking(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.blocks]


@dataclass(frozen=True)
class Allowance:
    """What an organ may publish of itself: `phones` and `emails` of its own record, in any usual writing."""

    phones: frozenset[str] = field(default=frozenset())
    emails: frozenset[str] = field(default=frozenset())


NOTHING_ALLOWED = Allowance()

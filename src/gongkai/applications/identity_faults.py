"""身份信息的缺漏: what a correction letter says of each, and what of them a correction leaves (条例第二十九条、第三十条)."""

from collections.abc import Collection, Iterable

from gongkai.applications.choices import (
    OF_THE_CONTACT,
    OF_THE_NUMBER,
    ApplicantKind,
    IdentityFault,
)
from gongkai.applications.intake import IdentityCorrection

# What is to be corrected, and how; {paper} is what the applicant shows.
_TOLD = {
    IdentityFault.NUMBER_MISSING: ("申请中没有提供身份证明（{paper}）", "请提供{paper}，并写明号码"),
    IdentityFault.NUMBER_WRONG: ("申请中的证件号码有误，不能核对身份", "请提供{paper}，并更正号码"),
    IdentityFault.NUMBER_UNREADABLE: ("申请中的证件号码无法辨认", "请提供{paper}，并清楚写明号码"),
    IdentityFault.CONTACT_MISSING: (
        "申请中没有提供联系方式",
        "请写明联系电话、电子邮箱、联系地址中的至少一项",
    ),
    IdentityFault.CONTACT_WRONG: (
        "申请中的联系方式有误或者无法辨认",
        "请清楚写明联系电话、电子邮箱、联系地址中的至少一项",
    ),
}
PERSONAL, OF_ORGANISATION = "居民身份证等身份证明的复印件", "统一社会信用代码证件或者登记证书的复印件"


def in_order(found: Collection[str]) -> list[str]:
    """Each once, in the order of the form; what is no IdentityFault is left out."""
    return [each.value for each in IdentityFault if each in found]


def correction_words(found: Collection[str], kind: str) -> tuple[str, str]:
    """What is to be corrected and how, for the letter; two empty texts where nothing is lacking."""
    paper = PERSONAL if kind == ApplicantKind.NATURAL_PERSON else OF_ORGANISATION
    told = [_TOLD[each] for each in IdentityFault if each in found]
    unclear, how = (_sentence((pair[side] for pair in told), paper) for side in (0, 1))
    return unclear, how


def left_by(found: Collection[str], given: IdentityCorrection) -> list[str]:
    """What is still lacking after that correction."""
    mended = (OF_THE_NUMBER if given.paper_number else frozenset()) | (
        OF_THE_CONTACT if given.reaches else frozenset()
    )
    return [each for each in in_order(found) if each not in mended]


def _sentence(parts: Iterable[str], paper: str) -> str:
    return "；".join(part.format(paper=paper) for part in parts)

"""遮盖的理由: the grounds of articles 14 to 16, and what is no government information at all (条例第三十七条)."""

from gongkai.items.grounds import GROUNDS

NOT_GOVERNMENT_INFORMATION = "37.not_government_information"
REDACTION_GROUNDS = {**GROUNDS, NOT_GOVERNMENT_INFORMATION: "不属于政府信息（条例第三十七条）"}
USUAL = "15.third_party"
"""What personal data that a detector found is usually taken out for."""


def ground_label(code: str) -> str:
    """The ground in words; the code itself for one that is no longer in the list."""
    return REDACTION_GROUNDS.get(code, code)

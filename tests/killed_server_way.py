"""The way of each application in a platform that is killed: its steps, its states, and what its people were told."""

from dataclasses import dataclass, field

# each application goes this way: the verb of its entry, who takes the step, and what is filled in
WAY: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    ("register", "clerk", "register/", {"received_on": "today", "means": "phone", "with_whom": "申请人本人"}),
    (
        "draft_reply",
        "clerk",
        "draft_reply/?outcome=36.2",
        {"particular_content_or_path": "随本告知书提供", "what": "save"},
    ),
    ("review_reply", "section_head", "review_reply/", {}),
    ("sign_reply", "director", "sign_reply/", {}),
    ("deliver", "clerk", "deliver/", {"method": "online", "delivered_on": "today"}),
)
STATES = ("submitted", "registered", "drafted", "reviewed", "signed", "delivered")


@dataclass
class Case:
    """One application as its applicant and the staff know it; `told` are the verbs that a browser saw succeed."""

    key: str
    via_web: bool
    number: str = ""
    pk: int = 0
    told: list[str] = field(default_factory=list)

"""What comes in with a complaint, and what keeps it from being taken in."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.complaints.choices import Against, ComplaintChannel, Matter
from gongkai.complaints.identity import Complainant
from gongkai.items.body import without_control_characters
from gongkai.organs.models import Organ

LONGEST = {"content": 4000, "about": 100, "name": 40, "phone": 40, "address": 200}


@dataclass(frozen=True)
class Incoming:
    """What somebody says: about an organ on this platform, or about an enterprise, to the organ that supervises it.

    `organ` is the organ that the complaint is about, for an enterprise (`about` its name) the competent department.
    """

    against: str
    organ: Organ | None
    matter: str
    content: str
    submission_key: str
    about: str = ""
    complainant: Complainant = field(default_factory=Complainant)
    channel: str = ComplaintChannel.ONLINE
    received_on: date | None = None


def receiver_of(incoming: Incoming) -> Organ | None:
    """条例第五十一条: the authority above an organ; 第五十五条: the department that is competent for an enterprise."""
    if incoming.organ is None:
        return None
    return incoming.organ if incoming.against == Against.ENTERPRISE else incoming.organ.parent


def faults(incoming: Incoming) -> tuple[str, ...]:
    """A sentence for each thing that is missing or too long."""
    found = []
    if incoming.against not in Against.values or incoming.matter not in Matter.values:
        found.append("请选择投诉举报的对象和反映的问题")
    if incoming.organ is None:
        found.append("请选择机关")
    elif receiver_of(incoming) is None:
        found.append(f"{incoming.organ.name}没有上一级机关在本平台受理投诉举报，请向其上一级行政机关提出")
    if incoming.against == Against.ENTERPRISE and not incoming.about.strip():
        found.append("请填写公共企事业单位的名称")
    if not tidied(incoming.content):
        found.append("请填写反映的情况")
    who = incoming.complainant
    stated = {
        "content": incoming.content,
        "about": incoming.about,
        "name": who.name,
        "phone": who.phone,
        "address": who.address,
    }
    found += [
        f"“{said[:10]}……”太长（最多 {LONGEST[name]} 字）"
        for name, said in stated.items()
        if len(said) > LONGEST[name]
    ]
    return tuple(found)


def tidied(text: str) -> str:
    return without_control_characters(text.replace("\r\n", "\n")).strip()

"""登记内容: what the assigning office handed over, before it is a record."""

from dataclasses import dataclass, field
from datetime import date

from gongkai.dialogue.choices import HandlingPart
from gongkai.dialogue.proposals.contacts import ProposerContact


@dataclass(frozen=True)
class ProposalDraft:
    """What the assigning office handed over, as the clerk keys it in."""

    kind: str
    level: str
    session: str
    number: str
    title: str
    proposers: str
    text: str
    assigned_by: str
    assigned_on: date
    part: str = HandlingPart.HOST
    host_name: str = ""
    is_difficult: bool = False
    contact: ProposerContact = field(default_factory=ProposerContact)

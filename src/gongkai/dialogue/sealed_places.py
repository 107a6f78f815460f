"""What of proposals lies under seal, for the change of keys."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.rotation import SealedPlace
from gongkai.casework.sealing import sealed_anew
from gongkai.dialogue.models import Proposal


def _contact(proposal: Proposal) -> Mapping[str, Any]:
    sealed = bytes(proposal.contact)
    anew = sealed_anew(sealed, bound_to=str(proposal.key)) if sealed else None
    return {"contact": anew} if anew is not None else {}


PLACES = (SealedPlace("建议提案提出人的联系方式", lambda: Proposal, ("contact",), _contact),)

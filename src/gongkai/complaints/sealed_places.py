"""What of complaints lies under seal, for the change of keys."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.rotation import SealedPlace
from gongkai.casework.sealing import sealed_anew
from gongkai.complaints.models import Complaint


def _identity(complaint: Complaint) -> Mapping[str, Any]:
    sealed = bytes(complaint.identity)
    anew = sealed_anew(sealed, bound_to=complaint.number) if sealed else None
    return {"identity": anew} if anew is not None else {}


PLACES = (SealedPlace("投诉举报人身份信息", lambda: Complaint, ("identity",), _identity),)

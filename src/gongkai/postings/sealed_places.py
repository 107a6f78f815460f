"""What of objections lies under seal, for the change of keys."""

from collections.abc import Mapping
from typing import Any

from gongkai.casework.rotation import SealedPlace
from gongkai.casework.sealing import sealed_anew
from gongkai.postings.models import Objection


def _identity(objection: Objection) -> Mapping[str, Any]:
    sealed = bytes(objection.identity)
    anew = sealed_anew(sealed, bound_to=objection.number) if sealed else None
    return {"identity": anew} if anew is not None else {}


PLACES = (SealedPlace("异议人身份信息", lambda: Objection, ("identity",), _identity),)

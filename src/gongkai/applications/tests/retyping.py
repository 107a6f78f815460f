"""Papers that a clerk keyed in wrongly, and the same typed anew."""

from collections.abc import Collection
from datetime import date
from typing import Any

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.identity import decrypted
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import PERSON, WANTED, brought_to, moment
from gongkai.law.identifiers.resident import check_digit

WRONG = "640221199001011230"  # the check digit is not right
REASON = "录入时看错一位，与纸质申请表核对"
ON = date(2020, 5, 18)
PAPER: dict[str, Any] = {"channel": "in_person"}
OTHER_PERSON = "64022119850307461" + check_digit("64022119850307461")


def on_paper(cast: Cast, state: str = "registered", *, key: str = "paper", **changes: Any) -> Application:
    return brought_to(state, cast, key=key, actor=cast.clerk, **PAPER, **changes)


def retyped(
    cast: Cast,
    application: Application,
    *,
    applicant: ApplicantDetails = PERSON,
    wanted: WantedInformation = WANTED,
    lacking: Collection[str] = (),
    reason: str = REASON,
    as_of: str = "",
) -> actions.Retyped:
    return actions.retype(
        application.pk,
        actor=cast.clerk,
        applicant=applicant,
        wanted=wanted,
        lacking=lacking,
        reason=reason,
        as_of=as_of,
        at=moment(ON, 5),
    )


def details_of(application: Application) -> ApplicantDetails:
    application.refresh_from_db()
    return decrypted(bytes(application.identity), application.number)

"""提交: taking in an application, once, however often and however quickly it is sent."""

from dataclasses import dataclass
from datetime import date, datetime

from gongkai.applications.choices import Channel
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.models import Application
from gongkai.organs.actors import PUBLIC, Actor
from gongkai.organs.models import Organ


@dataclass(frozen=True)
class Submitted:
    """The application and the query code, which is shown now and stored nowhere."""

    application: Application
    query_code: str


def submit(
    organ: Organ,
    *,
    applicant: ApplicantDetails,
    wanted: WantedInformation,
    submission_key: str,
    channel: str = Channel.INTERNET,
    actor: Actor = PUBLIC,
    arrived_on: date | None = None,
    at: datetime | None = None,
) -> Submitted:
    """Take in an application; the same key with the same content gives the same application and code.

    `submission_key` is the random value that the form carried. `arrived_on` is for paper that a clerk keys in
    on a later day. StepRefused (intake_checks.IntakeRefused with `faults` by field) when something is missing.
    """
    raise NotImplementedError

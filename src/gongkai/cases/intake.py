"""What comes in with every case, and what keeps it from being taken in: a sentence for each field that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.applications.choices import Channel, DeliveryMethod
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.intake_checks import Fault
from gongkai.applications.intake_checks import faults as faults_of_applicant
from gongkai.applications.models import Application
from gongkai.items.body import without_control_characters
from gongkai.items.models import Item
from gongkai.organs.models import Organ

LONGEST_CONTENT = 4000


@dataclass(frozen=True)
class Incoming:
    """What someone asks: of which organ, in what words, who they are (None: the organ itself opens the case).

    `submission_key` is the random value that the form carried; `arrived_on` is for paper that a clerk keys in on a
    later day. `stated` are further texts of the kind, by field; they belong to what makes a form the same form.
    """

    organ: Organ
    content: str
    person: ApplicantDetails | None
    submission_key: str
    channel: str = Channel.INTERNET
    wanted_delivery: str = DeliveryMethod.ONLINE
    item: Item | None = None
    application: Application | None = None
    arrived_on: date | None = None
    stated: Mapping[str, str] = field(default_factory=dict)


def person_faults(
    person: ApplicantDetails, delivery: str, application: Application | None = None
) -> tuple[Fault, ...]:
    """What is wrong with who asks and how they are reached: the same as for an application, and no more than was
    asked of the application from which it comes.
    """
    lacking = application.identity_faults if application else ()
    return faults_of_applicant(person, WantedInformation("—", delivery=delivery), lacking)


def tidied(text: str) -> str:
    """Without blanks around it and without what cannot be seen."""
    return without_control_characters(text.replace("\r\n", "\n")).strip()

"""An applicant's suggestion, told at the counter or by letter: who it is, is known from the application already."""

from dataclasses import replace

from gongkai.applications.identity import decrypted
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.models import Application


def applicant_of(application: Application) -> ApplicantDetails:
    """Who applied, to be sealed anew with the case; nobody sees it on the way."""
    return replace(decrypted(bytes(application.identity), application.number), typed_before="")

"""依申请公开: applications, what stops or prolongs their clock, letters, replies and deliveries."""

from gongkai.applications.models.application import Application, ApplicationQuerySet
from gongkai.applications.models.clock import Consultation, Correction, Explanation, Extension, Fee
from gongkai.applications.models.contacts import ContactAttempt
from gongkai.applications.models.counters import ApplicationCounter
from gongkai.applications.models.delivery import Delivery
from gongkai.applications.models.files import ApplicationFile
from gongkai.applications.models.help import Assistance
from gongkai.applications.models.holdings import Holding, Redaction
from gongkai.applications.models.moves import DeadlineMove
from gongkai.applications.models.notices import Notice
from gongkai.applications.models.papers import LetterTemplate, SignedLetter
from gongkai.applications.models.reply import Reply
from gongkai.applications.models.sent import SentLetter
from gongkai.applications.models.wanted_text import WantedText

__all__ = [
    "Application",
    "ApplicationCounter",
    "ApplicationFile",
    "ApplicationQuerySet",
    "Assistance",
    "Consultation",
    "ContactAttempt",
    "Correction",
    "DeadlineMove",
    "Delivery",
    "Explanation",
    "Extension",
    "Fee",
    "Holding",
    "LetterTemplate",
    "Notice",
    "Redaction",
    "Reply",
    "SentLetter",
    "SignedLetter",
    "WantedText",
]

"""Logging a member of the cast in, and the documents and applications that desk tests start from."""

from datetime import date, timedelta
from typing import Any

from conftest import Cast
from django.test import Client
from django.utils import timezone

from gongkai.applications import actions as application_actions
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.models import Application
from gongkai.items import actions
from gongkai.items.models import Item

BACKEND = "django.contrib.auth.backends.ModelBackend"
HOW = {"means": "phone", "with_whom": "申请人本人"}  # how the receipt was confirmed
APPLICANT = ApplicantDetails(
    kind="natural_person",
    name="许申请",
    paper="resident_id",
    paper_number="640221199001011231",
    phone="13900000001",
)


def logged_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.members[name].user, backend=BACKEND)
    return client


def draft(**changes: Any) -> actions.Draft:
    stated: dict[str, Any] = {
        "kind": "notice",
        "title": "公共租赁住房配租结果公示",
        "formed_on": timezone.localdate() - timedelta(days=3),
        "proposed_attribute": "proactive",
        "body": "第一段\n第二段",
    }
    return actions.Draft(**{**stated, **changes})


def determined(cast: Cast, **changes: Any) -> Item:
    item = actions.register(cast.organ, draft(**changes), actor=cast.clerk)
    actions.check(item.pk, actor=cast.section_head)
    actions.review_secrecy(item.pk, actor=cast.reviewer, opinion="cleared")
    return actions.determine(item.pk, actor=cast.director, attribute="proactive")


def published(cast: Cast, **changes: Any) -> Item:
    return actions.publish(determined(cast, **changes).pk, actor=cast.clerk, heading_id=cast.heading.pk)


def submitted(cast: Cast, *, key: str = "key", wanted: str = "青石县 2019 年公租房配租方案") -> Application:
    return application_actions.submit(
        cast.organ, applicant=APPLICANT, wanted=WantedInformation(wanted), submission_key=key
    ).application


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)

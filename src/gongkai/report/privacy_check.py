"""个人信息检查 of a report before it is an item: the same words that publication scans, told while they can be changed."""

from datetime import datetime

from django.utils import timezone

from gongkai.items.body import clean
from gongkai.items.choices import Attribute
from gongkai.items.kinds import kind_of
from gongkai.items.models import Item
from gongkai.items.privacy_gate import Verdict, scanned, sentences
from gongkai.items.scanned_content import content_of
from gongkai.report.building import Build
from gongkai.report.render.page import fragment

KIND = "annual_report"


def verdict_on(made: Build, *, at: datetime | None = None) -> Verdict:
    """What the gate would find in the report if it were published now; no record is written."""
    kind = kind_of(KIND)
    item = Item(
        organ=made.organ,
        kind=KIND,
        title=made.title,
        formed_on=timezone.localdate(at),
        subject=kind.subject,
        genre=kind.genre,
        body=clean(fragment(made)),
        attribute=Attribute.PROACTIVE,
    )
    return scanned(made.organ, content_of(item, ()), digest="", attachments=(), at=at)


def why_not_personal(verdict: Verdict) -> list[str]:
    """Sentences for what can never be public; warnings are for the signatory to answer."""
    blocking = [finding for finding in verdict.findings if finding.blocks]
    return [f"含有不得公开的个人信息，请删改：{each}" for each in sentences(blocking, verdict.blocking)]

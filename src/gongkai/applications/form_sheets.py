"""申请表 as files: blank for anybody, or filled in for an applicant who spoke and signs it (条例第二十九条)."""

import hashlib
from dataclasses import replace

from django.core.cache import cache
from django.utils import timezone

from gongkai.applications.choices import ApplicantKind, Channel, IdentityPaper
from gongkai.applications.intake import ApplicantDetails
from gongkai.applications.letters.composing import in_letters
from gongkai.applications.letters.documents import ApplicationForm, Rendered, render, template_of
from gongkai.applications.letters.documents.rendering import organ_fields
from gongkai.applications.models import Application
from gongkai.organs.models import Organ

DOCUMENTS = {"person": "application_form.person", "organisation": "application_form.organisation"}
CERTIFICATE = "登记证书、批准文件编号"
KEPT_SECONDS = 24 * 3600


def blank_form(organ: Organ, *, who: str, suffix: str) -> bytes:
    """The blank form as "docx" or "pdf", for a "person" or an "organisation"; drawn once for what the organ says now."""
    document_id = DOCUMENTS[who]
    template = template_of(organ, document_id)
    said = repr((suffix, document_id, sorted(organ_fields(organ).items()))).encode()
    key = f"blank-form:{hashlib.sha256(template + said).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = _as(render(document_id, ApplicationForm(organ)), suffix)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def stated_form(application: Application, details: ApplicantDetails) -> ApplicationForm:
    """What the applicant stated, as the form has it."""
    return ApplicationForm(
        application.organ,
        application.number,
        kind=details.kind,
        name=details.name,
        paper=paper_on_form(details),
        paper_number=number_on_form(details),
        representative=details.representative,
        contact=details.contact,
        phone=details.phone,
        postcode=details.postcode,
        address=details.address,
        email=details.email,
        wanted=application.wanted,
        form=application.wanted_form,
        delivery=application.wanted_delivery,
        needs_help=application.needs_help,
    )


def filled_form(application: Application, details: ApplicantDetails) -> bytes:
    """The form with what was stated, as a PDF to be signed; of what was said it tells who filled it in."""
    is_person = details.kind == ApplicantKind.NATURAL_PERSON
    stated = replace(
        stated_form(application, details),
        kind=application.applicant_kind,
        filled_in_by=details.name,
        applied_on=in_letters(timezone.localdate(application.submitted_at)),
    )
    if application.channel == Channel.ORAL:
        stated = replace(stated, filled_in_by="工作人员（代为填写）", applied_on="")
    return render(DOCUMENTS["person" if is_person else "organisation"], stated).pdf


def paper_on_form(details: ApplicantDetails) -> str:
    """What the row of the number is called: a certificate is no credit code (统一社会信用代码)."""
    if details.paper == IdentityPaper.CERTIFICATE:
        return CERTIFICATE
    return str(IdentityPaper(details.paper).label)


def number_on_form(details: ApplicantDetails) -> str:
    """The number as it is known; where it was corrected, also what was written first (补正)."""
    if not details.as_written:
        return details.paper_number
    return f"{details.paper_number}（补正；原写：{details.as_written}）"


def _as(rendered: Rendered, suffix: str) -> bytes:
    return rendered.pdf if suffix == "pdf" else rendered.docx

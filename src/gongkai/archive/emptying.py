"""What destruction takes away and what it leaves: a table of every column of an application's records and of the papers of its challenges.

Number, days, channel, kind, outcome and row stay, so that figures of past years are what they were; whatever a person
wrote, and who that person was, goes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from gongkai.applications import models as records
from gongkai.applications.attached import places as attached_places
from gongkai.applications.models import Application, Delivery
from gongkai.cases.models import CaseFile
from gongkai.complaints.models import ComplaintFile
from gongkai.items import sealed_files
from gongkai.remedies.models import ChallengePaper

GONE = "（已销毁）"
DIGEST = 64
Emptied = Mapping[str, Any]


def _texts(*names: str) -> Emptied:
    return dict.fromkeys(names, "")


# Columns that are emptied, with what stands there afterwards; every other column of these models is kept.
EMPTIED: Mapping[type[models.Model], Emptied] = {
    records.Application: {
        **_texts("query_code_digest"),
        "applicant_label": GONE,
        "identity": b"",
        "wanted": GONE,
    },
    records.WantedText: {"text": GONE},
    records.Reply: {**_texts("letter", "sent_back_reason"), "particulars": {}},
    records.Notice: {
        **_texts("letter"),
        "addressee": GONE,
        "addressee_sealed": b"",
        "particulars": {},
    },
    records.ApplicationFile: {**_texts("digest"), "name": GONE, "name_sealed": b""},
    records.Holding: {
        **_texts("original", "cleaned", "working", "result", "original_name", "cleaned_name", "result_name"),
        "name": GONE,
        "changes": [],
        "proposals": [],
        "wordless": [],
    },
    records.Correction: _texts("offered", "wanted_before"),
    records.Explanation: _texts("counts", "explanation", "judged_because"),
    records.Consultation: {**_texts("matter", "answer_text"), "party": GONE},
    records.Extension: _texts("reason"),
    records.Assistance: _texts("matter", "answer", "unit"),
    records.ContactAttempt: {**_texts("note"), "with_whom": GONE},
    records.Delivery: {
        **_texts("evidence", "reason", "receipt_file", "receipt_name", "returned_note"),
        "address": b"",
    },
    ChallengePaper: {**_texts("digest", "set_aside_because"), "name": GONE},
}
DELETED = (records.SignedLetter,)  # the chain keeps the digest of each letter
IN_PLACES = (records.ApplicationFile, CaseFile, ChallengePaper, ComplaintFile)  # of `applications.attached`
# Columns that stay, by record.
_KEPT_COLUMNS = """
Application: id organ number submission_key channel submitted_at received_on shelved_on
  proposed_kind applicant_kind identity_digest identity_faults clock_from wanted_form wanted_delivery needs_help writer_ids
  state outcome result_row awaited split_from acts_again_on ordered_days ordered_unit handler due_on calendar_version
  closed_on
WantedText: application
Reply: id application outcome items released_as document_number drafted_by drafted_at reviewed_by reviewed_at
  signed_by signed_at
Notice: id application kind state document_number drafted_by drafted_at writer_ids signed_by signed_at
  sent_on received_on
ApplicationFile: id application form_key role media size place added_at
Holding: id application position item disposition ground sizes added_by added_at result_size
Redaction: id holding page left top width height ground
DeadlineMove: id organ application was due_on moved_at seen_by seen_at
Correction: id application notice due_on asked_on offered_at corrected_on came_by
Explanation: id application notice due_on asked_on explained_on judgement delay_notice reply_by
  delay_told_on
Consultation: id application notice kind asked_until sent_on received_on due_on answer ended_on
Extension: id application notice days approved_by told_on
Fee: id application notice method count earlier amount working notified_on due_on paid_on voucher
Assistance: id application notice section asked_by asked_on due_on answered_by answered_on
ContactAttempt: id application about made_on made_at means result made_by
Delivery: id reply notice method delivered_on entrusted_to received_on received_by id_checked
  accessed_at receipt_on returned_on returned_because
ChallengePaper: id reconsideration lawsuit role media size place added_by added_at set_aside_on
"""
_MODELS = {model.__name__: model for model in EMPTIED} | vars(records)


def _kept() -> Mapping[type[models.Model], frozenset[str]]:
    told = _KEPT_COLUMNS.replace("\n  ", " ").strip().splitlines()
    pairs = [line.split(":") for line in told]
    return {_MODELS[name]: frozenset(columns.split()) for name, columns in pairs}


KEPT = _kept()
_OF: Mapping[type[models.Model], Callable[[Application], models.Q]] = {
    records.Application: lambda application: models.Q(pk=application.pk),
    records.Delivery: lambda application: models.Q(
        pk__in=[each.pk for each in records.Delivery.objects.of_application(application.pk)]
    ),
    ChallengePaper: lambda application: (
        models.Q(reconsideration__application=application) | models.Q(lawsuit__application=application)
    ),
}


def _of_application(application: Application) -> models.Q:
    return models.Q(application=application)


@dataclass(frozen=True)
class Files:
    """Sealed files of a case: digests of `items.sealed_files`, places of `applications.attached`."""

    digests: tuple[str, ...]
    places: tuple[str, ...]


def empty(application: Application, *, bundles: Sequence[str] = ()) -> Files:
    """Empty the records of a locked application; the files, its bundles among them, that nothing names any more."""
    digests, places = {*bundles, *_digests(application)}, _places(application)
    letters = records.SignedLetter.objects.filter(organ=application.organ_id)
    letters.filter(document_number__in=_document_numbers(application)).delete()
    for model, emptied in EMPTIED.items():
        of = _OF.get(model, _of_application)
        model._default_manager.filter(of(application)).update(**emptied)
    Application.objects.filter(pk=application.pk).update(identity_digest=f"destroyed:{application.pk}")
    return Files(tuple(sorted(each for each in digests if not _is_named(each, application))), places)


def destroy(files: Files) -> None:
    """Take the files off the disk, after the records that named them are gone."""
    for digest in files.digests:
        sealed_files.destroy(digest)
    for place in files.places:
        attached_places.forget(place)


def _digests(application: Application) -> set[str]:
    receipts = Delivery.objects.filter(_OF[Delivery](application)).values_list("receipt_file", flat=True)
    held = records.Holding.objects.filter(application=application)
    columns = held.values_list("original", "cleaned", "working", "result")
    return {digest for digest in (*receipts, *(each for row in columns for each in row)) if digest}


def _places(application: Application) -> tuple[str, ...]:
    files = records.ApplicationFile.objects.filter(application=application)
    papers = ChallengePaper.objects.filter(_OF[ChallengePaper](application))
    return (*files.values_list("place", flat=True), *papers.values_list("place", flat=True))


def _document_numbers(application: Application) -> list[str]:
    replies = records.Reply.objects.filter(application=application)
    numbers = [
        *replies.values_list("document_number", flat=True),
        *application.notices.values_list("document_number", flat=True),
    ]
    return [number for number in numbers if number]


def _is_named(digest: str, application: Application) -> bool:
    """Whether any other record of the platform names that file: what was also published stays."""
    for model in apps.get_models():
        if not model.__module__.startswith("gongkai.") or model in IN_PLACES:
            continue  # an attachment lies in a place of its own
        for field in model._meta.get_fields():
            if isinstance(field, models.CharField) and field.max_length == DIGEST:
                found = model._default_manager.filter(**{field.name: digest})
                if model._meta.label_lower == "archive.casefile":
                    found = found.exclude(application=application)
                if found.exists():
                    return True
    return False

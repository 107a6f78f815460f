"""文书模板: which Word template is in force: an organ's own, else that of the whole site, else ours."""

from django.db.models import F, Q, QuerySet

from gongkai.applications.models import LetterTemplate
from gongkai.organs.models import Organ


def in_force(organ: Organ, document_id: str) -> LetterTemplate | None:
    """The template of that document for this organ, or None where ours is used; one query."""
    return _found(organ, document_id).first()


def wording_of(organ: Organ, document_id: str) -> str:
    """The wording of the template in force, empty where ours is used; one query."""
    return _found(organ, document_id).values_list("wording", flat=True).first() or ""


def _found(organ: Organ, document_id: str) -> QuerySet[LetterTemplate]:
    for_it = Q(organ=None) if organ.pk is None else Q(organ=organ) | Q(organ=None)
    found = LetterTemplate.objects.filter(for_it, document=document_id, ended_at=None)
    return found.order_by(F("organ").asc(nulls_last=True))

"""文书模板: which Word template of an organ is in force."""

from gongkai.applications.models import LetterTemplate
from gongkai.organs.models import Organ


def in_force(organ: Organ, document_id: str) -> LetterTemplate | None:
    """The organ's own template of that document, or None where ours is used."""
    if organ.pk is None:
        return None
    return LetterTemplate.objects.filter(organ=organ, document=document_id, ended_at=None).first()


def wording_of(organ: Organ, document_id: str) -> str:
    """The wording of the organ's own template, empty where ours is used."""
    if organ.pk is None:
        return ""
    found = LetterTemplate.objects.filter(organ=organ, document=document_id, ended_at=None)
    return found.values_list("wording", flat=True).first() or ""

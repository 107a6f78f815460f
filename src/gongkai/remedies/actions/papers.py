"""应诉材料: kept under seal with the challenge, opened on the record."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from gongkai.applications.attached import places
from gongkai.applications.attached.taking import TakenFile, taken_in
from gongkai.casework import entries
from gongkai.casework.procedure import StepRefused
from gongkai.casework.unnamed import without_names
from gongkai.organs.actors import Actor
from gongkai.remedies import requirements as need
from gongkai.remedies.actions.progress import Kind, locked
from gongkai.remedies.actions.recording import record
from gongkai.remedies.models import Challenge, ChallengePaper, Lawsuit, Reconsideration
from gongkai.remedies.papers import MOST_BYTES
from gongkai.remedies.permissions import PERMISSIONS
from gongkai.remedies.procedure import CLOSING

OPEN = "调阅应诉材料"


def attach_paper(
    kind: Kind,
    challenge_id: int,
    *,
    actor: Actor,
    role: str,
    name: str,
    content: bytes,
    at: datetime | None = None,
) -> ChallengePaper:
    """Take a paper into the file of a challenge; StepRefused for what is not taken in, or is there already."""
    moment, label = at or timezone.now(), CLOSING.step("attach_paper").label
    found = kind.objects.visible_to(actor).get(pk=challenge_id)
    if refusal := PERMISSIONS["attach_paper"](actor, found):
        raise StepRefused(label, [refusal])
    taken = taken_in(label, name, content, most_bytes=MOST_BYTES)
    try:
        return _attached(kind, challenge_id, actor, role, taken, moment)
    except Exception:
        places.forget(taken.place)
        raise


@transaction.atomic
def _attached(
    kind: Kind, challenge_id: int, actor: Actor, role: str, taken: TakenFile, moment: datetime
) -> ChallengePaper:
    challenge = locked(kind, challenge_id, actor)
    step = CLOSING.demand("attach_paper", challenge, actor, _about(challenge, role, taken))
    paper = ChallengePaper.objects.create(
        **{of_challenge(challenge): challenge},
        role=role,
        added_by_id=actor.member_id,
        added_at=moment,
        **{**asdict(taken), "name": without_names(challenge, taken.name)},
    )
    told = {"role": role, "digest": paper.digest, "size": paper.size}
    on = timezone.localdate(moment)
    record(challenge, step, actor, on=on, at=moment, note=paper.facts, payload=told)
    return paper


def _about(challenge: Challenge, role: str, taken: TakenFile) -> dict[str, Any]:
    there = ChallengePaper.objects.filter(**{of_challenge(challenge): challenge}, set_aside_on=None)
    same = there.filter(digest=taken.digest, role=role).first()
    size = there.aggregate(size=Sum("size"))["size"] or 0
    return {"role": role, "same": same, "count": there.count(), "size": size + taken.size}


def of_challenge(challenge: Challenge) -> str:
    """Which column of a paper names that challenge."""
    return "reconsideration" if isinstance(challenge, Reconsideration) else "lawsuit"


@transaction.atomic
def open_paper(paper_id: int, *, actor: Actor, at: datetime | None = None) -> tuple[ChallengePaper, bytes]:
    """The paper as it came, for those who answer for the organ; who opened it is written down."""
    paper, kind = _found(paper_id)
    challenge: Challenge = kind.registered.visible_to(actor).get(pk=paper.challenge.pk)
    refusals = [
        PERMISSIONS["open_paper"](actor, challenge),
        need.a_paper_that_stands(challenge, {"paper": paper}),
    ]
    if reasons := [each for each in refusals if each]:
        raise StepRefused(OPEN, reasons)
    content = places.read(paper.place)
    label = f"{OPEN}：{challenge.case_number} {paper.facts}"
    entries.write(challenge.organ_id, challenge, verb="open_paper", label=label[:200], actor=actor, at=at)
    return paper, content


@transaction.atomic
def set_aside_paper(
    paper_id: int, *, actor: Actor, reason: str, at: datetime | None = None
) -> ChallengePaper:
    """Take what was added by mistake (of another case, of another person) out of the file; the reason stays with it."""
    moment = at or timezone.now()
    paper, kind = _found(paper_id)
    challenge = locked(kind, paper.challenge.pk, actor)
    paper.refresh_from_db()
    step = CLOSING.demand("set_aside_paper", challenge, actor, {"reason": reason, "paper": paper})
    paper.set_aside_on = timezone.localdate(moment)
    paper.set_aside_because = without_names(challenge, reason.strip())[:200]
    paper.save(update_fields=["set_aside_on", "set_aside_because"])
    told = {"paper": paper.pk, "digest": paper.digest, "reason": paper.set_aside_because}
    record(challenge, step, actor, on=paper.set_aside_on, at=moment, note=paper.facts, payload=told)
    return paper


def _found(paper_id: int) -> tuple[ChallengePaper, Kind]:
    paper = ChallengePaper.objects.select_related("reconsideration", "lawsuit").get(pk=paper_id)
    return paper, Reconsideration if paper.reconsideration_id else Lawsuit

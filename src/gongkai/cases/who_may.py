"""Who may act on a case: pieces from which each kind draws its own table."""

from gongkai.applications.letters import documents
from gongkai.cases.models import Case, CaseLetter
from gongkai.casework.who_may import by_name, clerk, clerk_or_head, in_organ, needs_to_know
from gongkai.organs.actors import PUBLIC, Actor, Role


def handling(actor: Actor, case: Case) -> str | None:
    """What a clerk or head of section does under their own name."""
    return clerk_or_head(actor, case) or by_name(actor)


def another_reviewer(actor: Actor, case: Case) -> str | None:
    return (
        in_organ(actor, case, Role.SECTION_HEAD, Role.SECRECY_REVIEWER)
        or by_name(actor)
        or not_a_writer(actor, case, "审核")
    )


def another_signer(actor: Actor, case: Case) -> str | None:
    """Who signs is told by the document; without a letter yet, the director."""
    letter = _letter(case)
    roles = documents.document(letter.document).signed_by if letter else (Role.DIRECTOR,)
    return (
        in_organ(actor, case, *roles)
        or by_name(actor)
        or not_a_writer(actor, case, "签发")
        or not_the_reviewer(actor, case)
    )


def whoever_checks_now(actor: Actor, case: Case) -> str | None:
    return in_organ(actor, case, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)


def whoever_needs_to_know(actor: Actor, case: Case) -> str | None:
    return needs_to_know(actor, case, case.handler_id)


def the_person_or_clerk(actor: Actor, case: Case) -> str | None:
    """The public acts with number and query code, which the action has asked for."""
    return None if actor == PUBLIC else clerk(actor, case)


def not_a_writer(actor: Actor, case: Case, act: str) -> str | None:
    """Whoever ever wrote words of the letter, before a return too, neither reviews nor signs it."""
    letter = _letter(case)
    if letter is None:
        return None
    wrote = actor.is_same_person(letter.drafted_by_id) or actor.member_id in letter.writer_ids
    return f"不能{act}本人拟写的文书" if wrote else None


def not_the_reviewer(actor: Actor, case: Case) -> str | None:
    letter = _letter(case)
    reviewed = letter is not None and actor.is_same_person(letter.reviewed_by_id)
    return "不能签发本人审核的文书" if reviewed else None


def _letter(case: Case) -> CaseLetter | None:
    letter: CaseLetter | None = getattr(case, "letter", None)
    return letter

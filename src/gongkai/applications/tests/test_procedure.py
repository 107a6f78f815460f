"""The tables of steps: no state without a way out, no way to the applicant that skips a pair of eyes."""

from collections.abc import Iterator

import pytest

from gongkai.applications.choices import NoticeState, State
from gongkai.applications.procedure import NOTICE, PROCEDURE
from gongkai.casework.procedure import Procedure

ENDS = {State.DELIVERED, State.CLOSED}
LETTER_ENDS = {NoticeState.SENT, NoticeState.DROPPED}


def moves(procedure: Procedure) -> Iterator[tuple[str, str, str]]:
    """Each source, verb and target that changes the state."""
    for step in procedure.steps:
        for source in step.sources:
            if step.target and step.target != source:
                yield source, step.verb, step.target


def reached(procedure: Procedure, start: str, *, without: frozenset[str] = frozenset()) -> set[str]:
    """Every state that can be reached from `start` without these verbs."""
    found, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        for source, verb, target in moves(procedure):
            if source == here and verb not in without and target not in found:
                found.add(target)
                waiting.append(target)
    return found


@pytest.mark.parametrize(
    ("procedure", "start", "ends"),
    [(PROCEDURE, State.SUBMITTED, ENDS), (NOTICE, NoticeState.DRAFTED, LETTER_ENDS)],
    ids=["application", "letter"],
)
def test_every_state_is_reached_and_has_a_way_out(procedure: Procedure, start: str, ends: set[str]) -> None:
    states = reached(procedure, start)
    assert states == set(procedure.state_labels)
    for state in states - ends:
        assert reached(procedure, state) & ends, f"no way out of {state}"


@pytest.mark.parametrize("verb", ["register", "draft_reply", "review_reply", "sign_reply", "deliver"])
def test_nothing_is_delivered_without(verb: str) -> None:
    assert State.DELIVERED not in reached(PROCEDURE, State.SUBMITTED, without=frozenset({verb}))


@pytest.mark.parametrize("verb", ["sign_notice", "send_notice"])
def test_no_letter_leaves_without(verb: str) -> None:
    assert NoticeState.SENT not in reached(NOTICE, NoticeState.DRAFTED, without=frozenset({verb}))


def test_every_step_says_what_it_is_and_most_say_by_which_article() -> None:
    internal = {
        "annul_registration",
        "assign",
        "mend_record",
        "reinstate",
        "send_back_reply",
        "withdraw_application",
    }
    for step in PROCEDURE.steps:
        assert step.label
        assert step.basis or step.verb in internal, step.verb

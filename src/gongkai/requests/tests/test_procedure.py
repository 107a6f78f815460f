"""The tables of steps: every state is reached and has a way out, and nothing is decided without three people."""

import pytest

from gongkai.applications.tests.test_procedure import reached
from gongkai.cases.choices import OVER, CaseState
from gongkai.casework.procedure import Procedure
from gongkai.requests.procedure import CONVERSION, RECTIFICATION

BOTH = pytest.mark.parametrize("procedure", [RECTIFICATION, CONVERSION], ids=["rectification", "conversion"])


@BOTH
def test_every_state_is_reached_and_has_a_way_out(procedure: Procedure) -> None:
    states = reached(procedure, CaseState.RECEIVED)
    assert states == set(procedure.state_labels)
    for state in states - set(OVER):
        assert reached(procedure, state) & set(OVER), f"no way out of {state}"


@BOTH
def test_nothing_comes_after_the_end(procedure: Procedure) -> None:
    for step in procedure.steps:
        assert not set(step.sources) & set(OVER), step.verb


@pytest.mark.parametrize("verb", ["draft_decision", "review_decision", "sign_decision", "deliver_decision"])
def test_no_decision_is_delivered_without(verb: str) -> None:
    assert CaseState.DELIVERED not in reached(RECTIFICATION, CaseState.RECEIVED, without=frozenset({verb}))


@pytest.mark.parametrize("verb", ["examine_conversion", "review_conversion"])
def test_no_suggestion_is_decided_without(verb: str) -> None:
    ends = {CaseState.DELIVERED, CaseState.CLOSED, CaseState.SIGNED}
    assert not ends & reached(CONVERSION, CaseState.RECEIVED, without=frozenset({verb}))

"""Who may do what, drawn: rows are verbs, columns the cast (x may, - may not); the stranger is the public."""

from dataclasses import replace
from typing import Any

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds

from gongkai.applications.tests.samples import moment
from gongkai.casework.procedure import StepRefused
from gongkai.requests import actions
from gongkai.requests.permissions import PERMISSIONS
from gongkai.requests.procedure import AFTERWARDS
from gongkai.requests.tests.samples import ON, RECTIFIED, conversion, rectified_to

MATRIX = """
                        clerk section_head reviewer director authority auditor other_clerk other_director stranger
assign_case               x        x          -        x         -        -         -            -           -
take_up                   x        x          -        -         -        -         -            -           -
record_verification       x        x          -        -         -        -         -            -           -
draft_decision            x        x          -        -         -        -         -            -           -
review_decision           -        x          x        -         -        -         -            -           -
send_back_decision        -        x          x        x         -        -         -            -           -
sign_decision             -        -          -        x         -        -         -            -           -
deliver_decision          x        -          -        -         -        -         -            -           -
withdraw_rectification    x        -          -        -         -        -         -            -           x
examine_conversion        x        x          -        -         -        -         -            -           -
review_conversion         -        -          x        -         -        -         -            -           -
send_back_conversion      -        x          x        x         -        -         -            -           -
decide_conversion         -        -          -        x         -        -         -            -           -
decide_detected           -        -          -        x         -        -         -            -           -
deliver_conversion        x        -          -        -         -        -         -            -           -
withdraw_conversion       x        -          -        -         -        -         -            -           x
confirm_delivery          x        -          -        -         -        -         -            -           -
record_return             x        -          -        -         -        -         -            -           -
deliver_again             x        -          -        -         -        -         -            -           -
open_receipt              x        -          -        x         -        -         -            -           -
attach_to_request         x        x          -        -         -        -         -            -           -
look                      x        -          -        x         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    suggested, rectified = conversion(cast), rectified_to("reviewed", cast)
    sent = rectified_to("delivered", cast, submission_key="form-2").letter.deliveries.get()
    of_delivery = {step.verb for step in AFTERWARDS.steps} | {"open_receipt"}

    def subject(verb: str) -> Any:
        if verb in of_delivery:
            return sent
        return suggested if "conversion" in verb or "detected" in verb else rectified

    assert_matrix_holds(MATRIX, PERMISSIONS, cast, subject)


@pytest.mark.django_db
def test_whoever_ever_wrote_a_letter_neither_reviews_nor_signs_it(cast: Cast) -> None:
    case = rectified_to("verified", cast)
    told: dict[str, Any] = {"outcome": "rectified", "particulars": RECTIFIED, "at": moment(ON)}
    actions.draft_decision(case.pk, actor=cast.section_head, **told)
    actions.send_back_decision(case.pk, actor=cast.director, reason="写明依据", at=moment(ON))
    verified: dict[str, Any] = {
        "means": "再次调阅",
        "finding": "属实",
        "verdict": "inaccurate",
        "verified_on": ON,
    }
    actions.record_verification(case.pk, actor=cast.clerk, at=moment(ON), **verified)
    actions.draft_decision(case.pk, actor=cast.clerk, **told)
    with pytest.raises(StepRefused, match="不能审核本人拟写的文书"):
        actions.review_decision(case.pk, actor=cast.section_head, at=moment(ON))
    actions.review_decision(case.pk, actor=cast.reviewer, at=moment(ON))
    both = replace(cast.reviewer, roles=cast.reviewer.roles | cast.director.roles)
    with pytest.raises(StepRefused, match="不能签发本人审核的文书"):
        actions.sign_decision(case.pk, actor=both, at=moment(ON))

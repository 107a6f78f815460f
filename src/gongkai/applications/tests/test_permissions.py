"""Who may do what, drawn: rows are verbs, columns the cast (x may, - may not).

The stranger is the public: where it may act, number and query code were asked for first.
"""

import pytest
from conftest import Cast
from tests.matrix import assert_matrix_holds, drawn

from gongkai.applications import actions
from gongkai.applications.models import Application
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.procedure import HOLDING, NOTICE, PROCEDURE
from gongkai.applications.tests.samples import RECEIVED_ON, asked_to_correct, brought_to, moment
from gongkai.casework.procedure import Permission

MATRIX = """
                      clerk section_head reviewer director authority auditor other_clerk other_director stranger
record_contact          x        -          -        -         -        -         -            -           -
shelve                  x        -          -        -         -        -         -            -           -
register                x        -          -        -         -        -         -            -           -
mend_record             -        x          -        x         -        -         -            -           -
annul_registration      -        x          -        x         -        -         -            -           -
reinstate               -        x          -        x         -        -         -            -           -
assign                  x        x          -        x         -        -         -            -           -
draft_reply             x        x          -        -         -        -         -            -           -
review_reply            -        x          x        -         -        -         -            -           -
send_back_reply         -        x          x        x         -        -         -            -           -
sign_reply              -        -          -        x         -        -         -            -           -
deliver                 x        -          -        -         -        -         -            -           -
attach_files            x        -          -        -         -        -         -            -           -
retype                  x        -          -        -         -        -         -            -           -
look                    x        -          -        x         -        -         -            -           -
export_identities       x        -          -        x         -        -         -            -           -
acknowledge_move        x        x          x        x         -        -         -            -           -
ask_correction          x        x          -        -         -        -         -            -           -
receive_correction      x        -          -        -         -        -         -            -           -
ask_explanation         x        x          -        -         -        -         -            -           -
receive_explanation     x        -          -        -         -        -         -            -           x
judge_explanation       -        x          -        x         -        -         -            -           -
delay_reply             x        x          -        -         -        -         -            -           -
consult                 x        x          -        -         -        -         -            -           -
tell_of_consultation    x        x          -        -         -        -         -            -           -
override_objection      x        x          -        -         -        -         -            -           -
extend                  x        x          -        -         -        -         -            -           -
charge_fee              x        x          -        -         -        -         -            -           -
confirm_payment         x        -          -        -         -        -         -            -           -
ask_for_help            x        x          -        -         -        -         -            -           -
answer_help             x        x          x        x         -        -         -            -           -
split                   x        -          -        -         -        -         -            -           -
withdraw_application    x        -          -        -         -        -         -            -           x
act_again               x        -          -        -         -        -         -            -           -
look_at_holding         x        x          x        x         -        -         -            -           -
open_original           x        -          -        x         -        -         -            -           -
hold                    x        x          -        -         -        -         -            -           -
decide_holding          x        x          -        -         -        -         -            -           -
drop_holding            x        x          -        -         -        -         -            -           -
redact                  x        x          -        -         -        -         -            -           -
release_to_public       x        x          -        -         -        -         -            -           -
"""
NOTICES = """
                         clerk section_head reviewer director authority auditor other_clerk other_director stranger
amend_notice               x        x          -        -         -        -         -            -           -
sign_notice                -        x          -        x         -        -         -            -           -
send_notice                x        x          -        -         -        -         -            -           -
drop_notice                x        x          -        -         -        -         -            -           -
confirm_notice_received    x        x          -        -         -        -         -            -           x
record_answer              x        x          -        -         -        -         -            -           -
"""
DELIVERIES = """
                  clerk section_head reviewer director authority auditor other_clerk other_director stranger
confirm_delivery    x        x          -        -         -        -         -            -           -
record_return       x        x          -        -         -        -         -            -           -
deliver_again       x        x          -        -         -        -         -            -           -
open_receipt        x        -          -        x         -        -         -            -           -
"""


def test_the_matrix_holds(cast: Cast) -> None:
    assert_matrix_holds(MATRIX, permissions_of(MATRIX), cast, brought_to("drafted", cast))


def test_the_matrix_of_letters_holds(cast: Cast) -> None:
    """A correction that the clerk drafted; its drafter does not sign it."""
    assert_matrix_holds(NOTICES, permissions_of(NOTICES), cast, asked_to_correct(cast).notice)


def test_the_matrix_of_deliveries_holds(cast: Cast) -> None:
    delivery = brought_to("delivered", cast).reply.deliveries.get()
    assert_matrix_holds(DELIVERIES, permissions_of(DELIVERIES), cast, delivery)


def permissions_of(matrix: str) -> dict[str, Permission]:
    return {verb: PERMISSIONS[verb] for verb in drawn(matrix)}


def test_who_signs_a_letter_is_told_by_its_kind(cast: Cast) -> None:
    application = brought_to("registered", cast)
    extension = actions.extend(
        application.pk, actor=cast.clerk, days=10, reason="档案需要调取", at=moment(RECEIVED_ON)
    )
    assert PERMISSIONS["sign_notice"](cast.section_head, extension.notice) == "须由“签发”人员办理"
    assert PERMISSIONS["sign_notice"](cast.director, extension.notice) is None


def test_the_matrix_draws_every_verb() -> None:
    assert {*drawn(MATRIX), *drawn(NOTICES), *drawn(DELIVERIES)} == set(PERMISSIONS)


def test_every_step_has_a_permission() -> None:
    assert {step.verb for step in (*PROCEDURE.steps, *NOTICE.steps, *HOLDING.steps)} <= set(PERMISSIONS)


def test_four_eyes_hold_even_for_someone_with_every_role(cast: Cast) -> None:
    application = brought_to("reviewed", cast)
    member = cast.members["clerk"]
    member.roles = ["clerk", "section_head", "director"]
    everyone = member.as_actor()
    assert PERMISSIONS["sign_reply"](everyone, application) == "不能签发本人拟写的答复"
    assert PERMISSIONS["review_reply"](everyone, application) == "不能审核本人拟写的答复"


def test_the_program_itself_writes_no_replies(cast: Cast) -> None:
    from gongkai.organs.actors import SYSTEM

    application = brought_to("registered", cast)
    assert PERMISSIONS["draft_reply"](SYSTEM, application) == "须由本机关工作人员署名办理"


@pytest.mark.parametrize(
    ("column", "count"),
    [("clerk", 1), ("auditor", 1), ("authority", 2), ("other_clerk", 1), ("stranger", 0)],
)
def test_members_see_their_organs_and_the_authority_those_below(cast: Cast, column: str, count: int) -> None:
    brought_to("submitted", cast, key="a")
    from gongkai.applications.tests.samples import submitted

    submitted(cast.other_organ, key="b")
    assert Application.objects.visible_to(getattr(cast, column)).count() == count

"""Who drafts, who reviews and who signs are three; whoever ever wrote a word of a paper does neither of the others."""

from typing import Any

import pytest
from conftest import Cast
from django.db import IntegrityError, transaction

from gongkai.applications import actions
from gongkai.applications.models import Application, Reply
from gongkai.applications.permissions import PERMISSIONS
from gongkai.applications.tests.samples import DUE_ON, RECEIVED_ON, asked_to_correct, brought_to, moment
from gongkai.casework.procedure import StepRefused
from gongkai.organs.actors import Actor, Role

EVERY_ROLE = [str(role) for role in (Role.CLERK, Role.SECTION_HEAD, Role.SECRECY_REVIEWER, Role.DIRECTOR)]
AT = moment(DUE_ON)


def with_every_role(cast: Cast, name: str) -> Actor:
    member = cast.members[name]
    member.roles = EVERY_ROLE
    member.save(update_fields=["roles"])
    return member.as_actor()


def drafted_by(application: Application, actor: Actor, **changes: Any) -> None:
    stated = {
        "outcome": "36.2",
        "particulars": {"content_or_path": "见附件所列的明细表"},
        "at": AT,
        **changes,
    }
    actions.draft_reply(application.pk, actor=actor, **stated)


def test_whoever_wrote_before_neither_reviews_nor_signs_what_another_drafted_anew(cast: Cast) -> None:
    application = brought_to("registered", cast)
    first = with_every_role(cast, "section_head")
    drafted_by(application, first)
    drafted_by(application, cast.clerk)
    with pytest.raises(StepRefused, match="不能审核本人参与拟写的答复"):
        actions.review_reply(application.pk, actor=first, at=AT)
    actions.review_reply(application.pk, actor=cast.reviewer, at=AT)
    with pytest.raises(StepRefused, match="不能签发本人参与拟写的答复"):
        actions.sign_reply(application.pk, actor=first, at=AT)
    assert (
        actions.sign_reply(application.pk, actor=cast.director, at=AT).signed_by == cast.members["director"]
    )


def test_a_return_and_a_new_handler_do_not_make_the_first_writer_a_stranger(cast: Cast) -> None:
    application = brought_to("registered", cast)
    first = with_every_role(cast, "section_head")
    drafted_by(application, first)
    actions.review_reply(application.pk, actor=cast.reviewer, at=AT)
    actions.send_back_reply(application.pk, actor=cast.director, reason="依据写错", at=AT)
    actions.assign(application.pk, actor=cast.director, handler=cast.members["clerk"], at=AT)
    drafted_by(application, cast.clerk)
    application = Application.objects.select_related("reply").get(pk=application.pk)
    assert application.writer_ids == [first.member_id, cast.clerk.member_id]
    for verb in ("review_reply", "sign_reply"):
        assert "参与拟写" in str(PERMISSIONS[verb](first, application))


def test_whoever_chose_the_files_has_written_too(cast: Cast) -> None:
    application = brought_to("registered", cast)
    chose = with_every_role(cast, "section_head")
    held = actions.hold_file(application.pk, actor=chose, name="明细.txt", content="明细".encode(), at=AT)
    drafted_by(application, cast.clerk)
    assert held.name in Reply.objects.get(application=application).letter
    with pytest.raises(StepRefused, match="遮盖所附的信息"):
        actions.review_reply(application.pk, actor=chose, at=AT)


def test_whoever_reviewed_does_not_sign_but_another_does(cast: Cast) -> None:
    application = brought_to("drafted", cast)
    both = with_every_role(cast, "director")
    actions.review_reply(application.pk, actor=both, at=AT)
    with pytest.raises(
        StepRefused, match="不能签发本人审核的答复：请由其他签发人签发，或者退回后改由他人审核"
    ):
        actions.sign_reply(application.pk, actor=both, at=AT)
    actions.send_back_reply(application.pk, actor=both, reason="改由科室负责人审核", at=AT)
    drafted_by(application, cast.clerk)
    actions.review_reply(application.pk, actor=cast.section_head, at=AT)
    assert actions.sign_reply(application.pk, actor=both, at=AT).document_number


def test_the_database_too_keeps_reviewer_and_signer_apart(cast: Cast) -> None:
    reply = brought_to("signed", cast).reply
    with pytest.raises(IntegrityError), transaction.atomic():
        Reply.objects.filter(pk=reply.pk).update(signed_by=reply.reviewed_by)


def test_whoever_changed_a_notice_does_not_sign_it_and_neither_does_who_drafted_it(cast: Cast) -> None:
    notice = asked_to_correct(cast).notice
    drafter, changer = with_every_role(cast, "clerk"), cast.section_head
    at = moment(RECEIVED_ON)
    actions.amend_notice(
        notice.pk,
        actor=changer,
        letter=notice.letter.replace("请写明", "请您写明") + "\n请写明年度和乡镇",
        at=at,
    )
    notice.refresh_from_db()
    assert (notice.drafted_by_id, notice.writer_ids) == (
        drafter.member_id,
        [drafter.member_id, changer.member_id],
    )
    with pytest.raises(StepRefused, match="不能签发本人拟写的文书"):
        actions.sign_notice(notice.pk, actor=drafter, at=at)
    with pytest.raises(StepRefused, match="不能签发本人修改过的文书"):
        actions.sign_notice(notice.pk, actor=changer, at=at)
    assert actions.sign_notice(notice.pk, actor=cast.director, at=at).signed_by_id == cast.director.member_id

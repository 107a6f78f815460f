"""转为主动公开: what an applicant was given becomes an item in one step, without a word of the applicant."""

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.earlier import worth_publishing
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import PERSON, RECEIVED_ON, brought_to, moment
from gongkai.applications.tests.test_holdings import NUMBER, draft, redacted, signed
from gongkai.casework.procedure import StepRefused
from gongkai.items import actions as item_actions
from gongkai.items import sealed_files
from gongkai.items.actions import Draft
from gongkai.items.choices import State as ItemState
from gongkai.items.models import Item


def released(application: Application, cast: Cast, **changes: object) -> Item:
    stated = {"kind": "official_document", "title": "补助发放表", "concerns_nobody_alone": True, **changes}
    return actions.release_to_public(
        application.pk, actor=cast.clerk, heading_id=cast.heading.pk, at=moment(RECEIVED_ON, 6), **stated
    )


@pytest.fixture
def answered(cast: Cast) -> Application:
    application = brought_to("registered", cast)
    redacted(application, cast)
    draft(application, cast)
    return signed(application, cast)


def test_one_step_makes_an_item_with_the_files_as_they_were_given(cast: Cast, answered: Application) -> None:
    item = released(answered, cast, five_open=("result",))
    assert item.state == ItemState.REGISTERED and item.proposed_attribute == "proactive"
    assert item.five_open == ["result"] and item.heading == cast.heading
    (file,) = item.attachments.all()
    assert file.name == "补助发放表（部分公开）.pdf"
    assert NUMBER.encode() not in sealed_files.read(file.rendition)
    answered.reply.refresh_from_db()
    assert answered.reply.released_as == item


def test_the_item_says_nothing_of_who_asked(cast: Cast, answered: Application) -> None:
    item = released(answered, cast)
    said = "".join(str(value) for value in vars(item).values())
    assert PERSON.name not in said and answered.number not in said and answered.wanted not in said


def test_it_is_released_once(cast: Cast, answered: Application) -> None:
    item = released(answered, cast)
    with pytest.raises(StepRefused, match=f"登记编号 {item.pk}"):
        released(answered, cast)
    assert Item.objects.count() == 1


def test_what_concerns_the_applicant_alone_is_not_released(cast: Cast, answered: Application) -> None:
    with pytest.raises(StepRefused, match="只涉及申请人本人"):
        released(answered, cast, concerns_nobody_alone=False)


def test_a_refusal_is_not_released(cast: Cast) -> None:
    stated = {"reason": "属于过程稿"}
    application = brought_to("signed", cast, outcome="36.3/16b", particulars=stated)
    with pytest.raises(StepRefused, match="没有公开信息"):
        released(application, cast)


def test_a_reply_without_files_is_not_released(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="没有提供文件"):
        released(brought_to("signed", cast), cast)


def test_a_wrong_title_leaves_no_item_behind(cast: Cast, answered: Application) -> None:
    with pytest.raises(StepRefused, match="标题"):
        released(answered, cast, title=" ")
    assert not Item.objects.exists()


def test_what_was_released_is_no_longer_proposed_for_publishing(cast: Cast) -> None:
    item = item_actions.register(
        cast.organ,
        Draft("notice", "常被申请", RECEIVED_ON, "on_application", body="<p>正文</p>"),
        actor=cast.clerk,
        at=moment(RECEIVED_ON),
    )
    Item.objects.update(attribute="on_application")
    applications = []
    for number in range(2):
        who = PERSON.__class__(**{**vars(PERSON), "paper_number": f"G1234567{number}", "paper": "passport"})
        application = brought_to("registered", cast, key=f"form-{number}", applicant=who)
        actions.hold_item(application.pk, actor=cast.clerk, item_id=item.pk, at=moment(RECEIVED_ON))
        draft(application, cast, "36.2", content_or_path="")
        signed(application, cast)
        actions.deliver(
            application.pk,
            actor=cast.clerk,
            method="online",
            delivered_on=RECEIVED_ON,
            at=moment(RECEIVED_ON, 5),
        )
        applications.append(application)
    assert worth_publishing(cast.clerk) == [(item, 2)]
    released(applications[0], cast)
    assert worth_publishing(cast.clerk) == []

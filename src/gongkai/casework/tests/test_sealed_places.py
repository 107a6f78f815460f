"""Every sealed column of every model: renewed with the key, opened by `gongkai verify`, emptied or kept on purpose."""

from datetime import date, timedelta
from typing import Any

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.actions import Handover
from gongkai.applications.models import Application
from gongkai.applications.tests.attachments import picture
from gongkai.applications.tests.samples import brought_to, moment
from gongkai.archive.emptying import EMPTIED, empty
from gongkai.casework import kept_files, rotation
from gongkai.casework.tests.conftest import Keys
from gongkai.complaints.tests.samples import received
from gongkai.dialogue.tests.samples import registered as proposed
from gongkai.items import actions as item_actions
from gongkai.items.tests.test_imports import line, registered, staged
from gongkai.postings.tests.samples import hung, started
from gongkai.postings.tests.test_objections import objected
from gongkai.requests import actions as requests
from gongkai.requests.tests import samples as requested

MONDAY = date(2021, 3, 1)
OUTLIVES = {
    "办理事项提出人身份信息": "a case of its own, which no destruction of an application touches",
    "办理事项另外的送达地址": "of such a case",
    "投诉举报人身份信息": "a case of the authority",
    "异议人身份信息": "of a posting",
    "建议提案提出人的联系方式": "of a proposal",
    "没有提交的附件的名称": "gone with the sending or after a day",
    "名单中不公开的栏目": "of a list",
    "未完成的导入": "gone after two weeks",
}


def one_of_each(cast: Cast) -> Application:
    """A record in every place; the application, which has three of them."""
    to, day = Handover(address="青石县西街 3 号"), date(2020, 6, 1)
    application = brought_to("signed", cast, on=day - timedelta(days=10))
    told: dict[str, Any] = {"kind": "third_party", "party": "王建国", "matter": "合同"}
    other = asked_to_correct_another(cast)
    actions.consult(other.pk, actor=cast.clerk, at=other.submitted_at, **told)
    actions.deliver(
        application.pk, actor=cast.clerk, method="pick_up", delivered_on=day, handover=to, at=moment(day)
    )
    case = requested.rectified_to("signed", cast)
    on = requested.ON + timedelta(days=5)
    requests.deliver_decision(
        case.pk, actor=cast.clerk, method="pick_up", delivered_on=on, handover=to, at=moment(on)
    )
    actions.stage_file("a-form-not-sent-0001", role="other", name="李思远.jpg", content=picture())
    received(cast)
    proposed(cast)
    objected(cast, hung(cast, started(cast, day=MONDAY), 1, day=MONDAY))
    found = staged(cast, registered(cast), line(1))
    item_actions.correct_cells(found.pk, corrections={"2:people": "4"}, actor=cast.clerk)
    return application


def asked_to_correct_another(cast: Cast) -> Application:
    application: Application = brought_to("registered", cast, key="other")
    return application


def test_every_place_is_opened_renewed_and_opened_again(cast: Cast, keys: Keys) -> None:
    one_of_each(cast)
    checked = kept_files.check(sample=None)
    assert checked.faults == [] and checked.opened == checked.named
    wheres = {each.where.partition("，")[0] for each in sealed()}
    assert wheres == {place.label for place in rotation.places()}
    keys(2, 1)
    assert rotation.rotate().faults == []
    keys(2, None)
    assert kept_files.check(sample=None).faults == []
    keys(1, None)
    broken = [each for each in kept_files.check(sample=0).faults if each.label == "数据库中的密文"]
    assert len(broken) == len(sealed())


def sealed() -> list[kept_files.Kept]:
    return list(kept_files.keepers()["数据库中的密文"]())


def test_destruction_empties_every_sealed_column_of_an_application_and_says_what_outlives_it(
    cast: Cast, keys: Keys
) -> None:
    application = one_of_each(cast)
    consulted = Application.objects.exclude(pk=application.pk).get(notices__isnull=False)
    for each in (application, consulted):
        empty(each)
    left = {each.where.partition("，")[0] for each in sealed()}
    assert left == set(OUTLIVES)
    emptied = {place.label for place in rotation.places() if place.model() in EMPTIED}
    assert emptied | set(OUTLIVES) == {place.label for place in rotation.places()}
    for place in rotation.places():
        if place.label in emptied:
            assert all(EMPTIED[place.model()][field] == b"" for field in place.fields)

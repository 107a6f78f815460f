"""What a clerk mistyped is put right: in the record, under seal, and on the record."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.form_sheets import stated_form
from gongkai.applications.identity import look_up
from gongkai.applications.intake import ApplicantDetails, WantedInformation
from gongkai.applications.models import Application, WantedText
from gongkai.applications.retyped import LABELS, OF_THE_APPLICANT, OF_WHAT_IS_WANTED, mark_of
from gongkai.applications.tests.retyping import ON, OTHER_PERSON, REASON, WRONG, details_of, on_paper, retyped
from gongkai.applications.tests.samples import (
    COMPANY,
    PERSON,
    RECEIVED_ON,
    WANTED,
    brought_to,
    moment,
    sent,
)
from gongkai.casework import entries
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused


@pytest.mark.parametrize(
    ("who", "field", "mistyped"),
    [
        (PERSON, "name", "李思源"),
        (PERSON, "paper", "residence_permit"),
        (PERSON, "paper_number", OTHER_PERSON),
        (PERSON, "phone", "13909520010"),
        (PERSON, "email", "lisiyuan@example.com"),
        (PERSON, "postcode", "753401"),
        (PERSON, "address", "青石县西街 8 号"),
        (COMPANY, "name", "青石县宏源建材有限公司"),
        (COMPANY, "kind", "org.other"),
        (COMPANY, "representative", "赵宏源"),
        (COMPANY, "contact", "钱晓敏"),
    ],
)
def test_each_field_of_who_applies_is_put_right_under_seal(
    cast: Cast, who: ApplicantDetails, field: str, mistyped: str
) -> None:
    application = on_paper(cast, "submitted", applicant=replace(who, **{field: mistyped}))
    done = retyped(cast, application, applicant=who)
    kept = details_of(application)
    assert done.changed == (field,) and done.warnings == ()
    assert replace(kept, typed_before="") == who and LABELS[field] in kept.typed_before
    assert (application.applicant_label, application.applicant_kind) == (who.label, who.kind)
    told = Entry.objects.get(verb="retype")
    assert told.payload == {"changed": [field], "reason": REASON}
    assert told.label == f"更正录入：{LABELS[field]}；{REASON}"
    assert entries.verify()[1] == []


def test_what_is_wanted_is_put_right_and_found_by_its_new_words(cast: Cast) -> None:
    application = on_paper(cast, wanted=WantedInformation("2018 年补助明细", "paper", "pick_up"))
    right = WantedInformation("2019 年补助明细", "electronic", "email", True)
    assert retyped(cast, application, wanted=right).changed == (
        "description",
        "form",
        "delivery",
        "needs_help",
    )
    application.refresh_from_db()
    assert application.wanted == WantedText.objects.get(application=application).text == right.description
    assert (application.wanted_form, application.wanted_delivery) == ("electronic", "email")
    assert stated_form(application, details_of(application)).wanted == right.description
    assert application.needs_help and "2018 年补助明细" in details_of(application).typed_before
    assert "2018" not in f"{Entry.objects.get(verb='retype').label}"


def test_the_same_person_is_found_again_by_the_right_number(cast: Cast) -> None:
    first = on_paper(cast, key="first")
    application = on_paper(cast, key="second", applicant=replace(PERSON, paper_number=OTHER_PERSON))
    assert not earlier_ones(application, cast.clerk).same_person
    retyped(cast, application)
    application.refresh_from_db()
    assert [each.application.pk for each in earlier_ones(application, cast.clerk).same_person] == [first.pk]
    assert look_up(cast.organ, OTHER_PERSON, cast.clerk) == []


def test_person_and_organisation_are_exchanged_with_their_papers(cast: Cast) -> None:
    application = on_paper(cast)
    retyped(cast, application, applicant=COMPANY)
    application.refresh_from_db()
    assert (application.applicant_kind, application.applicant_label) == ("org.business", COMPANY.name)
    assert application.proposed_kind == "org.business"
    retyped(cast, application)
    application.refresh_from_db()
    assert (application.applicant_kind, application.proposed_kind) == ("natural_person", "")


def test_among_organisations_the_kind_that_was_confirmed_stays(cast: Cast) -> None:
    application = on_paper(cast, "submitted", applicant=COMPANY)
    actions.register(
        application.pk, actor=cast.clerk, received_on=RECEIVED_ON, applicant_kind="org.other", at=moment(ON)
    )
    done = retyped(cast, application, applicant=replace(COMPANY, kind="org.other", phone="0952-6000008"))
    assert done.changed == ("phone",)
    assert details_of(application).kind == "org.business" and application.applicant_kind == "org.other"


def test_the_pieces_of_one_form_follow_in_who_applies_and_not_in_what_is_wanted(cast: Cast) -> None:
    application = on_paper(cast, applicant=replace(PERSON, name="李思源", paper_number=OTHER_PERSON))
    texts = ("一乡的明细", "二乡的明细", "三乡的明细")
    _, other, ended = actions.split(application.pk, actor=cast.clerk, pieces=texts, at=moment(ON))
    actions.withdraw_application(ended.pk, actor=cast.clerk, evidence="来函", at=moment(ON, 3))
    done = retyped(cast, other, wanted=WantedInformation("二镇的明细"))
    assert [ended.number in each for each in done.warnings] == [True]
    assert (details_of(application).name, application.wanted) == ("李思远", "一乡的明细")
    assert (details_of(other).name, other.wanted) == ("李思远", "二镇的明细")
    assert details_of(ended).name == "李思源"
    assert application.identity_digest == other.identity_digest
    told = Entry.objects.filter(verb="retype").order_by("sequence").values_list("subject", "payload")
    assert [payload["changed"] for _, payload in told] == [
        ["name", "paper_number", "description"],
        ["name", "paper_number"],
    ]


def test_a_fault_that_the_clerk_made_is_taken_back_and_one_overlooked_is_ticked(cast: Cast) -> None:
    wrong = replace(PERSON, paper_number=WRONG)
    application = on_paper(cast, applicant=wrong, lacking=["number_wrong"])
    assert application.asks_for_identity
    retyped(cast, application)
    application.refresh_from_db()
    assert application.identity_faults == [] and application in look_up(
        cast.organ, PERSON.paper_number, cast.clerk
    )
    missing = replace(PERSON, paper_number="")
    retyped(cast, application, applicant=missing, lacking=["number_missing"])
    application.refresh_from_db()
    assert application.identity_faults == ["number_missing"]
    assert application.identity_digest == f"unknown:{application.number}"
    told = Entry.objects.filter(verb="retype").order_by("sequence").last()
    assert told and told.payload["identity_faults"] == ["number_missing"]


def test_a_fault_that_a_letter_asked_to_correct_is_not_wiped(cast: Cast) -> None:
    application = on_paper(cast, applicant=replace(PERSON, paper_number=WRONG), lacking=["number_wrong"])
    correction = actions.ask_correction(
        application.pk,
        actor=cast.clerk,
        unclear="号码有误",
        how="请更正",
        due_on=date(2020, 6, 10),
        at=moment(ON),
    )
    with pytest.raises(StepRefused, match="可以先作废再更正"):
        retyped(cast, application)
    sent(correction.notice, cast, on=ON)
    with pytest.raises(StepRefused, match="收到补正"):
        retyped(cast, application)
    other = replace(PERSON, paper_number=WRONG, name="李思渊")
    done = retyped(cast, application, applicant=other, lacking=["number_wrong"])
    assert done.changed == ("name",) and "重新送达：补正告知书（" in done.warnings[0]
    assert details_of(application).name == "李思渊" and application.identity_faults == ["number_wrong"]


def test_what_a_correction_filled_in_stays_beside_what_was_typed_before(cast: Cast) -> None:
    application = on_paper(cast, applicant=replace(PERSON, name="李思源"))
    retyped(cast, application)
    retyped(cast, application, applicant=replace(PERSON, phone="13909520002"))
    lines = details_of(application).typed_before.splitlines()
    assert lines == ["2020-05-18 姓名或名称 李思源", "2020-05-18 联系电话 13909520001"]
    retyped(cast, application, applicant=replace(PERSON, phone="13909520002", postcode="753400"))
    assert details_of(application).typed_before.endswith("邮政编码 （空）")


# ---- what it is refused for


def test_what_the_applicant_wrote_online_is_not_retyped(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="自己在网上填写"):
        retyped(cast, brought_to("registered", cast), applicant=replace(PERSON, name="李思渊"))


@pytest.mark.parametrize("state", ["signed", "delivered"])
def test_after_the_signature_nothing_is_retyped(cast: Cast, state: str) -> None:
    with pytest.raises(StepRefused, match="当前环节"):
        retyped(cast, on_paper(cast, state), applicant=replace(PERSON, name="李思渊"))


def test_another_organ_does_not_even_see_it(cast: Cast) -> None:
    application = on_paper(cast)
    with pytest.raises(Application.DoesNotExist):
        actions.retype(application.pk, actor=cast.other_clerk, applicant=PERSON, wanted=WANTED, reason=REASON)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "没有需要更正的"),
        ({"applicant": replace(PERSON, name="李思渊"), "reason": " "}, "更正的原因"),
        ({"applicant": replace(PERSON, paper_number=WRONG)}, "校验位"),
        ({"applicant": replace(PERSON, kind="org.other")}, "核对申请人类型"),
        ({"wanted": WantedInformation("")}, "请填写所需信息"),
        ({"applicant": replace(PERSON, name="李思渊"), "as_of": "0" * 32}, "已由他人改动"),
    ],
)
def test_it_is_refused_with_the_reason(cast: Cast, changes: dict[str, Any], sentence: str) -> None:
    application = on_paper(cast)
    with pytest.raises(StepRefused, match=sentence):
        retyped(cast, application, **changes)
    assert not Entry.objects.filter(verb="retype").exists()


def test_what_was_opened_is_what_is_put_right(cast: Cast) -> None:
    application = on_paper(cast)
    opened = mark_of(application)
    retyped(cast, application, applicant=replace(PERSON, name="李思渊"), as_of=opened)
    with pytest.raises(StepRefused, match="已由他人改动"):
        retyped(cast, application, applicant=replace(PERSON, name="李思汉"), as_of=opened)


# ---- names


def test_neither_the_right_name_nor_the_wrong_one_is_in_an_entry(cast: Cast) -> None:
    application = on_paper(
        cast, applicant=replace(PERSON, name="欧阳思源", paper_number=OTHER_PERSON, address="青石县西街 6 号")
    )
    reason = f"欧阳思源 {OTHER_PERSON}（住青石县西街 6 号）错，应为李思远 {PERSON.paper_number}"
    retyped(cast, application, reason=reason)
    actions.withdraw_application(
        application.pk, actor=cast.clerk, evidence="原录欧阳思源，实为李思远", at=moment(ON, 6)
    )
    told = "".join(f"{each.label}{each.payload}" for each in Entry.objects.all())
    for word in ("思源", "思远", OTHER_PERSON, PERSON.paper_number, "西街"):
        assert word not in told


def test_every_field_of_the_form_is_compared() -> None:
    stated = {*asdict(PERSON)} - {"as_written", "typed_before"}
    assert set(OF_THE_APPLICANT) == stated and set(OF_WHAT_IS_WANTED) == {*asdict(WANTED)}

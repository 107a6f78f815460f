"""An application comes in once, complete, with a code to ask after it."""

from dataclasses import replace
from datetime import date

import pytest
from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.intake_checks import IntakeRefused, faults
from gongkai.applications.models import Application, ApplicationCounter
from gongkai.applications.query_codes import ALPHABET, fits, query_code
from gongkai.applications.tests.samples import COMPANY, PERSON, RECEIVED_ON, WANTED, moment, submitted
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.organs.models import Organ


def submit(organ: Organ, key: str = "form-1", **changes: object) -> actions.Submitted:
    stated = {"applicant": PERSON, "wanted": WANTED, "at": moment(RECEIVED_ON), **changes}
    return actions.submit(organ, submission_key=key, **stated)  # type: ignore[arg-type]


def test_a_form_sent_twice_is_one_application_with_one_code(cast: Cast) -> None:
    first, second = submit(cast.organ), submit(cast.organ)
    assert first.application == second.application
    assert first.query_code == second.query_code
    assert Entry.objects.filter(verb="submit").count() == 1


def test_the_same_form_with_other_content_is_another_application(cast: Cast) -> None:
    """The next person at a shared computer goes back and fills in the form anew."""
    first = submit(cast.organ)
    others = [
        submit(cast.organ, applicant=COMPANY),
        submit(cast.organ, wanted=replace(WANTED, description="另一份文件")),
        submit(cast.other_organ),
    ]
    assert len({first.application.pk, *(other.application.pk for other in others)}) == 4
    assert len({first.query_code, *(other.query_code for other in others)}) == 4


def test_blanks_around_the_text_make_no_other_application(cast: Cast) -> None:
    first = submit(cast.organ)
    again = submit(cast.organ, wanted=replace(WANTED, description=f"  {WANTED.description}\r\n"))
    assert again.application == first.application


def test_numbers_run_per_organ_and_year(cast: Cast) -> None:
    numbers = [
        submit(cast.organ, "a").application.number,
        submit(cast.organ, "b", at=moment(date(2021, 1, 4))).application.number,
        submit(cast.other_organ, "c").application.number,
        submit(cast.organ, "d").application.number,
    ]
    assert numbers == [
        "A640299041-2020-0001",
        "A640299041-2021-0001",
        "A640299042-2020-0001",
        "A640299041-2020-0002",
    ]


def test_the_code_is_stored_nowhere_but_fits(cast: Cast) -> None:
    made = submit(cast.organ)
    assert len(made.query_code) == 8
    assert set(made.query_code) <= set(ALPHABET)
    row = Application.objects.filter(pk=made.application.pk).values().get()
    assert made.query_code not in str(row)
    assert fits(made.application.number, made.query_code, row["query_code_digest"])
    assert not fits("A640299041-2020-0002", made.query_code, row["query_code_digest"])


def test_the_code_depends_on_the_installation(settings: object) -> None:
    first = query_code("form-1")
    settings.SECRET_KEY = "another secret key of another installation"  # type: ignore[attr-defined]
    assert query_code("form-1") != first


def test_codes_outlive_a_change_of_the_secret_key(cast: Cast, settings: object) -> None:
    made = submit(cast.organ)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # type: ignore[attr-defined]
    settings.SECRET_KEY = "a new secret key that came after the old one"  # type: ignore[attr-defined]
    assert fits(made.application.number, made.query_code, made.application.query_code_digest)


def test_a_clerk_keys_in_a_letter_that_arrived_earlier(cast: Cast) -> None:
    made = submit(cast.organ, channel="mail_signed", actor=cast.clerk, arrived_on=date(2020, 5, 13))
    entry = Entry.objects.get(verb="submit")
    assert (entry.legal_on, entry.occurred_at) == (date(2020, 5, 13), moment(RECEIVED_ON))
    assert str(made.application.submitted_at.astimezone()) < str(moment(RECEIVED_ON))


@pytest.mark.parametrize(
    ("who", "channel", "reason"),
    [
        ("stranger", "in_person", "公众只能通过互联网渠道"),
        ("stranger", "carrier-pigeon", "提交方式无效"),
        ("other_clerk", "in_person", "只能登记本机关收到的申请"),
        ("director", "in_person", "须由“经办”人员登记"),
    ],
)
def test_only_the_organs_clerks_key_in_paper(cast: Cast, who: str, channel: str, reason: str) -> None:
    with pytest.raises(StepRefused, match=reason):
        submit(cast.organ, channel=channel, actor=getattr(cast, who))


def test_paper_does_not_arrive_tomorrow(cast: Cast) -> None:
    with pytest.raises(StepRefused, match="不能晚于今天"):
        submit(cast.organ, channel="in_person", actor=cast.clerk, arrived_on=date(2020, 5, 16))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "李\x00思远"}, "name"),
        ({"name": "李\u202e思远"}, "name"),
        ({"kind": "martian"}, "kind"),
        ({"paper": "library_card"}, "paper"),
        ({"paper": "credit_code"}, "paper"),
        ({"paper_number": "640221199001011230"}, "paper_number"),
        ({"paper": "passport", "paper_number": "护照"}, "paper_number"),
        ({"phone": "12"}, "phone"),
        ({"phone": "", "email": "", "address": ""}, "phone"),
        ({"email": "nobody"}, "email"),
        ({"postcode": "7534"}, "postcode"),
        ({"address": "路" * 201}, "address"),
    ],
)
def test_a_faulty_field_is_named(changes: dict[str, str], field: str) -> None:
    found = faults(replace(PERSON, **changes), WANTED)
    assert field in {fault.field for fault in found}
    assert all(fault.sentence.endswith("。") for fault in found)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"description": " \n "}, "description"),
        ({"description": "字" * 5001}, "description"),
        ({"form": "stone"}, "form"),
        ({"delivery": "pigeon"}, "delivery"),
    ],
)
def test_a_faulty_request_is_named(changes: dict[str, str], field: str) -> None:
    assert field in {fault.field for fault in faults(PERSON, replace(WANTED, **changes))}


def test_the_own_number_stands_only_where_it_is_sealed() -> None:
    """However it is spelt; the number of somebody else may be what is asked for."""
    for number in (PERSON.paper_number, "６４０２２１１９９００１０１１２３１"):
        (fault,) = faults(PERSON, replace(WANTED, description=f"本人（{number}）的补助材料"))
        assert fault.field == "description" and "加密保存" in fault.sentence
    assert faults(PERSON, replace(WANTED, description="11010519491231002X 的补助材料")) == ()


def test_a_complete_form_has_no_fault() -> None:
    assert faults(PERSON, WANTED) == ()
    assert faults(COMPANY, WANTED) == ()


def test_a_visitor_from_hong_kong_or_taiwan_has_a_paper_and_a_phone_to_give() -> None:
    visitor = replace(PERSON, paper="travel_permit", paper_number="H1234567801", phone="+852 5123 4567")
    assert faults(visitor, WANTED) == ()


def test_mail_needs_an_address_to_go_to() -> None:
    found = faults(replace(PERSON, address=""), replace(WANTED, delivery="mail"))
    assert [fault.field for fault in found] == ["address"]


def test_an_incomplete_form_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(IntakeRefused, match="请填写姓名或名称") as refused:
        submit(cast.organ, applicant=replace(PERSON, name=""))
    assert [fault.field for fault in refused.value.faults] == ["name"]
    assert not Application.objects.exists()
    assert not ApplicationCounter.objects.exists()


def test_no_use_is_asked_for() -> None:
    """条例 asks for no purpose since 2019; a field for it must not come back."""
    assert not {"purpose", "use", "reason"} & {*vars(PERSON), *vars(WANTED)}


def test_a_submission_waits_without_a_clock(cast: Cast) -> None:
    application = submitted(cast.organ)
    assert (application.state, application.received_on, application.due_on) == ("submitted", None, None)

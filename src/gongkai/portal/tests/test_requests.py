"""更正申请 and 建议 online: sent once, followed with number and code, the letter taken away; nothing is told to others."""

import re

from conftest import Cast
from django.test import Client

from gongkai.applications.query_codes import query_code
from gongkai.applications.tests.samples import PERSON, brought_to
from gongkai.cases.models import Case
from gongkai.requests.tests.samples import STATED, rectified_to
from gongkai.web.gate import limits

KEY = "a-form-key-of-forty-characters-0123456789"
TRACK = "/disclosure/application/track/"


def filled(cast: Cast, **changes: str) -> dict[str, str]:
    return {
        "submission_key": KEY,
        "organ": cast.organ.index_prefix,
        "kind": "natural_person",
        "name": PERSON.name,
        "paper": PERSON.paper,
        "paper_number": PERSON.paper_number,
        "phone": PERSON.phone,
        "delivery": "online",
        **STATED,
        **changes,
    }


def test_sent_twice_is_one_and_the_receipt_tells_number_and_code(cast: Cast) -> None:
    client = Client()
    assert client.get("/disclosure/rectification/").status_code == 200
    for _ in range(2):
        answer = client.post("/disclosure/rectification/", filled(cast))
        assert answer.status_code == 302, answer.content.decode()[:3000]
    case = Case.objects.get()
    told = client.get(answer["Location"]).content.decode()
    code = re.search(r"<dt>查询码</dt><dd>(\w{8})</dd>", told)
    assert code is not None
    assert case.number in told
    shown = Client().post(TRACK, {"number": case.number, "query_code": code[1]}).content.decode()
    assert "等待本机关受理核实" in shown
    wrong = Client().post(TRACK, {"number": case.number, "query_code": "AAAAAAAA"})
    assert wrong.status_code == 422
    assert STATED["evidence"] not in wrong.content.decode()
    back = {"number": case.number, "query_code": code[1], "action": "withdraw", "is_sure": "on"}
    assert "已撤回" in Client().post(TRACK, back).content.decode()


def test_what_is_wrong_is_told_and_what_was_typed_stays(cast: Cast) -> None:
    answer = Client().post("/disclosure/rectification/", filled(cast, paper_number="1", index_number="x/1"))
    assert answer.status_code == 422
    assert STATED["should_be"] in answer.content.decode()
    assert not Case.objects.exists()


def test_the_delivered_letter_is_downloaded(cast: Cast) -> None:
    case = rectified_to("delivered", cast)
    proof = {"number": case.number, "query_code": query_code(case.submission_key)}
    assert "予以更正" in Client().post(TRACK, proof).content.decode()
    answer = Client().post(TRACK, {**proof, "action": "letter"})
    assert answer["Content-Type"] == "application/pdf"


def suggestion(cast: Cast, **changes: str) -> dict[str, str]:
    said = filled(cast, content="2025 年危房改造补助分配明细", reason="很多人都想知道")
    return {**said, **changes}


def test_a_suggestion_is_bound_to_ones_own_application_alone(cast: Cast) -> None:
    application = brought_to("registered", cast)
    code = query_code(application.submission_key)
    named = {"application_number": application.number, "application_code": code}
    wrong = Client().post(
        "/disclosure/conversion/", suggestion(cast, **{**named, "application_code": "AAAAAAAA"})
    )
    none = Client().post(
        "/disclosure/conversion/", suggestion(cast, **{**named, "application_number": "A1-2020-1"})
    )
    half = Client().post("/disclosure/conversion/", suggestion(cast, application_number=application.number))
    assert [each.status_code for each in (wrong, none, half)] == [422, 422, 422]
    told = [re.findall("没有找到相符的申请[^<]*", each.content.decode()) for each in (wrong, none)]
    assert told[0] == told[1] != []
    assert "要一起填写" in half.content.decode()
    assert not Case.objects.exists()
    assert Client().post("/disclosure/conversion/", suggestion(cast, **named)).status_code == 302
    assert Case.objects.get().application == application


def test_codes_of_applications_are_not_tried_out_by_way_of_a_suggestion(cast: Cast) -> None:
    application = brought_to("registered", cast)
    client, code = Client(), query_code(application.submission_key)
    for _ in range(limits.LIMITS["wrong code"].most):
        begun = {"action": "begin", "number": application.number, "query_code": "AAAAAAAA"}
        assert application.wanted not in client.post("/disclosure/conversion/", begun).content.decode()
    right = suggestion(cast, application_number=application.number, application_code=code)
    answer = client.post("/disclosure/conversion/", right)
    assert answer.status_code == 422
    assert "10 分钟后再试" in answer.content.decode()
    assert (
        application.wanted
        not in client.post("/disclosure/conversion/", {**begun, "query_code": code}).content.decode()
    )


def test_a_suggestion_begins_on_the_page_of_the_delivered_application(cast: Cast) -> None:
    application = brought_to("delivered", cast)
    proof = {"number": application.number, "query_code": query_code(application.submission_key)}
    assert 'value="begin"' in Client().post(TRACK, proof).content.decode()
    told = Client().post("/disclosure/conversion/", {**proof, "action": "begin"}).content.decode()
    assert f'value="{application.number}"' in told
    assert application.wanted in told


def test_a_suggestion_is_sent(cast: Cast) -> None:
    said = filled(cast, content="2025 年危房改造补助分配明细", reason="很多人都想知道")
    assert Client().post("/disclosure/conversion/", said).status_code == 302
    assert Case.objects.get().kind == "conversion"

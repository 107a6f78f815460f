"""更正申请 and 建议 online: sent once, followed with number and code, the letter taken away; nothing is told to others."""

import re

from conftest import Cast
from django.test import Client

from gongkai.applications.tests.samples import PERSON
from gongkai.cases.models import Case
from gongkai.requests.tests.samples import STATED, rectified_to

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
    from gongkai.applications.query_codes import query_code

    case = rectified_to("delivered", cast)
    proof = {"number": case.number, "query_code": query_code(case.submission_key)}
    assert "予以更正" in Client().post(TRACK, proof).content.decode()
    answer = Client().post(TRACK, {**proof, "action": "letter"})
    assert answer["Content-Type"] == "application/pdf"


def test_a_suggestion_is_sent(cast: Cast) -> None:
    said = filled(cast, content="2025 年危房改造补助分配明细", reason="很多人都想知道")
    assert Client().post("/disclosure/conversion/", said).status_code == 302
    assert Case.objects.get().kind == "conversion"

"""隐去姓名: however a name or a number is spelt, and nothing else is taken out."""

import hashlib

import pytest
from conftest import Cast

from gongkai.applications.tests.samples import COMPANY, submitted
from gongkai.casework import entries, rotation, unnamed
from gongkai.casework.unnamed import without_names

BESIDE_THEIR_CASE = {
    "Notice",
    "Delivery",
    "CaseDelivery",
    "ApplicationFile",
}  # their entries stand with the application or case
NO_WORDS_OF_PERSONS = {"Row", "RowImport"}  # sealed columns of lists, which no entry tells


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("李思远本人签收", "李*本人签收"),
        ("李 思 远本人签收", "李*本人签收"),
        ("证件 640221199001011231", "证件 **************1231"),
        ("证件 ６４０２２１１９９００１０１１２３１", "证件 **************1231"),
        ("证件 640221 19900101 1231", "证件 **************1231"),
        ("电话 139-0952-0001", "电话 139****0001"),
        ("寄到青石县东街8号", "寄到（略）"),
        ("LISIYUAN@example.cn", "l***@example.cn"),
        ("他人的 110105194912310021", "他人的 110105194912310021"),  # no right number
        ("他人的 11010519491231002X", "他人的 **************002X"),
        ("邮件号 1234567890123", "邮件号 1234567890123"),
        ("", ""),
    ],
)
def test_a_note_names_nobody_however_it_is_spelt(cast: Cast, written: str, kept: str) -> None:
    assert without_names(submitted(cast.organ), written) == kept


def test_an_organisation_keeps_its_name_and_its_people_do_not(cast: Cast) -> None:
    application = submitted(cast.organ, applicant=COMPANY)
    assert without_names(application, f"{COMPANY.name}钱小敏领取") == f"{COMPANY.name}钱*领取"


def test_digests_and_numbers_of_an_entry_stay_what_they_are(cast: Cast) -> None:
    application = submitted(cast.organ)
    digests = [hashlib.sha256(str(each).encode()).hexdigest() for each in range(200)]
    told = {"digests": digests, "count": 3, "at": None, "deep": {"who": ["李思远"]}}
    entry = entries.write(
        cast.organ.pk, application, verb="note", label="李思远" * 60, actor=cast.clerk, payload=told
    )
    assert entry.payload == {**told, "deep": {"who": ["李*"]}}
    assert "李思" not in entry.label and len(entry.label) <= 200
    assert entries.verify()[1] == []


def test_a_note_beside_what_cannot_be_opened_is_kept(cast: Cast) -> None:
    application = submitted(cast.organ)
    application.identity = b"\x01" + b"0" * 80
    assert without_names(application, "另行通知") == "另行通知"


def test_every_model_with_a_sealed_person_tells_whom_it_is_about() -> None:
    """Whoever seals details of a person says in `ready` whom an entry must not name."""
    sealed = {place.model().__name__ for place in rotation.places()}
    told = {model.__name__ for model in unnamed.registered()}
    assert sealed <= told | BESIDE_THEIR_CASE | NO_WORDS_OF_PERSONS

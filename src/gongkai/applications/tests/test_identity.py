"""Who applied is unreadable at rest, and read only on the record."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from conftest import Cast

from gongkai.applications.identity import decrypted, encrypted, look
from gongkai.applications.models import Application
from gongkai.applications.tests.samples import COMPANY, PERSON, submitted
from gongkai.casework import identity_key, sealing
from gongkai.casework.identity_key import IdentityKey
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.casework.sealed_details import DetailsUnreadable
from gongkai.casework.sealing import identity_digest

NUMBER = "A640299041-2020-0001"


def test_what_is_stored_contains_neither_name_nor_number(cast: Cast) -> None:
    application = submitted(cast.organ)
    row = Application.objects.filter(pk=application.pk).values().get()
    stored = b"".join(
        bytes(each) if isinstance(each, (bytes, memoryview)) else str(each).encode() for each in row.values()
    )
    for secret in (PERSON.name, PERSON.paper_number, PERSON.phone, PERSON.email, PERSON.address):
        assert secret.encode() not in stored
    assert row["applicant_label"] == "李**"


def test_an_organisation_is_listed_by_its_name(cast: Cast) -> None:
    assert submitted(cast.organ, applicant=COMPANY).applicant_label == "青石县宏远建材有限公司"


def test_what_was_encrypted_is_read_again() -> None:
    assert decrypted(encrypted(PERSON, NUMBER), NUMBER) == PERSON


def test_the_same_details_never_give_the_same_ciphertext() -> None:
    assert encrypted(PERSON, NUMBER) != encrypted(PERSON, NUMBER)


@pytest.mark.parametrize("position", [0, 20, 30, -1])
def test_a_tampered_ciphertext_is_refused(position: int) -> None:
    sealed = bytearray(encrypted(PERSON, NUMBER))
    sealed[position] ^= 1
    with pytest.raises(DetailsUnreadable, match="已损坏或被改动"):
        decrypted(bytes(sealed), NUMBER)


def test_a_ciphertext_moved_to_another_application_is_refused() -> None:
    with pytest.raises(DetailsUnreadable, match="已损坏或被改动"):
        decrypted(encrypted(PERSON, NUMBER), "A640299041-2020-0002")


def test_another_key_is_named_as_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = encrypted(PERSON, NUMBER)
    monkeypatch.setattr(sealing, "current_key", lambda: IdentityKey(b"\x07" * 16))
    with pytest.raises(DetailsUnreadable, match="GONGKAI_IDENTITY_KEY"):
        decrypted(sealed, NUMBER)


@pytest.mark.parametrize(
    "sealed",
    [b"", b"\x01", b"\x01" + b"0" * 20, b"\x02" + b"0" * 80],
    ids=["empty", "only a format", "too short", "another format"],
)
def test_what_is_no_ciphertext_is_refused(sealed: bytes) -> None:
    with pytest.raises(DetailsUnreadable):
        decrypted(sealed, NUMBER)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        " 110105 19491231 002X ",
        "110105491231002",
        "110105—19491231－002x",
        "110105\u200b19491231002X",
    ],
)
def test_the_same_paper_is_found_again_however_it_was_typed(typed: str) -> None:
    assert identity_digest(typed) == identity_digest("11010519491231002X")


def test_the_digest_needs_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    first = identity_digest(PERSON.paper_number)
    monkeypatch.setattr(sealing, "current_key", lambda: IdentityKey(b"\x07" * 16))
    assert identity_digest(PERSON.paper_number) != first


def test_two_applications_of_one_person_share_the_digest(cast: Cast) -> None:
    first = submitted(cast.organ, key="a")
    second = submitted(cast.organ, key="b", applicant=replace(PERSON, phone="13909520002"))
    assert first.identity_digest == second.identity_digest


def test_every_look_is_written_down(cast: Cast) -> None:
    application = submitted(cast.organ)
    assert look(application, cast.clerk).name == PERSON.name
    entry = Entry.objects.get(verb="look")
    assert (entry.actor_name, entry.label) == ("陈经办", "查看申请人身份信息")
    assert PERSON.name not in str(entry.payload)


def test_a_refused_look_reads_nothing_and_writes_nothing(cast: Cast) -> None:
    application = submitted(cast.organ)
    with pytest.raises(StepRefused):
        look(application, cast.auditor)
    assert not Entry.objects.filter(verb="look").exists()


def test_the_handler_may_look_whatever_their_role(cast: Cast) -> None:
    application = submitted(cast.organ)
    application.handler = cast.members["section_head"]
    application.save()
    assert look(application, cast.section_head).name == PERSON.name


def test_the_key_does_not_show_when_printed() -> None:
    assert "secret" not in repr(IdentityKey(b"\x07" * 16))


def key_made_in(path: str) -> bytes:
    return identity_key._key_in(Path(path)).secret


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "identity.key"
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        keys = set(pool.map(key_made_in, [str(path)] * 8))
    assert len(keys) == 1
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["identity.key"]


def test_a_damaged_key_file_is_not_taken_for_a_key(tmp_path: Path) -> None:
    path = tmp_path / "identity.key"
    path.write_text("abc")
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        identity_key._key_in(path)

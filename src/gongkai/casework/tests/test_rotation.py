"""更换密钥: everything sealed is sealed anew, both keys open meanwhile, an interruption costs nothing."""

from dataclasses import replace
from typing import Any

import pytest
from conftest import Cast
from django.apps import apps
from django.db import models

from gongkai.applications import actions
from gongkai.applications.earlier import earlier_ones
from gongkai.applications.identity import decrypted, look
from gongkai.applications.models import Application
from gongkai.applications.tests import attachments
from gongkai.applications.tests.samples import PERSON, WANTED, asked_to_correct, submitted
from gongkai.casework import rotation, sealed_disk, sealing
from gongkai.casework.entries import verify
from gongkai.casework.models import Entry
from gongkai.casework.tests.conftest import Keys
from gongkai.requests.actions import look as look_at_request
from gongkai.requests.tests.samples import rectification

OPEN = {"applications.LetterTemplate.content", "applications.SignedLetter.content"}


def files() -> list[bytes]:
    return [sealed_disk.read(path) for path in rotation.sealed_paths()]


def with_file(cast: Cast, key: str = "form-with-a-file") -> Application:
    actions.stage_file(key, role="identity", name="身份证.jpg", content=attachments.picture())
    return actions.submit(cast.organ, applicant=PERSON, wanted=WANTED, submission_key=key).application


def test_every_sealed_field_has_its_place() -> None:
    binary = {
        f"{model._meta.app_label}.{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("gongkai.")
        for field in model._meta.local_fields
        if isinstance(field, models.BinaryField)
    }
    placed = {
        f"{place.model()._meta.app_label}.{place.model().__name__}.{name}"
        for place in rotation.places()
        for name in place.fields
    }
    assert binary == placed | OPEN


def test_the_new_key_alone_opens_everything_afterwards(cast: Cast, keys: Keys) -> None:
    application, content = with_file(cast), attachments.picture()
    before = application.identity_digest
    keys(2, 1)
    done = rotation.rotate()
    assert (done.records, done.files, done.faults) == (1, 1, [])
    keys(2, None)
    application.refresh_from_db()
    assert decrypted(bytes(application.identity), application.number).name == PERSON.name
    assert application.identity_digest == sealing.identity_digest(PERSON.paper_number) != before
    assert files() == [content]
    keys(1, None)
    with pytest.raises(sealing.OtherKey):
        files()


def test_a_missing_number_stays_missing_under_the_new_key(cast: Cast, keys: Keys) -> None:
    paper = replace(PERSON, paper_number="")
    application = actions.submit(
        cast.organ,
        applicant=paper,
        wanted=WANTED,
        submission_key="paper",
        channel="mail_signed",
        actor=cast.clerk,
        lacking=["number_missing"],
    ).application
    keys(2, 1)
    assert rotation.rotate().faults == []
    keys(2, None)
    before, _ = application.identity_digest, application.refresh_from_db()
    assert application.identity_digest == before == f"unknown:{application.number}"
    assert decrypted(bytes(application.identity), application.number) == paper


def test_meanwhile_both_keys_open_and_the_same_person_is_found(cast: Cast, keys: Keys) -> None:
    first = with_file(cast)
    keys(2, 1)
    second = submitted(cast.organ, key="another")
    assert first.identity_digest != second.identity_digest
    assert look(first, cast.clerk).name == look(second, cast.clerk).name == PERSON.name
    assert [each.application for each in earlier_ones(first, cast.clerk).same_person] == [second]
    assert len(files()) == 1


def test_the_same_form_sent_again_under_the_new_key_is_the_same_application(cast: Cast, keys: Keys) -> None:
    stated: dict[str, Any] = {"applicant": PERSON, "wanted": WANTED, "submission_key": "form-1"}
    first = actions.submit(cast.organ, **stated)
    keys(2, 1)
    again = actions.submit(cast.organ, **stated)
    assert (again.application, again.query_code) == (first.application, first.query_code)


def test_an_interruption_leaves_whole_batches_and_the_next_call_goes_on(
    cast: Cast, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        submitted(cast.organ, key=f"form-{number}")
    with_file(cast)
    keys(2, 1)
    renew, calls = rotation._renew, []

    def breaks_in_the_second_batch(*args: Any) -> None:
        calls.append(args)
        renew(*args)
        if len(calls) == 2:
            raise KeyboardInterrupt

    place = place_of("申请人身份信息")
    monkeypatch.setattr(rotation, "places", lambda: (place,))
    with monkeypatch.context() as broken:
        broken.setattr(rotation, "_renew", breaks_in_the_second_batch)
        with pytest.raises(KeyboardInterrupt):
            rotation.rotate(batch=2)
    is_new = [sealing.is_current(bytes(each.identity)) for each in Application.objects.order_by("pk")]
    assert is_new == [True] * 4 + [False] * 2
    assert not Entry.objects.filter(verb="rotate_key").exists()

    done = rotation.rotate(batch=2)
    assert (done.records, done.files) == (2, 1)
    keys(2, None)
    assert all(decrypted(bytes(each.identity), each.number) for each in Application.objects.all())
    assert len(files()) == 1


def place_of(label: str) -> rotation.SealedPlace:
    return next(place for place in rotation.places() if place.label == label)


def test_what_was_done_is_not_done_again(cast: Cast, keys: Keys) -> None:
    for number in range(3):
        submitted(cast.organ, key=f"form-{number}")
    keys(2, 1)
    one = Application.objects.order_by("pk").first()
    assert one is not None
    Application.objects.filter(pk=one.pk).update(**place_of("申请人身份信息").renew(one))
    assert rotation.rotate(batch=2).records == 2
    assert rotation.rotate(batch=2).records == 0
    assert Entry.objects.filter(verb="rotate_key").count() == 3  # once in each organ's chain


def test_the_chain_says_so_and_stays_whole(cast: Cast, keys: Keys) -> None:
    with_file(cast)
    keys(2, 1)
    rotation.rotate()
    entry = Entry.objects.filter(verb="rotate_key", organ=cast.organ).get()
    assert entry.label == "更换身份信息密钥：重新加密 1 条、文件 1 个"
    assert entry.payload["key"] != entry.payload["key_before"]
    assert verify()[1] == []


def test_a_seal_of_an_unknown_key_is_told_and_left_alone(cast: Cast, keys: Keys) -> None:
    with_file(cast)
    keys(3, 2)
    submitted(cast.organ, key="later")
    done = rotation.rotate()
    assert (done.records, done.files, len(done.faults)) == (0, 0, 2)
    assert "sealed under key" in done.faults[0]


def test_who_asked_for_a_correction_is_sealed_anew_and_found_again(cast: Cast, keys: Keys) -> None:
    case = rectification(cast)
    before = case.identity_digest
    keys(2, 1)
    assert rotation.rotate().records == 1
    keys(2, None)
    case.refresh_from_db()
    assert look_at_request(case, cast.clerk) == PERSON
    assert case.identity_digest != before


def test_a_letters_addressee_and_a_list_are_sealed_anew_too(cast: Cast, keys: Keys) -> None:
    application = asked_to_correct(cast).application
    consultation = actions.consult(
        application.pk,
        actor=cast.clerk,
        kind="third_party",
        party="王建国",
        address="青石县西街 3 号",
        matter="合同",
        at=application.submitted_at,
    )
    keys(2, 1)
    assert rotation.rotate().records == 2
    keys(2, None)
    consultation.notice.refresh_from_db()
    opened = sealing.unseal(bytes(consultation.notice.addressee_sealed), bound_to=application.number)
    assert "西街" in opened.decode()

"""Evidence that was uploaded by mistake: struck out with a reason, kept, and proving nothing."""

from datetime import date, timedelta

import pytest
from conftest import Cast

from gongkai.casework.entries import subject_of
from gongkai.casework.models import Entry
from gongkai.casework.procedure import StepRefused
from gongkai.items import sealed_files
from gongkai.postings import actions
from gongkai.postings.choices import RoundState
from gongkai.postings.models import Evidence, PostingRound
from gongkai.postings.tests.samples import PHONE, hung, noon, picture, prove, reviewed, round_of, started

MONDAY = date(2021, 3, 1)
WHY = "误传了另一个村的照片"


def strike(cast: Cast, evidence: Evidence, *, reason: str = WHY) -> Evidence:
    return actions.strike_evidence(
        evidence.round_id, evidence_id=evidence.pk, reason=reason, actor=cast.clerk, at=noon(MONDAY)
    )


def first_round(cast: Cast) -> PostingRound:
    return hung(cast, started(cast, day=MONDAY), 1, day=MONDAY)


def test_what_was_struck_stays_on_the_record_and_under_seal(cast: Cast) -> None:
    round_ = first_round(cast)
    photo = actions.add_evidence(
        round_.pk, kind="photo", name="村口.jpg", content=picture(), actor=cast.clerk
    )
    struck = strike(cast, photo)
    assert not struck.is_standing and sealed_files.read(struck.original) == picture()
    assert photo not in round_of(round_.posting, 1).standing_evidence()
    entry = Entry.objects.filter(subject=subject_of(round_.posting)).latest("sequence")
    assert entry.verb == "strike_evidence" and WHY in entry.label
    assert entry.payload["original"] == photo.original
    assert actions.open_evidence(photo.pk, actor=cast.director)[1] == picture()


def test_a_round_whose_evidence_was_struck_does_not_close(cast: Cast) -> None:
    round_ = first_round(cast)
    assert round_.ends_on
    after = round_.ends_on + timedelta(days=1)
    prove(cast, round_, round_.asked_evidence, at=noon(after))
    photo = round_.evidence.get(kind="photo")
    strike(cast, photo)
    with pytest.raises(StepRefused, match="还缺少凭证：公示照片"):
        actions.close_round(round_.pk, actor=cast.clerk, at=noon(after))
    again = actions.add_evidence(
        round_.pk, kind="photo", name="村口.jpg", content=picture(shade=77), actor=cast.clerk
    )
    assert actions.close_round(round_.pk, actor=cast.clerk, at=noon(after)).state == RoundState.CLOSED
    with pytest.raises(StepRefused, match="已结束"):
        strike(cast, again)


def test_papers_of_the_review_that_were_struck_stop_hanging_and_closing(cast: Cast) -> None:
    round_ = reviewed(cast, round_of(started(cast, day=MONDAY), 1), day=MONDAY)
    strike(cast, round_.evidence.get(kind="minutes"))
    with pytest.raises(StepRefused, match="审核所依据的材料已撤销，须重新上传：评议记录"):
        actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=noon(MONDAY))
    prove(cast, round_, ["minutes"], at=noon(MONDAY))
    assert actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=noon(MONDAY)).ends_on


def test_striking_needs_a_reason_and_a_piece_of_this_round_that_stands(cast: Cast) -> None:
    round_ = first_round(cast)
    photo = actions.add_evidence(round_.pk, kind="photo", name="a.jpg", content=picture(), actor=cast.clerk)
    with pytest.raises(StepRefused, match="须填写原因"):
        strike(cast, photo, reason="  ")
    other = round_of(round_.posting, 2)
    with pytest.raises(StepRefused, match="没有可以撤销的凭证"):
        actions.strike_evidence(other.pk, evidence_id=photo.pk, reason=WHY, actor=cast.clerk)
    strike(cast, photo)
    with pytest.raises(StepRefused, match="须选择这一榜的一件凭证"):
        strike(cast, photo)
    for actor in (cast.director, cast.reviewer):
        with pytest.raises(StepRefused, match="须由"):
            actions.strike_evidence(round_.pk, evidence_id=photo.pk, reason=WHY, actor=actor)


def test_the_same_file_can_be_uploaded_again_after_it_was_struck(cast: Cast) -> None:
    round_ = first_round(cast)
    kinds = []
    for _ in range(2):
        kept = actions.add_evidence(
            round_.pk, kind="photo", name="a.jpg", content=picture(), actor=cast.clerk
        )
        kinds.append(kept.pk)
        strike(cast, kept)
    assert Evidence.objects.filter(pk__in=kinds).count() == 2

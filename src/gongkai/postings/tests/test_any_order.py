"""Whatever is tried in whatever order: no round before the end of the one before, no names after their day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from conftest import Cast
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.environment import examples

from gongkai.casework.procedure import StepRefused
from gongkai.items.models import Item
from gongkai.postings import actions
from gongkai.postings.actions.endings import end_names_due
from gongkai.postings.models import Posting, PostingRound
from gongkai.postings.periods import last_day_of_names
from gongkai.postings.tests.samples import PHONE, noon, picture, started

MONDAY = date(2021, 3, 1)
MOVES = ("review", "hang", "evidence", "close", "suspend", "restart", "object", "answer", "night", "daily")
moves = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(1, 3), st.integers(0, 9)), min_size=5, max_size=40
)


def attempt(cast: Cast, posting: Posting, move: str, round_: PostingRound, day: date) -> None:
    at = noon(day)
    if move == "review":
        actions.record_review(round_.pk, actor=cast.clerk, opinion="同意", at=at)
    elif move == "hang":
        actions.hang(round_.pk, actor=cast.clerk, phone=PHONE, at=at)
    elif move == "evidence":
        for kind in ("minutes", "survey", "approval", "photo", "receipt"):
            actions.add_evidence(
                round_.pk, kind=kind, name="a.jpg", content=picture(), actor=cast.clerk, at=at
            )
    elif move == "close":
        actions.close_round(round_.pk, actor=cast.clerk, at=at)
    elif move == "suspend":
        actions.suspend_round(round_.pk, actor=cast.clerk, reason="停", at=at)
    elif move == "restart":
        actions.restart_round(round_.pk, actor=cast.director, reason="再来", at=at)
    elif move == "object":
        actions.receive_objection(posting.pk, actor=cast.clerk, channel="phone", content="有误", at=at)
    elif move == "answer":
        answer(cast, posting, at)
    elif move == "daily":
        end_names_due(at)


def answer(cast: Cast, posting: Posting, at: object) -> None:
    for objection in posting.objections.exclude(state="answered"):
        actions.investigate(objection.pk, actor=cast.clerk, findings="查过", at=at)  # type: ignore[arg-type]
        actions.draft_answer(objection.pk, actor=cast.clerk, result="kept", reply="维持", at=at)  # type: ignore[arg-type]
        actions.approve_answer(objection.pk, actor=cast.director, at=at)  # type: ignore[arg-type]


def holds(posting: Posting, day: date, *, after_duties: bool) -> None:
    posting = Posting.objects.prefetch_related("rounds__row_postings").get(pk=posting.pk)
    rounds = list(posting.rounds.all())
    for before, after in pairwise(rounds):
        if after.state != "waiting":
            assert before.state == "closed"
        if after.starts_on:
            assert before.ends_on and before.closed_on and after.starts_on > before.ends_on
    if after_duties:
        last, item = last_day_of_names(posting), Item.objects.get(pk=posting.item_id)
        assert not (last and day > last) or item.after_posting
        assert not (item.after_posting and item.is_public) or "马小兰" not in str(
            list(item.editions.filter(closed_at=None).values_list("table", flat=True))
        )


@pytest.mark.parametrize("seeded", [False, True], ids=["from the start", "in a hurry"])
def test_no_round_begins_before_the_end_of_the_one_before(cast: Cast, seeded: bool) -> None:
    posting = started(cast, day=MONDAY)
    way = ["evidence", "review", "hang", "night", "close"]

    @settings(max_examples=examples(15), deadline=None, suppress_health_check=list(HealthCheck))
    @given(moves)
    def walk(tried: list[tuple[str, int, int]]) -> None:
        with transaction.atomic():
            straight = [(move, number, 8) for number in (1, 2, 3) for move in way] if seeded else []
            day = MONDAY
            for move, number, nights in [*straight, *tried] if seeded else tried:
                round_ = posting.rounds.get(number=number)
                if move == "night":
                    day += timedelta(days=nights)
                    end_names_due(noon(day))
                    holds(posting, day, after_duties=True)
                    continue
                try:
                    with transaction.atomic():
                        attempt(cast, posting, move, round_, day)
                    assert move != "close" or not posting.objections.open().exists()
                except StepRefused:
                    pass
                holds(posting, day, after_duties=False)
            transaction.set_rollback(True)

    walk()

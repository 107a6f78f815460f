"""What must hold for any day, any order and any slip of the pen."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.law import identifiers
from gongkai.law.deadlines import add_months, deadline
from gongkai.law.fees import fee_by_page, fee_by_piece
from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.law.identifiers.credit_code import check_character
from gongkai.law.identifiers.resident import check_digit
from gongkai.law.reply_clock import Consultation, Correction, FeeNotice, reply_deadline
from gongkai.law.workdays import add_workdays, calendar_for, workdays_between

NINGXIA = calendar_for("640221")
days = st.dates(date(2019, 5, 15), date(2030, 1, 1))
FEE_DAY = date(2024, 1, 1)


@given(days, st.integers(0, 60))
def test_a_later_receipt_is_never_due_earlier(day: date, later: int) -> None:
    first = reply_deadline(day, calendar=NINGXIA).due_on
    assert first <= reply_deadline(day + timedelta(days=later), calendar=NINGXIA).due_on


@given(days, st.integers(0, 250))
def test_adding_workdays_and_counting_them_agree(day: date, count: int) -> None:
    end = add_workdays(NINGXIA, day, count)
    assert workdays_between(NINGXIA, day, end) == count
    assert count == 0 or NINGXIA.is_workday(end)


@given(days)
def test_every_day_after_the_start_is_listed_once_in_order_with_a_reason(day: date) -> None:
    answer = reply_deadline(day, calendar=NINGXIA)
    listed = [each.date for each in answer.days]
    assert listed == [day + timedelta(days=offset) for offset in range(1, len(listed) + 1)]
    assert all(each.why for each in answer.days) and answer.days[-1].counted
    assert sum(each.counted for each in answer.days) == answer.workdays
    assert all(each.counted for each in answer.days if each.why == "调休上班")


@given(days)
def test_local_days_off_never_make_a_deadline_earlier(day: date) -> None:
    assert reply_deadline(day, calendar=calendar_for()).due_on <= reply_deadline(day, calendar=NINGXIA).due_on


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 25)), min_size=1, max_size=5), st.randoms())
def test_consultations_give_the_same_answer_in_any_order_and_however_cut(
    intervals: list[tuple[int, int]], shuffler: random.Random
) -> None:
    received = date(2021, 3, 1)
    given_ones = [
        Consultation(received + timedelta(days=start), received + timedelta(days=start + length))
        for start, length in intervals
    ]
    shuffled = given_ones.copy()
    shuffler.shuffle(shuffled)
    answer = reply_deadline(received, calendar=NINGXIA, consultations=given_ones)
    assert answer == reply_deadline(received, calendar=NINGXIA, consultations=shuffled)
    assert answer == reply_deadline(received, calendar=NINGXIA, consultations=[*given_ones, *given_ones])
    cut = [
        piece
        for each in given_ones
        if each.answered_on
        for middle in [each.sent_on + (each.answered_on - each.sent_on) // 2]
        for piece in (Consultation(each.sent_on, middle), Consultation(middle, each.answered_on))
    ]
    assert answer == reply_deadline(received, calendar=NINGXIA, consultations=cut)
    assert answer.workdays == 20


pauses = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), max_size=4)


def consulted(received: date, intervals: list[tuple[int, int]]) -> list[Consultation]:
    return [
        Consultation(received + timedelta(days=start), received + timedelta(days=start + length))
        for start, length in intervals
    ]


@given(days, pauses, st.integers(0, 20))
@settings(max_examples=60)
def test_what_is_left_out_or_added_never_makes_a_deadline_earlier(
    received: date, intervals: list[tuple[int, int]], extension: int
) -> None:
    asked = consulted(received, intervals)
    dues = [
        reply_deadline(
            received, calendar=NINGXIA, consultations=asked[:count], extension_days=extension
        ).due_on
        for count in range(len(asked) + 1)
    ]
    plain = reply_deadline(received, calendar=NINGXIA).due_on
    assert received < plain <= dues[0] and dues == sorted(dues)
    longer = [
        Consultation(each.sent_on, (each.answered_on or each.sent_on) + timedelta(days=3)) for each in asked
    ]
    assert reply_deadline(received, calendar=NINGXIA, consultations=longer).due_on >= (
        reply_deadline(received, calendar=NINGXIA, consultations=asked).due_on
    )


@given(st.dates(date(2021, 1, 1), date(2029, 1, 1)), *[st.integers(0, 30)] * 4, pauses)
@settings(max_examples=60)
def test_correction_and_payment_each_start_anew_in_whatever_order_they_came(
    received: date, asked: int, corrected: int, notified: int, paid: int, intervals: list[tuple[int, int]]
) -> None:
    def after(passed: int) -> date:
        return received + timedelta(days=passed)

    correction = Correction(after(asked), after(asked + corrected))
    fee = FeeNotice(after(notified), after(notified + paid))
    answer = reply_deadline(
        received,
        calendar=NINGXIA,
        correction=correction,
        fee=fee,
        consultations=consulted(received, intervals),
    )
    start = max(after(asked + corrected), after(notified + paid))
    assert answer.clock_started_on == start < answer.due_on and answer.workdays == 20
    assert answer.due_on >= reply_deadline(start, calendar=NINGXIA).due_on


@given(days, st.integers(1, 20))
def test_an_extension_adds_exactly_its_workdays(day: date, extension: int) -> None:
    plain = reply_deadline(day, calendar=NINGXIA)
    extended = reply_deadline(day, calendar=NINGXIA, extension_days=extension)
    assert workdays_between(NINGXIA, plain.due_on, extended.due_on) == extension


@given(days, st.integers(1, 36))
def test_months_never_overflow_into_the_next(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@given(st.dates(date(2015, 5, 1), date(2030, 1, 1)))
def test_a_rolling_period_ends_on_a_workday_and_never_early(day: date) -> None:
    answer = deadline("lawsuit_period", started_on=day, calendar=NINGXIA)
    assert NINGXIA.is_workday(answer.due_on) and answer.due_on >= add_months(day, 6)


@given(st.integers(0, 300), st.integers(0, 300))
def test_bills_of_single_applications_add_up_to_the_month(earlier: int, pieces: int) -> None:
    whole = fee_by_piece(earlier + pieces, on=FEE_DAY).amount
    assert (
        whole
        == fee_by_piece(earlier, on=FEE_DAY).amount + fee_by_piece(pieces, on=FEE_DAY, earlier=earlier).amount
    )
    assert whole == sum(fee_by_piece(1, on=FEE_DAY, earlier=nth).amount for nth in range(earlier + pieces))


@given(st.integers(0, 2000))
def test_another_page_never_costs_less(pages: int) -> None:
    assert fee_by_page(pages, on=FEE_DAY).amount <= fee_by_page(pages + 1, on=FEE_DAY).amount


def slips(number: str, alphabet: str) -> list[str]:
    return [
        number[:position] + other + number[position + 1 :]
        for position in range(len(number))
        for other in alphabet
        if other != number[position]
    ]


@given(st.dates(date(1900, 1, 1), date(2025, 1, 1)), st.integers(0, 999))
@settings(max_examples=20)
def test_one_wrong_digit_in_a_resident_id_is_found(born: date, order: int) -> None:
    first_17 = f"640221{born:%Y%m%d}{order:03d}"
    number = first_17 + check_digit(first_17)
    assert identifiers.check_resident_id(number).ok
    assert not any(identifiers.check_resident_id(each).ok for each in slips(number, "0123456789"))


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9))
@settings(max_examples=20)
def test_one_wrong_character_in_a_credit_code_is_found(organisation: str) -> None:
    first_17 = f"91640221{organisation}"
    code = first_17 + check_character(first_17)
    assert identifiers.check_credit_code(code).ok
    wrong = slips(code, "0123456789ABCDEFGHJKLMNPQRTUWXY")
    assert not any(identifiers.check_credit_code(each).ok for each in wrong)


@given(st.text("0123456789", min_size=16, max_size=19).filter(passes_luhn))
@settings(max_examples=20, suppress_health_check=list(__import__("hypothesis").HealthCheck))
def test_one_wrong_digit_in_a_card_number_is_found(number: str) -> None:
    assert not any(passes_luhn(each) for each in slips(number, "0123456789"))


CHECKERS = sorted(name for name in dir(identifiers) if name.startswith("check_"))


@pytest.mark.parametrize("checker", CHECKERS)
@given(written=st.one_of(st.text(max_size=40), st.none(), st.integers(), st.binary()))
def test_a_checker_answers_whatever_was_written(checker: str, written: object) -> None:
    answer = getattr(identifiers, checker)(written)
    assert bool(answer.problem) is not answer.ok


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize(
    "written",
    [
        "\0",
        "640221\x00199001011231",
        "\ud800",
        "１" * 18,
        "9" * 5_000_000,
        "号" * 1_000_000,
        "٣" * 18,
        "²" * 18,
        "\u202e1",
    ],
    ids=["nul", "nul-inside", "surrogate", "full-width", "5MB", "3MB-han", "arabic", "superscript", "bidi"],
)
def test_a_checker_answers_hostile_input(checker: str, written: str) -> None:
    answer = getattr(identifiers, checker)(written)
    assert bool(answer.problem) is not answer.ok

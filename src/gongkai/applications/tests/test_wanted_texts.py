"""The register looks for words in what is asked for now, of each application and each piece."""

from datetime import date

from conftest import Cast

from gongkai.applications import actions
from gongkai.applications.models import WantedText
from gongkai.applications.tests.samples import asked_to_correct, moment, sent


def findable() -> list[tuple[int, str]]:
    return list(WantedText.objects.order_by("pk").values_list("application_id", "text"))


def test_a_correction_and_a_split_are_found_by_their_new_words(cast: Cast) -> None:
    correction = asked_to_correct(cast)
    pk, on = correction.application_id, date(2020, 6, 1)
    assert findable() == [(pk, correction.application.wanted)]

    sent(correction.notice, cast, on=date(2020, 5, 20))
    actions.receive_correction(pk, actor=cast.clerk, wanted="两年的明细", received_on=on, at=moment(on))
    assert findable() == [(pk, "两年的明细")]

    _, second = actions.split(pk, actor=cast.clerk, pieces=["2018 年", "2019 年"], at=moment(on))
    assert findable() == [(pk, "2018 年"), (second.pk, "2019 年")]

"""Related records that were read beforehand are not asked for again, and what narrows them asks rightly."""

import pytest
from conftest import Cast
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.organs.models import Organ, Section
from gongkai.web.read_once import stand_at, stands_at

pytestmark = pytest.mark.django_db


def test_what_stands_at_a_record_is_not_asked_for_again(cast: Cast) -> None:
    organ = Organ.objects.get(pk=cast.organ.pk)
    sections = list(Section.objects.filter(organ=organ).order_by("-pk"))
    stand_at(organ, sections=sections)

    with CaptureQueriesContext(connection) as captured:
        assert list(organ.sections.all()) == sections != []
        assert all(section.organ is organ for section in organ.sections.all())
    assert (len(captured), stands_at(organ, "sections")) == (0, True)


def test_what_narrows_it_asks_for_this_record_alone(cast: Cast) -> None:
    organ = Organ.objects.get(pk=cast.organ.pk)
    stand_at(organ, sections=[])

    assert set(organ.sections.filter(pk__gt=0)) == set(Section.objects.filter(organ_id=organ.pk)) != set()


def test_it_can_be_read_anew(cast: Cast) -> None:
    organ = Organ.objects.get(pk=cast.organ.pk)
    stand_at(organ, sections=[])
    stand_at(organ, sections=list(Section.objects.filter(organ=organ)))

    assert len(organ.sections.all()) == Section.objects.filter(organ=organ).count()

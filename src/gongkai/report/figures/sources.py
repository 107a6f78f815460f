"""What figures are read from: each query of an organ's year is made once, and only when a figure asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KT
from django.utils import timezone

from gongkai.catalogue.models import CatalogueVersion, Heading
from gongkai.channels.models import Repost
from gongkai.dialogue.models import Proposal, ProposalReply
from gongkai.duties.board import Duty, duties_of
from gongkai.items.kinds import all_kinds
from gongkai.items.models import Item, Release, Row
from gongkai.ledger import Tables
from gongkai.organs.models import Organ
from gongkai.report.collect.lists import kinds_counting_as
from gongkai.report.collect.years import first_day, last_day


@dataclass(frozen=True, slots=True)
class AssignedProposal:
    """What the figures need of a proposal; `is_public` by its reply or by a list on which it stands."""

    pk: int
    kind: str
    level: str
    is_answered: bool
    is_public: bool


class YearSources:
    """The records of one organ's year; `tables_of` gives the year's tables when a figure reads a cell."""

    def __init__(self, organ: Organ, year: int, tables_of: Callable[[], Tables]) -> None:
        self.organ, self.year, self._tables_of = organ, year, tables_of

    @cached_property
    def tables(self) -> Tables:
        return self._tables_of()

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment of the year to the first of the next, in Beijing time."""
        zone = timezone.get_current_timezone()
        start, end = first_day(self.year), first_day(self.year + 1)
        return datetime.combine(start, time.min, zone), datetime.combine(end, time.min, zone)

    @cached_property
    def documents(self) -> list[tuple[int, str]]:
        """公文 formed in the year: id and determined attribute ("" when none is determined yet)."""
        official = [code for code, kind in all_kinds().items() if kind.is_official_document]
        days = (first_day(self.year), last_day(self.year))
        found = Item.objects.filter(organ=self.organ, kind__in=official, formed_on__range=days)
        return list(found.order_by("pk").values_list("pk", "attribute"))

    @cached_property
    def document_channels(self) -> list[tuple[int, str]]:
        """Channel of each release of a 公文 formed in the year: item id and channel, each pair once."""
        official = [code for code, kind in all_kinds().items() if kind.is_official_document]
        days = (first_day(self.year), last_day(self.year))
        found = Release.objects.filter(
            item__organ=self.organ, item__kind__in=official, item__formed_on__range=days
        )
        return list(found.order_by("item_id", "channel").values_list("item_id", "channel").distinct())

    @cached_property
    def briefs(self) -> list[int]:
        """信息简报 written in the year: ids."""
        days = (first_day(self.year), last_day(self.year))
        found = Item.objects.filter(organ=self.organ, kind="information_brief", formed_on__range=days)
        return list(found.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def releases(self) -> list[tuple[int, str]]:
        """Releases of the year on any channel: id and channel."""
        start, end = self.moments
        found = Release.objects.filter(item__organ=self.organ, released_at__gte=start, released_at__lt=end)
        return list(found.order_by("pk").values_list("pk", "channel"))

    @cached_property
    def reposts(self) -> list[tuple[int, str]]:
        """转载 of the year: id and channel."""
        days = (first_day(self.year), last_day(self.year))
        found = Repost.objects.filter(organ=self.organ, reposted_on__range=days)
        return list(found.order_by("pk").values_list("pk", "channel"))

    @cached_property
    def published(self) -> list[tuple[int, str, int | None, str | None, str | None]]:
        """Items published in the year: id, kind, and id, code and parent's code of their heading."""
        start, end = self.moments
        found = Item.objects.filter(organ=self.organ, published_at__gte=start, published_at__lt=end)
        columns = ("pk", "kind", "heading_id", "heading__code", "heading__parent__code")
        return list(found.order_by("pk").values_list(*columns))

    @cached_property
    def published_rows(self) -> list[tuple[int, str, str | None, str | None]]:
        """Lines of lists published in the year: id, kind of the list, code of heading and of its parent."""
        start, end = self.moments
        found = Row.objects.filter(item__organ=self.organ, published_at__gte=start, published_at__lt=end)
        columns = ("pk", "item__kind", "item__heading__code", "item__heading__parent__code")
        return list(found.order_by("pk").values_list(*columns))

    @cached_property
    def fees_collected(self) -> list[tuple[int, object, object]]:
        """Fees collected in the year: id, name of the fee, yuan."""
        found = Row.objects.filter(
            item__organ=self.organ,
            item__kind__in=kinds_counting_as("fee_collected"),
            formed_on__range=(first_day(self.year), last_day(self.year)),
        ).annotate(name=KT("values__name"), amount=KT("values__amount"))
        return list(found.order_by("pk").values_list("pk", "name", "amount"))

    @cached_property
    def proposals(self) -> list[AssignedProposal]:
        """建议提案 assigned in the year that the organ answers itself and did not return."""
        public = ProposalReply.objects.filter(proposal=OuterRef("pk"), item__published_at__isnull=False)
        found = Proposal.objects.answering().filter(
            organ=self.organ, assigned_on__range=(first_day(self.year), last_day(self.year))
        )
        columns = ("pk", "kind", "level", "answered_on", "has_public_reply", "listed_in__published_at")
        rows = found.annotate(has_public_reply=Exists(public)).order_by("pk").values_list(*columns)
        return [
            AssignedProposal(pk, kind, level, answered_on is not None, has_reply or listed_at is not None)
            for pk, kind, level, answered_on, has_reply, listed_at in rows
        ]

    @cached_property
    def adjustments(self) -> list[tuple[int, str]]:
        """Versions of the catalogues that came into force in the year, but the first: id and catalogue."""
        days = (first_day(self.year), last_day(self.year))
        found = CatalogueVersion.objects.approved().filter(
            organ=self.organ, in_force_from__range=days, number__gt=1
        )
        return list(found.order_by("pk").values_list("pk", "catalogue"))

    @cached_property
    def duties(self) -> list[Duty]:
        """What each heading owed at the end of the year, with the periods since the year before."""
        end = last_day(self.year)
        return duties_of([self.organ.pk], on=end, look_back=date(self.year - 1, 1, 1))

    @cached_property
    def headings(self) -> list[tuple[int, str, int | None, str]]:
        """Headings in force on the last day of the year: id, catalogue, parent id, code."""
        found = Heading.objects.filter(organ=self.organ).in_force(last_day(self.year))
        return list(found.order_by("pk").values_list("pk", "catalogue", "parent_id", "code"))

"""One application with all that belongs to it, each read once: for its page, whose steps ask for the same in turn."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from gongkai.applications.holdings.telling import read_holdings
from gongkai.applications.models import (
    Application,
    ApplicationFile,
    Assistance,
    Consultation,
    ContactAttempt,
    DeadlineMove,
    Delivery,
    Extension,
    Notice,
    Reply,
)
from gongkai.items.models import Item
from gongkai.web.prepared import prepared
from gongkai.web.read_once import stand_at


def read_whole(application: Application) -> None:
    """Letters, consultations, files … stand at it as after prefetch_related; at most thirteen queries.

    For pages: an action would not see what it adds.
    """
    pk, reply = application.pk, getattr(application, "reply", None)
    came_of, letters = _came_of(pk), _notices(pk)
    stand_at(
        application,
        extensions=_extensions(pk),
        consultations=_consultations(pk),
        assistances=_assistances(pk),
        contacts=_contacts(pk),
        moves=_moves(pk),
        files=_files(pk),
        holdings=read_holdings(pk),
        notices=letters,
        pieces=[each for each in came_of if each.split_from_id == pk],
        acted_again=[each for each in came_of if each.acts_again_on_id == pk],
    )
    if reply is not None:
        stand_at(reply, items=_items(reply.pk))
    _read_deliveries(reply, letters)


def _read_deliveries(reply: Reply | None, letters: Sequence[Notice]) -> None:
    """How the reply and each letter left; one query, none before there is a letter."""
    if reply is None and not letters:
        return
    found = _deliveries(reply.pk if reply else None, tuple(each.pk for each in letters))
    for notice in letters:
        stand_at(notice, deliveries=[each for each in found if each.notice_id == notice.pk])
    if reply is not None:
        stand_at(reply, deliveries=[each for each in found if each.reply_id == reply.pk])


@prepared
def _extensions(application_id: int) -> QuerySet[Extension]:
    return Extension.objects.filter(application_id=application_id).order_by("pk")


@prepared
def _consultations(application_id: int) -> QuerySet[Consultation]:
    return Consultation.objects.filter(application_id=application_id).order_by("pk")


@prepared
def _assistances(application_id: int) -> QuerySet[Assistance]:
    found = Assistance.objects.filter(application_id=application_id).order_by("pk")
    return found.select_related("section", "answered_by")


@prepared
def _contacts(application_id: int) -> QuerySet[ContactAttempt]:
    found = ContactAttempt.objects.filter(application_id=application_id).order_by("made_on", "pk")
    return found.select_related("made_by")


@prepared
def _moves(application_id: int) -> QuerySet[DeadlineMove]:
    return DeadlineMove.objects.filter(application_id=application_id).order_by("pk")


@prepared
def _files(application_id: int) -> QuerySet[ApplicationFile]:
    return ApplicationFile.objects.filter(application_id=application_id).order_by("role", "pk")


@prepared
def _notices(application_id: int) -> QuerySet[Notice]:
    found = Notice.objects.filter(application_id=application_id).order_by("pk")
    return found.select_related("drafted_by", "signed_by")


@prepared
def _deliveries(reply_id: int | None, notice_ids: tuple[int, ...]) -> QuerySet[Delivery]:
    """By their own columns: asked through the letters they would all be read."""
    of_reply = Q() if reply_id is None else Q(reply_id=reply_id)
    of_letters = Q(notice_id__in=notice_ids) if notice_ids else Q()
    return Delivery.objects.filter(of_reply | of_letters).order_by("pk")


@prepared
def _came_of(application_id: int) -> QuerySet[Application]:
    """The pieces that it was split into, and those that answer it anew."""
    came_of = Q(split_from_id=application_id) | Q(acts_again_on_id=application_id)
    return Application.objects.filter(came_of).defer("identity").order_by("pk")


@prepared
def _items(reply_id: int) -> QuerySet[Item]:
    return Item.objects.filter(reply__pk=reply_id).order_by("pk")

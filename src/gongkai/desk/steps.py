"""环节: each step of a procedure as a page; what it may do and why not comes from the procedure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from gongkai.casework import entries
from gongkai.casework.folding import folded
from gongkai.casework.models import Entry
from gongkai.casework.procedure import Procedure, StepRefused
from gongkai.desk.access import DeskView, desk_view
from gongkai.desk.pages import page, status_of
from gongkai.desk.parameters import posted
from gongkai.law.errors import LawError
from gongkai.organs.actors import Actor, Role

T = TypeVar("T")
Reasons = tuple[str, ...]


def nothing(subject: Any) -> Mapping[str, Any]:
    return {}


def itself(subject: Any) -> Any:
    return subject


@dataclass(frozen=True)
class StepPage:
    """A step as the desk offers it: who, what it asks, which action it calls, and what is said afterwards.

    `before` is a form filled as well as can be (or what makes it, where the day counts): what is still missing then,
    no form can mend.
    """

    verb: str
    roles: tuple[Role, ...]
    form: type[forms.Form]
    action: Callable[..., object]
    done: str
    before: Mapping[str, Any] | Callable[[], Mapping[str, Any]] | None = None
    context: Callable[[Any], Mapping[str, Any]] = nothing
    template: str = "desk/step.html"


@dataclass(frozen=True)
class Counter(Generic[T]):
    """办理台: a procedure with its pages; `find` raises Http404 for what this member does not read.

    `forward` are the verbs that lead on; `awaits` says in words what a subject waits for now ("" for nothing);
    `record` is what its entries are written of, where the subject is no record of its own (None: they are not told).
    """

    procedure: Procedure
    pages: tuple[StepPage, ...]
    find: Callable[[Actor, int], T]
    address: Callable[[T], str]
    step_address: Callable[[T, str], str]
    forward: frozenset[str]
    awaits: Callable[[T], str]
    record: Callable[[T], Model | None] = itself

    def why_not(self, step: StepPage, subject: T, actor: Actor) -> Reasons:
        before = step.before() if callable(step.before) else step.before
        return self.procedure.why_not(step.verb, subject, actor, before)

    def offers(self, subject: T, actor: Actor) -> list["Offer"]:
        """Every step, the one that leads on first, then the other open ones, then the closed with their reasons."""
        found = [self._offer(step, subject, actor) for step in self.pages]
        primary = next((offer for offer in found if not offer.reasons and offer.verb in self.forward), None)
        return sorted(found, key=lambda offer: (offer is not primary, bool(offer.reasons)))

    def rail(self, subject: T, actor: Actor) -> dict[str, Any]:
        """What stands beside the page of a record: what it waits for, its steps, and what happened to it."""
        return {
            "offers": self.offers(subject, actor),
            "awaits": self.awaits(subject),
            "entries": folded(self.story(subject)),
        }

    def story(self, subject: T) -> QuerySet[Entry]:
        """What happened to it, in order, as far as whoever opens these pages is told."""
        record = self.record(subject)
        return entries.of(record) if record is not None else Entry.objects.none()

    def _offer(self, step: StepPage, subject: T, actor: Actor) -> "Offer":
        return Offer(
            verb=step.verb,
            label=self.procedure.step(step.verb).label,
            address=self.step_address(subject, step.verb),
            reasons=self.why_not(step, subject, actor),
            leads_on=step.verb in self.forward,
        )


@dataclass(frozen=True)
class Offer:
    """A step on the page of its subject: a button, greyed when there are reasons."""

    verb: str
    label: str
    address: str
    reasons: Reasons
    leads_on: bool


def step_view(counter: Counter[T], step: StepPage) -> DeskView:
    """The page of one step: GET shows its form, POST takes it; 409 with every reason when it cannot be taken."""

    @desk_view(*step.roles)
    @require_http_methods(["GET", "HEAD", "POST"])
    def view(request: HttpRequest, actor: Actor, *, pk: int) -> HttpResponse:
        subject = counter.find(actor, pk)
        form = step.form(posted(request), subject=subject)  # type: ignore[call-arg]
        closed = counter.why_not(step, subject, actor)
        reasons = closed
        if form.is_bound and form.is_valid():
            result, reasons = taken(step.action, pk, actor=actor, **arguments_of(form))
            if not reasons:
                messages.success(request, step.done)
                for warning in warnings_of(result):
                    messages.warning(request, warning)
                return HttpResponseRedirect(counter.address(subject))
        told = {"form": form, "reasons": reasons, "is_closed": bool(closed)}
        if form.is_bound and closed:
            told["lately"] = list(counter.story(subject).reverse()[:1])
        context = {**_about(counter, step, subject), **step.context(subject), **told}
        return page(request, step.template, context, status=status_of(form, reasons))

    return view


def warnings_of(result: object) -> Sequence[str]:
    """Sentences that an action gives back beside its result."""
    told = getattr(result, "warnings", ())
    return told if isinstance(told, list | tuple) else ()


def taken(action: Callable[..., object], *args: Any, **kwargs: Any) -> tuple[object, Reasons]:
    """Call an action: what it gives back, or the reasons for which it refuses."""
    try:
        return action(*args, **kwargs), ()
    except StepRefused as refusal:
        return None, refusal.reasons
    except LawError as problem:
        return None, (str(problem),)


def attempt(action: Callable[..., object], *args: Any, **kwargs: Any) -> Reasons:
    """The reasons for which an action refuses; nothing when it is done."""
    return taken(action, *args, **kwargs)[1]


def arguments_of(form: forms.Form) -> dict[str, Any]:
    """What the form says, as keyword arguments of the action."""
    arguments: dict[str, Any] = form.arguments() if hasattr(form, "arguments") else form.cleaned_data
    return arguments


def _about(counter: Counter[T], step: StepPage, subject: T) -> dict[str, Any]:
    return {"subject": subject, "step": counter.procedure.step(step.verb), "back": counter.address(subject)}

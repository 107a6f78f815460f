"""办理程序: a procedure is one table of steps; a refusal gives every reason (pure)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.organs.actors import Actor

# Given the subject and what the form says, the Chinese sentence that says what is missing, or None.
Requirement = Callable[[Any, Mapping[str, Any]], str | None]
# Given the actor and the subject, the Chinese sentence that says why not, or None.
Permission = Callable[[Actor, Any], str | None]


@dataclass(frozen=True)
class Step:
    """环节: from which states a verb leads where, on which article, needing what.

    `more_sources` are states that only some subjects may take it from (a kind that leaves a step out).
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str | None
    basis: str = ""
    requirements: tuple[Requirement, ...] = ()
    more_sources: Callable[[Any], tuple[str, ...]] | None = None

    def sources_of(self, subject: Any) -> tuple[str, ...]:
        """The states from which this subject may take the step."""
        return self.sources + (self.more_sources(subject) if self.more_sources else ())


@dataclass(frozen=True)
class Choice:
    """A step as the desk shows it: with every reason why it cannot be taken now."""

    step: Step
    reasons: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return not self.reasons


class StepRefused(Exception):  # noqa: N818 (named for what is so)
    """A step was asked for that cannot be taken; `reasons` are sentences for the user."""

    def __init__(self, label: str, reasons: Sequence[str]) -> None:
        self.label, self.reasons = label, tuple(reasons)
        super().__init__(f"不能{label}：{'；'.join(reasons)}")


@dataclass(frozen=True)
class Procedure:
    """A table of steps with the labels of its states and the permissions of its verbs."""

    steps: tuple[Step, ...]
    state_labels: Mapping[str, str]
    permissions: Mapping[str, Permission]

    def step(self, verb: str) -> Step:
        for step in self.steps:
            if step.verb == verb:
                return step
        raise LookupError(f"no step {verb!r} in this procedure")

    def why_not(
        self, verb: str, subject: Any, actor: Actor, form: Mapping[str, Any] | None = None
    ) -> tuple[str, ...]:
        """Every reason why this actor cannot take this step now; empty when it is open.

        Without `form` the requirements on what is filled in are not asked (the page before it is filled).
        """
        step = self.step(verb)
        reasons: list[str] = []
        sources = step.sources_of(subject)
        if subject.state not in sources:
            wanted = "、".join(self.state_labels[state] for state in sources)
            reasons.append(f"当前环节是“{self.state_labels[subject.state]}”，须在“{wanted}”时办理")
        refusal = self.permissions[verb](actor, subject)
        if refusal:
            reasons.append(refusal)
        if form is not None:
            reasons += [reason for need in step.requirements if (reason := need(subject, form))]
        return tuple(reasons)

    def choices(self, subject: Any, actor: Actor) -> tuple[Choice, ...]:
        """All steps, open ones first, with the reasons of the others."""
        all_choices = [Choice(step, self.why_not(step.verb, subject, actor)) for step in self.steps]
        return tuple(sorted(all_choices, key=lambda choice: not choice.is_open))

    def demand(self, verb: str, subject: Any, actor: Actor, form: Mapping[str, Any]) -> Step:
        """The step, or StepRefused with every reason."""
        step = self.step(verb)
        reasons = self.why_not(verb, subject, actor, form)
        if reasons:
            raise StepRefused(step.label, reasons)
        return step

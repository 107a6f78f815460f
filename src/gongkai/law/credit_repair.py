"""信用修复与公示期: how long a penalty is shown, from when it may be repaired, by the law of the day of the decision."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.deadlines import last_day
from gongkai.law.provisions import Basis, find_provision


class Breach(StrEnum):
    """失信程度 of a penalty, which decides how long it is shown."""

    MINOR = "minor"
    ORDINARY = "ordinary"
    SERIOUS = "serious"

    @property
    def label(self) -> str:
        """As registers and lists write it: 轻微, 一般, 严重."""
        return {"minor": "轻微", "ordinary": "一般", "serious": "严重"}[self]


BREACHES = {breach.label: breach for breach in Breach}


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """公示期 of one penalty, both days counted in it.

    `repairable_from`: the first day on which it may be repaired (None: no rule sets one). `last_day`: 公示截止期 (None: no
    rule sets one). `in_principle_hidden`: it is not to be published. `may_block`: every rule was read in a text; if not,
    the days may warn and no more. `notes` say so.
    """

    breach: Breach
    decided_on: date
    repairable_from: date | None
    last_day: date | None
    in_principle_hidden: bool
    may_block: bool
    basis: tuple[Basis, ...]
    notes: tuple[str, ...]

    def is_over(self, on: date) -> bool:
        """True from the day after the last day."""
        return self.last_day is not None and on > self.last_day


def shown_period(breach: Breach, *, decided_on: date) -> ShownPeriod:
    """The period from the day on which the decision document was made (决定书制作之日).

    A decision of before the first rule has no days; `last_day` and `repairable_from` are then None.
    """
    limit = find_provision(f"{breach}_breach_publication_limit", on=decided_on)
    minimum = find_provision(f"{breach}_breach_publication_minimum", on=decided_on)
    hidden = find_provision("minor_breach_not_published", on=decided_on) if breach is Breach.MINOR else None
    after = find_provision("repair_only_after_minimum", on=decided_on) if minimum else None
    rules = [rule for rule in (limit, minimum, hidden, after) if rule]
    return ShownPeriod(
        breach=breach,
        decided_on=decided_on,
        repairable_from=last_day(minimum, decided_on) if minimum else None,
        last_day=last_day(limit, decided_on) if limit else None,
        in_principle_hidden=hidden is not None,
        may_block=all(rule.may_block for rule in rules) and bool(rules),
        basis=tuple(dict.fromkeys(rule.basis for rule in rules)),
        notes=tuple(
            f"“{rule.label}”（{rule.basis.label}）的依据尚待核对原文，仅供提示。"
            for rule in rules
            if not rule.may_block
        ),
    )

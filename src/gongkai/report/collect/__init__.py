"""汇集: our records told as the ledger's facts; the only bridge between the tables and the report's figures.

A constant number of queries whatever the number of records, and no model instances. What is counted of whom:
applications by 收到之日 and 办结日期, lines of lists by the role of their kind (`counts_as`), documents by 成文日期,
challenges by 受理日期 and 结案日期. A record that contradicts itself is left out and told as a fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from gongkai.ledger import Fact
from gongkai.organs.models import Organ
from gongkai.report.collect.applications import application_facts, application_faults
from gongkai.report.collect.documents import backlog_of, normative_facts, normative_faults, withdrawn_in
from gongkai.report.collect.faults import Fault
from gongkai.report.collect.lists import list_facts, list_faults
from gongkai.report.collect.remedies import refusals_sued_directly, remedy_facts

__all__ = ["Collected", "Fault", "Surroundings", "collect"]


@dataclass(frozen=True)
class Surroundings:
    """What reconciliation wants to know beside the tables, as `ledger.ReconciliationContext` names it."""

    direct_suits_over_refusals: tuple[str, ...]
    withdrawn_documents: int
    normative_backlog: int


@dataclass(frozen=True)
class Collected:
    """The facts of a year (read once, in the order of the records), and the records that no cell can count."""

    facts: Iterator[Fact]
    faults: list[Fault]
    surroundings: Surroundings


def collect(organ: Organ, year: int) -> Collected:
    """Every fact that may count in the report of the year, subject by subject, with what is wrong with the records."""
    documents = list(normative_facts(organ.pk, year))
    return Collected(
        facts=chain(
            application_facts(organ.pk, year),
            list_facts(organ.pk, year),
            documents,
            remedy_facts(organ.pk, year),
        ),
        faults=[
            *application_faults(organ.pk, year),
            *list_faults(organ.pk, year),
            *normative_faults(organ.pk, year),
        ],
        surroundings=Surroundings(
            direct_suits_over_refusals=refusals_sued_directly(organ.pk, year),
            withdrawn_documents=withdrawn_in(documents, year),
            normative_backlog=backlog_of(documents, year),
        ),
    )

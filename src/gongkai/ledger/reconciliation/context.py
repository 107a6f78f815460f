"""What reconciliation may look at beside the tables; what is None was not given, and its rules do not run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.ledger.forms import Form
from gongkai.ledger.tables import Tables


class OrganLevel(StrEnum):
    """Who reports: decides on 规章制定权 (立法法第九十一条、第九十三条) and the last day of publication."""

    NATIONAL_DEPARTMENT = "national_department"
    PROVINCIAL_GOVERNMENT = "provincial_government"
    PROVINCIAL_DEPARTMENT = "provincial_department"
    CITY_GOVERNMENT = "city_government"
    CITY_DEPARTMENT = "city_department"
    COUNTY_GOVERNMENT = "county_government"
    COUNTY_DEPARTMENT = "county_department"
    TOWNSHIP_GOVERNMENT = "township_government"

    @property
    def is_government(self) -> bool:
        """Whether it is a 人民政府 and not one of its departments."""
        return self.value.endswith("_government")

    @property
    def makes_rules(self) -> bool:
        """Whether it may make 规章: State Council departments, and governments from 设区的市 up."""
        return self in {self.NATIONAL_DEPARTMENT, self.PROVINCIAL_GOVERNMENT, self.CITY_GOVERNMENT}


@dataclass(frozen=True, eq=False, kw_only=True)
class ReconciliationContext:
    """A report under examination, and whatever is known about its surroundings.

    ``previous``: last year's tables, in whichever form. ``derived``: tables computed from the records.
    ``register_decisions``: decisions of the year in the 双公示 register by row code (``t2.20_5.license``).
    ``withdrawn_documents``: 规范性文件 taken off the public list this year; ``normative_backlog``: those made
    earlier and not yet public when the year began. ``direct_suits_over_refusals``: ids of direct suits whose
    reply was 不予公开 (条例第十四至十六条). ``prose``: text by section number, and "preamble".
    ``units``: tables of the sub-units by name. ``printed_labels``: official label → label as printed.
    """

    tables: Tables
    year: int
    organ_level: OrganLevel | None = None
    previous: Tables | None = None
    derived: Tables | None = None
    register_decisions: Mapping[str, int] | None = None
    withdrawn_documents: int | None = None
    normative_backlog: int | None = None
    direct_suits_over_refusals: tuple[str, ...] | None = None
    prose: Mapping[str, str] | None = None
    units: Mapping[str, Tables] | None = None
    title: str | None = None
    published_on: date | None = None
    printed_labels: Mapping[str, str] | None = None

    @property
    def form(self) -> Form:
        """The form in which the tables are filled."""
        return self.tables.form

    @property
    def previous_in_same_form(self) -> Tables | None:
        """Last year's tables when they are in the same form."""
        same = self.previous is not None and self.previous.form.id == self.form.id
        return self.previous if same else None

    @property
    def decisions(self) -> Mapping[str, int] | None:
        """Decisions in the register by row code, taken from the derived tables when not given apart."""
        if self.register_decisions is not None or self.derived is None:
            return self.register_decisions
        rows = ("t2.20_5.license", "t2.20_6.penalty")
        return {row: int(self.derived.number(f"{row}.decisions")) for row in rows}

    @property
    def particulars(self) -> tuple[object, ...] | None:
        """Title, publication day and prose, when at least one is known."""
        known = tuple(part for part in (self.title, self.published_on, self.prose) if part is not None)
        return known or None

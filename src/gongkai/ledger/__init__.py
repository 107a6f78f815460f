"""统计: facts become the tables of the annual report (年度报告), and tables are held against the 勾稽关系."""

from gongkai.ledger.compute import compute
from gongkai.ledger.facts import (
    ApplicationFact,
    DecisionFact,
    Fact,
    FactError,
    FeeFact,
    NormativeFact,
    PowerItemFact,
    ProcurementFact,
    RemedyFact,
)
from gongkai.ledger.form_files import CellKind, Section, TableId
from gongkai.ledger.forms import FORM_IDS, CellSpec, Form, form_for, load_form
from gongkai.ledger.layout import LayoutCell
from gongkai.ledger.reconciliation import (
    RULES,
    Finding,
    OrganLevel,
    Reconciliation,
    ReconciliationContext,
    Severity,
    reconcile,
    review,
)
from gongkai.ledger.rows import (
    ApplicantKind,
    DecisionKind,
    NormativeKind,
    PowerKind,
    RemedyGroup,
    RemedyOutcome,
    ResultRow,
)
from gongkai.ledger.tables import Cell, Tables

__all__ = [
    "FORM_IDS",
    "RULES",
    "ApplicantKind",
    "ApplicationFact",
    "Cell",
    "CellKind",
    "CellSpec",
    "DecisionFact",
    "DecisionKind",
    "Fact",
    "FactError",
    "FeeFact",
    "Finding",
    "Form",
    "LayoutCell",
    "NormativeFact",
    "NormativeKind",
    "OrganLevel",
    "PowerItemFact",
    "PowerKind",
    "ProcurementFact",
    "Reconciliation",
    "ReconciliationContext",
    "RemedyFact",
    "RemedyGroup",
    "RemedyOutcome",
    "ResultRow",
    "Section",
    "Severity",
    "TableId",
    "Tables",
    "compute",
    "form_for",
    "load_form",
    "reconcile",
    "review",
]

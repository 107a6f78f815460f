"""The named figures, in the order in which staff see them."""

from gongkai.report.figures.catalogue import CATALOGUE
from gongkai.report.figures.documents import DOCUMENTS
from gongkai.report.figures.duties import DUTIES
from gongkai.report.figures.fees import FEES
from gongkai.report.figures.finance import FINANCE
from gongkai.report.figures.measure import Figure
from gongkai.report.figures.proposals import PROPOSALS
from gongkai.report.figures.publications import PUBLICATIONS
from gongkai.report.figures.publicity import PUBLICITY
from gongkai.report.figures.table_cells import TABLE_CELLS

FIGURES: dict[str, Figure] = {
    figure.code: figure
    for figure in (
        *DOCUMENTS,
        *PUBLICATIONS,
        *PUBLICITY,
        *PROPOSALS,
        *FINANCE,
        *CATALOGUE,
        *DUTIES,
        *TABLE_CELLS,
        *FEES,
    )
}


def figures_of(year: int) -> tuple[Figure, ...]:
    """The named figures that the form of the year can state, for the list beside the text."""
    return tuple(figure for figure in FIGURES.values() if figure.exists_in(year))

"""指标: the named figures that the narrative states; nobody types a number that the records can give.

`FIGURES` is the list that staff see. Beside it any cell code of the year's form is a figure (`apps.new.total`), and
any heading of the catalogue (`heading.housing-allocation.items`, `heading.housing-allocation.rows`).
"""

from gongkai.report.figures.evaluation import Figures, UnknownFigure
from gongkai.report.figures.measure import Figure, Measured, printed
from gongkai.report.figures.registry import FIGURES, figures_of

__all__ = ["FIGURES", "Figure", "Figures", "Measured", "UnknownFigure", "figures_of", "printed"]

"""读目录: a published catalogue's table as lines, with each cell that could not be read."""

from gongkai.catalogue.reading.table import CellFault, ReadCatalogue, read_catalogue

__all__ = ["CellFault", "ReadCatalogue", "read_catalogue"]

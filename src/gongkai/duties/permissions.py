"""Who may do what with 公开责任: one table, keyed by verb; every subject is a heading of an organ."""

from gongkai.casework.procedure import Permission
from gongkai.casework.who_may import clerk

PERMISSIONS: dict[str, Permission] = {"state_periods": clerk, "strike_statement": clerk}

"""The only writers of 公开责任."""

from gongkai.duties.actions.statements import state_periods, strike_statement

__all__ = ["state_periods", "strike_statement"]

"""The only writers of what all cases have: taking in, files, the letter; called within the steps of each kind."""

from gongkai.cases.actions.files import attach_case_file, open_case_file
from gongkai.cases.actions.submission import TakenIn, take_in

__all__ = ["TakenIn", "attach_case_file", "open_case_file", "take_in"]

"""The only writers of 依申请公开."""

from gongkai.applications.actions.submission import Submitted, submit

__all__ = ["Submitted", "submit"]

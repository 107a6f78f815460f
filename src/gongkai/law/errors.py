"""Errors of the law package: one Chinese sentence each, saying what is wrong and the way out."""


class LawError(ValueError):
    """A question that the law, or the data we hold, cannot answer as asked."""

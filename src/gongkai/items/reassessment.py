"""定期评估 of what is not open (条例第十八条)."""

from datetime import date

from gongkai.law.deadlines import add_months

# The regulation sets no interval; a year is the interval at which state secrets must be reviewed (保密法第二十四条).
REVIEW_AFTER_MONTHS = 12


def first_review(determined_on: date) -> date:
    return add_months(determined_on, REVIEW_AFTER_MONTHS)

"""What the invented records are made of, as far as addresses need to know."""

# Kinds of items and their shares of a hundred.
KINDS = {"notice": 45, "official_document": 25, "roster": 15, "explainer": 8, "normative_document": 7}
TIMES = ("week", "month", "year")
CASE_YEAR = 2023

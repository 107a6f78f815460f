"""行政复议、行政诉讼, bound to the application that they are about."""

from gongkai.remedies.models.challenges import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.models.instances import FirstInstance
from gongkai.remedies.models.papers import ChallengePaper

__all__ = ["Challenge", "ChallengePaper", "FirstInstance", "Lawsuit", "Reconsideration"]

"""行政复议、行政诉讼, bound to the application that they are about."""

from gongkai.remedies.models.challenges import Challenge, Lawsuit, Reconsideration
from gongkai.remedies.models.instances import FormerInstance
from gongkai.remedies.models.papers import ChallengePaper

__all__ = ["Challenge", "ChallengePaper", "FormerInstance", "Lawsuit", "Reconsideration"]

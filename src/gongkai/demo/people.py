"""Invented people: names that nobody is meant by, identity numbers with valid check characters."""

from random import Random

from gongkai.law.identifiers.resident import check_digit

SURNAMES = "马杨王李张丁白金纳沙哈罗苏吴周田韩陈赵何"
GIVEN = "云霞建英秀兰志芳永春学军桂花文生海玉明珍占国淑琴"


def name(random: Random) -> str:
    """A surname and one or two characters."""
    return random.choice(SURNAMES) + "".join(random.sample(GIVEN, random.choice((1, 2, 2))))


def resident_id(random: Random, division: str = "640221") -> str:
    """An 18-character resident ID number of the given division, invented."""
    birth = f"{random.randint(1950, 1998)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    first_17 = f"{division}{birth}{random.randint(1, 999):03d}"
    return first_17 + check_digit(first_17)

"""Invented people: names that nobody is meant by, identity numbers with valid check characters."""

from random import Random

from gongkai.law.identifiers.resident import check_digit

SURNAMES = "马杨王李张丁白金纳沙哈罗苏吴周田韩陈赵何"
COMPOUND = ("欧阳", "司马", "上官", "夏侯")
GIVEN = "云霞建英秀兰志芳永春学军桂花文生海玉明珍占国淑琴"
# Names that are written with a dot.
WITH_DOT = ("买买提·吐尔逊", "阿依古丽·玉素甫", "麦麦提·艾山")


def name(random: Random) -> str:
    """A surname and one or two characters."""
    return random.choice(SURNAMES) + given(random)


def given(random: Random) -> str:
    return "".join(random.sample(GIVEN, random.choice((1, 2, 2))))


def household(random: Random) -> str:
    """A name as lists have them: now and then a compound surname, or a name with a dot."""
    drawn = random.random()
    if drawn < 0.03:
        return random.choice(WITH_DOT)
    return random.choice(COMPOUND) + given(random) if drawn < 0.07 else name(random)


def phone(random: Random) -> str:
    return f"1390952{random.randint(0, 9999):04d}"


def resident_id(random: Random, division: str = "640221") -> str:
    """An 18-character resident ID number of the given division, invented."""
    birth = f"{random.randint(1950, 1998)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    first_17 = f"{division}{birth}{random.randint(1, 999):03d}"
    return first_17 + check_digit(first_17)

"""Values of invented persons, one generator for each kind."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from gongkai.law.identifiers.bank_card import passes_luhn
from gongkai.law.identifiers.resident import check_digit
from gongkai.privacy.findings import FindingKind as Kind

FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
GIVEN = "建国秀兰志强桂英海燕永红学军玉梅国庆淑珍宏伟丽娟文斌晓东红霞立新春花金山"
DIVISIONS = ("640221", "640202", "640104", "110105", "610102", "622826", "150102", "410526")
_PREFIXES = ("130", "138", "139", "147", "150", "152", "159", "166", "177", "180", "187", "189", "191", "199")
_BANKS = ("621700", "622202", "622848", "623090", "621661")
_TOWNS = ("城关镇", "姚伏镇", "头闸镇", "黄渠桥镇", "陶乐镇", "崇岗镇")


@dataclass(frozen=True, slots=True)
class Value:
    kind: Kind
    text: str


def name(random: Random) -> str:
    return random.choice(FAMILY) + "".join(random.sample(GIVEN, random.choice((1, 2, 2, 2))))


def birth(random: Random, first: int = 1935, last: int = 2004) -> tuple[int, int, int]:
    return random.randint(first, last), random.randint(1, 12), random.randint(1, 28)


def resident_id(random: Random, first: int = 1935, last: int = 2004) -> str:
    year, month, day = birth(random, first, last)
    first_17 = f"{random.choice(DIVISIONS)}{year}{month:02}{day:02}{random.randint(1, 999):03}"
    return first_17 + check_digit(first_17)


def old_resident_id(random: Random) -> str:
    year, month, day = birth(random, 1930, 1985)
    return f"{random.choice(DIVISIONS)}{year % 100:02}{month:02}{day:02}{random.randint(1, 999):03}"


def mobile(random: Random) -> str:
    return random.choice(_PREFIXES) + "".join(random.choices("0123456789", k=8))


def landline(random: Random) -> str:
    area = random.choice(("0952", "0951", "010", "029"))
    return f"{area}-{random.randint(2, 8)}" + "".join(
        random.choices("0123456789", k=6 if len(area) == 4 else 7)
    )


def bank_card(random: Random) -> str:
    return with_luhn(random.choice(_BANKS), random.choice((16, 19)), random)


def with_luhn(start: str, length: int, random: Random) -> str:
    body = start + "".join(random.choices("0123456789", k=length - len(start) - 1))
    return next(body + last for last in "0123456789" if passes_luhn(body + last))


def passport(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=8))
    return random.choice((f"E{digits}", f"E{random.choice('ABCDEFGH')}{digits[:7]}", f"G{digits}"))


def other_paper(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=8))
    return random.choice(
        (
            f"港澳居民来往内地通行证H{digits}",
            f"港澳居民来往内地通行证号码：M{digits}",
            f"台湾居民来往大陆通行证：{digits}",
            f"军官证号：军字第{digits[:7]}号",
            f"军官证 南字第{digits}号",
        )
    )


def email(random: Random) -> str:
    user = random.choice(("zhangwei", "li.na", "wangfang88", "chen_jie", "liuyang1990", "zhao-lei"))
    return f"{user}{random.randint(1, 99)}@{random.choice(('qq.com', '163.com', 'sina.com.cn', 'gmail.com', '126.com'))}"


def address(random: Random) -> str:
    town, number = random.choice(_TOWNS), random.randint(1, 200)
    return random.choice(
        (
            f"宁夏平罗县{town}民族南路{number}号3单元{random.randint(1, 6)}02室",
            f"平罗县{town}幸福小区{random.randint(1, 30)}号楼2单元501室",
            f"平罗县{town}小店子村三队{number}号",
            f"石嘴山市大武口区朝阳西街{number}号{random.randint(1, 9)}栋1201",
            f"银川市金凤区正源北街{number}号阳光花园12-2-{random.randint(1, 6)}01",
        )
    )


def plate(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=5))
    return random.choice(
        (
            f"宁B{digits}",
            f"宁B·{digits}",
            f"宁A{random.choice('DF')}{digits}",
            f"宁BQ{digits[:4]}",
            f"陕A {digits}",
        )
    )


def minor_birth(random: Random) -> str:
    year, month, day = birth(random, 2012, 2022)
    return random.choice(
        (
            f"出生日期：{year}年{month}月{day}日",
            f"{year}年{month}月{day}日出生",
            f"出生年月日：{year}-{month:02}-{day:02}",
            f"生于{year}.{month:02}.{day:02}",
            f"出生日期 {year}/{month}/{day}",
        )
    )


def health(random: Random) -> str:
    who = name(random)
    return random.choice(
        (
            f"{who}患有精神分裂症，长期服药",
            f"{who}，肢体残疾二级",
            f"{who}因患尿毒症需定期透析",
            f"{who}患肺癌，家中无劳动力",
            f"户主{who}为艾滋病感染者",
            f"{who}的妻子患有抑郁症",
            f"致贫原因：{who}脑梗塞后遗症",
        )
    )


def hardship(random: Random) -> str:
    who = name(random)
    return random.choice(
        (
            f"{who}，低保户",
            f"{who}系建档立卡贫困户",
            f"{who}，农村特困供养人员",
            f"{who}家庭为五保户",
            f"{who}属于脱贫不稳定户",
            f"{who}为城市低收入家庭",
        )
    )


def relative(random: Random) -> str:
    who, other = name(random), name(random)
    return random.choice(
        (
            f"申请人{who}，配偶：{other}",
            f"{who}之妻{other}",
            f"户主{who}，家庭成员：{other}（妻）、{who[0]}小军（子）",
            f"{who}（父亲：{other}）",
            f"{who}与其子{who[0]}磊共同居住",
            f"儿子姓名：{other}",
        )
    )


def weak_mask(random: Random) -> str:
    number = resident_id(random)
    return random.choice(
        (
            f"{number[:6]}********{number[14:]}",
            f"{number[:14]}****",
            f"{number[:6]}XXXXXXXX{number[14:]}",
            f"{number[:10]}****{number[14:]}",
            f"{number[:6]}●●●●●●●●{number[14:]}",
            f"{number[:12]}**{number[14:]}",
        )
    )


NUMBERS: dict[Kind, Callable[[Random], str]] = {
    Kind.RESIDENT_ID: resident_id,
    Kind.RESIDENT_ID_15: old_resident_id,
    Kind.MOBILE: mobile,
    Kind.LANDLINE: landline,
    Kind.BANK_CARD: bank_card,
}
"""Kinds that people write with all sorts of separators."""
PHRASES: dict[Kind, Callable[[Random], str]] = {
    Kind.WEAK_MASK: weak_mask,
    Kind.PASSPORT: passport,
    Kind.OTHER_PAPER: other_paper,
    Kind.EMAIL: email,
    Kind.ADDRESS: address,
    Kind.PLATE: plate,
    Kind.MINOR_BIRTH: minor_birth,
    Kind.HEALTH: health,
    Kind.HARDSHIP: hardship,
    Kind.RELATIVE: relative,
}

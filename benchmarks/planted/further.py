"""The second half of the planted set: other writings, other sentences, other tables than the first."""

from collections.abc import Iterator
from random import Random

from benchmarks.planted import further_persons, further_traps, further_writings, office, persons, traps
from benchmarks.planted.document import Planted
from gongkai.privacy.findings import FindingKind as Kind

EACH_WAY = 8
EACH_PHRASE = 72
EACH_TABLE = 6
EACH_TRAP = 40


def further(seed: int) -> Iterator[Planted]:
    random = Random(seed + 2)
    for kind, make in persons.NUMBERS.items():
        for way, write in further_writings.WAYS.items():
            for _ in range(EACH_WAY):
                context = random.choice(further_writings.CONTEXTS[kind])
                yield Planted(
                    kind, f"又 {way}", _among(context.format(write(make(random), kind, random)), random)
                )
    for kind, phrase in further_persons.PHRASES.items():
        for _ in range(EACH_PHRASE):
            yield Planted(kind, "又 常见写法", _among(phrase(random), random))
    for _ in range(EACH_PHRASE):
        yield Planted(Kind.NAME, "又 与号码并列", _named(random))
    yield from _tables(random)


def further_traps_of(seed: int) -> Iterator[Planted]:
    random = Random(seed + 3)
    for way, make in further_traps.TRAPS.items():
        for _ in range(EACH_TRAP):
            yield Planted(None, f"又 {way}", _among(make(random), random))
    for heading, make in further_traps.COLUMNS.items():
        for _ in range(3):
            values = [make(random) for _ in range(19)]
            content = office.with_column(heading, values)
            yield Planted(None, f"又 列“{heading}”", "、".join(values), content, "清单.xlsx", len(values))
    for _ in range(EACH_TABLE):
        rows = further_traps.adjoining(random)
        yield Planted(None, "又 相邻的整数列", str(rows[1]), office.as_rows(rows), "表.xlsx", 19 * 4)


def _among(line: str, random: Random) -> str:
    return f"{random.choice(traps.FILLER)}\n{line}\n{random.choice(traps.FILLER)}"


def _named(random: Random) -> str:
    who = further_persons.person(random)
    return random.choice(
        (
            f"{who} {persons.mobile(random)}",
            f"承租人{who}（{persons.resident_id(random)}）",
            f"1.{who}，{persons.resident_id(random)}，城关镇",
            f"户主姓名：{who}；身份证号：{persons.resident_id(random)}",
            f"联系人：{who}，手机{persons.mobile(random)}",
            f"开户人{who}，卡号{persons.bank_card(random)}",
        )
    )


def _tables(random: Random) -> Iterator[Planted]:
    """Numbers over cells, with and without headings; headings with values that say nothing."""
    for kind, make in persons.NUMBERS.items():
        heading = {
            Kind.RESIDENT_ID: "身份证号",
            Kind.RESIDENT_ID_15: "身份证号码",
            Kind.MOBILE: "手机",
            Kind.LANDLINE: "家庭电话",
            Kind.BANK_CARD: "银行卡号",
        }[kind]
        for _ in range(EACH_TABLE):
            number, who = make(random), persons.name(random)
            half, third = len(number) // 2, len(number) // 3
            two = [number[:half], number[half:]]
            three = [number[:third], number[third : 2 * third], number[2 * third :]]
            for way, rows in {
                "两格，合并的表头": [["户主", heading, "", "备注"], [who, *two, ""]],
                "三格，合并的表头": [["户主", heading, "", "", "备注"], [who, *three, ""]],
                "两格，左格是名称": [["户主", who], [heading, *two]],
                "一字一格，左格是名称": [[heading, *number]],
                "一字一格，空格在前": [["", heading, "", *number], ["", "备注"]],
            }.items():
                yield Planted(
                    kind, f"又 XLSX {way}", f"{heading} {number}", office.as_rows(rows), "登记表.xlsx"
                )
    for heading, value in further_persons.HEADINGS.items():
        rows = f"序号,户主,{heading},补助金额\r\n1,张某某,{value},12000\r\n"
        yield Planted(Kind.PERSONAL_COLUMN, "又 CSV 表头", heading, rows.encode(), "名单.csv")

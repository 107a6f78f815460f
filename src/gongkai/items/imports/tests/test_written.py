"""How clerks write numbers, days, names and papers."""

import pytest

from gongkai.items.imports.written import OtherUnit, understood
from gongkai.items.kinds import Column


def column(**told: object) -> Column:
    return Column(code="c", label="栏目", **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("2020/1/5", "2020-01-05"),
        ("2020-1-5", "2020-01-05"),
        ("2020.01.05", "2020-01-05"),
        ("2020年1月5日", "2020-01-05"),
        ("２０２０年１月５日", "2020-01-05"),
        ("2020 年 1 月 5 日", "2020-01-05"),
        ("20200105", "2020-01-05"),
        ("43835", "2020-01-05"),
        ("2020-01-05 00:00:00", "2020-01-05"),
        ("2020/1/5 9:30", "2020-01-05"),
        ("二〇二〇年一月五日", "2020-01-05"),
        ("二○二○年十二月三十一日", "2020-12-31"),
        ("—", ""),
        ("昨天", "昨天"),
        ("2020年1月", "2020年1月"),
        ("1/5/2020", "1/5/2020"),
    ],
)
def test_days(text: str, stored: str) -> None:
    assert understood(column(type="date"), text) == stored


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("1,064,800.00", "1064800.00"),
        ("１，０６４", "1064"),
        ("60㎡", "60"),
        ("60平方米", "60"),
        ("60.5 m²", "60.5"),
        (" 60 平米", "60"),
        ("￥60", "60"),
        ("'60", "60"),
        ("/", ""),
        ("无", ""),
        ("很多", "很多"),
        ("1,06", "1,06"),
        ("60-70", "60-70"),
    ],
)
def test_numbers(text: str, stored: str) -> None:
    assert understood(column(type="decimal", unit="平方米"), text) == stored


def test_a_number_in_another_unit_is_not_taken() -> None:
    with pytest.raises(OtherUnit, match="亩"):
        understood(column(type="decimal", unit="平方米"), "1.2亩")
    with pytest.raises(OtherUnit, match="元"):
        understood(column(type="decimal", unit="万元"), "12000元")


def test_a_count_of_persons_may_carry_its_unit_and_zeros() -> None:
    assert [understood(column(type="integer", unit="人"), text) for text in ("3人", "3口", "3.0", "3.5")] == [
        "3", "3", "3", "3.5",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("王 芳", "王芳"),
        ("王\n芳", "王芳"),
        ("王\u3000芳", "王芳"),
        ("买买提 · 艾山", "买买提·艾山"),
        ("John  Smith", "John Smith"),
    ],
)
def test_names(text: str, stored: str) -> None:
    assert understood(column(privacy="name"), text) == stored


@pytest.mark.parametrize(
    "text",
    [
        "640221 19900101 1231",
        "６４０２２１１９９００１０１１２３１",
        "'640221199001011231",
        "640221199001011231\n",
    ],
)
def test_papers(text: str) -> None:
    assert understood(column(privacy="paper", checks=["resident_id"]), text) == "640221199001011231"


@pytest.mark.parametrize(
    ("text", "stored"), [("d级", "D级"), ("Ｄ级", "D级"), ("D 级", "D级"), ("丁级", "丁级")]
)
def test_choices(text: str, stored: str) -> None:
    assert understood(column(type="choice", choices=("C级", "D级")), text) == stored

"""Further sentences about invented persons."""

from collections.abc import Callable
from random import Random

from benchmarks.planted.persons import name
from gongkai.privacy.findings import FindingKind as Kind

COMPOUND = ("欧阳", "司马", "上官", "诸葛", "皇甫", "慕容", "令狐", "尉迟")
MINORITY = (
    "买买提·艾山",
    "阿依古丽·吐尔逊",
    "古丽米热·阿不都",
    "阿布都拉·热合曼",
    "巴特尔·那顺",
    "扎西·多吉",
    "努尔兰·哈孜",
    "木合塔尔·玉素甫",
)
OTHER_FAMILIES = "丁马白哈沙海虎纳撒金铁穆田康石任谭邱方傅彭卢贾夏侯熊孟秦邵段雷龙陶史"
GIVEN = "学军淑琴凤兰占国万福生贵桂珍玉芳淑芬小龙耀文佳怡浩然子轩雨桐思远志远彦军春梅秋菊"


def person(random: Random) -> str:
    sort = random.randint(0, 9)
    if sort == 0:
        return random.choice(COMPOUND) + "".join(random.sample(GIVEN, random.choice((1, 2))))
    if sort == 1:
        return random.choice(MINORITY)
    if sort < 6:
        return random.choice(OTHER_FAMILIES) + "".join(random.sample(GIVEN, random.choice((1, 2, 2))))
    return name(random)


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def health(random: Random) -> str:
    who = person(random)
    return random.choice(
        (
            f"{who}因病丧失劳动能力",
            f"村民{who}于2019年确诊肝硬化",
            f"{who}的儿子智力残疾一级",
            f"{who}视力残疾，独居",
            f"申请人{who}因脑出血瘫痪在床",
            f"{who}系精神病患者，由其兄照料",
            f"户主{who}长期患病，无收入",
            f"其家庭成员中{who}，患白血病",
            f"{who}（肢残三级）",
            f"{who}被诊断为抑郁症",
            f"患者{who}需长期透析",
            f"{who}家中有慢性病人，{who}本人患糖尿病",
        )
    )


def hardship(random: Random) -> str:
    who = person(random)
    return random.choice(
        (
            f"建档立卡贫困户{who}",
            f"低保户{who}",
            f"五保户{who}住房鉴定为D级",
            f"{who}为农村低保对象",
            f"{who}一家系低保边缘户",
            f"特困供养人员{who}",
            f"户主{who}属边缘易致贫户",
            f"{who}现为脱贫监测户",
            f"{who}被纳入低保",
            f"孤儿{who}，由祖母抚养",
            f"社区矫正对象{who}",
            f"刑满释放人员{who}",
        )
    )


def relative(random: Random) -> str:
    who, other = person(random), person(random)
    return random.choice(
        (
            f"{who}与妻子{other}共同申请",
            f"{who}的丈夫{other}",
            f"户主：{who}，家庭人员：{other}、{person(random)}",
            f"其母{other}同住",
            f"共同申请人：{other}",
            f"监护人{other}（祖父）",
            f"{who}之父{other}",
            f"女婿{other}，外出务工",
            f"长女：{other}，在读",
        )
    )


def other_paper(random: Random) -> str:
    number = digits(random, 8)
    return random.choice(
        (
            f"往来港澳通行证 C{number}",
            f"港澳居民来往内地通行证（回乡证）号：H{number}",
            f"台湾居民来往大陆通行证（台胞证）{number}",
            f"大陆居民往来台湾通行证号T{number}",
            f"士官证号：士字第{number}号",
            f"驾驶证档案编号：{digits(random, 12)}",
            f"出生医学证明编号{random.choice('JKLMNP')}{digits(random, 9)}",
            f"回乡证 M {number[:4]} {number[4:]}",
            f"社会保障卡号：{random.choice('ABK')}{number}",
        )
    )


def passport(random: Random) -> str:
    number = digits(random, 8)
    return random.choice(
        (
            f"护照：G {number}",
            f"护照编号E{number[:4]} {number[4:]}",
            f"中华人民共和国护照 E{number}",
            f"护照号：e{number}",
            f"护照（EB{number[:7]}）",
        )
    )


def minor_birth(random: Random) -> str:
    year, month, day = random.randint(2013, 2023), random.randint(1, 12), random.randint(1, 28)
    return random.choice(
        (
            f"出生年月：{year}年{month}月",
            f"（{year}年{month:02}月{day:02}日生）",
            f"出生时间：{year}年{month}月{day}日",
            f"生日 {year}·{month}·{day}",
            f"出生日期为{year}.{month}.{day}",
            f"出生年月日{year}{month:02}{day:02}",
            f"于{year}年{month}月{day}日出生",
            f"出生：{year}—{month:02}—{day:02}",
        )
    )


def email(random: Random) -> str:
    user = random.choice(("wang.xiaoming", "13_happy", "lihua-1975", "mjg640221", "zhaoliu"))
    return random.choice(
        (
            f"邮箱：{user}@139.com",
            f"{user} @ 163.com",
            f"E-mail:{user.upper()}@QQ.COM",
            f"{user}＠sohu．com",
            f"联系邮箱（{user}@yeah.net）",
        )
    )


def plate(random: Random) -> str:
    number = digits(random, 4)
    return random.choice(
        (
            f"宁E·{number}7",
            f"车号：蒙C-{number}8",
            f"甘F {number}K",
            f"宁A•D{number}2",
            f"小型汽车宁CF{number}0",
            f"宁B{number}学",
        )
    )


def address(random: Random) -> str:
    number = random.randint(1, 60)
    return random.choice(
        (
            f"家庭住址：平罗县宝丰镇中方村{random.randint(1, 9)}队{number}号",
            f"现居平罗县城关镇金水湾{number}-3-{random.randint(1, 6)}02",
            f"住址：崇岗镇崇富村{number}号",
            f"住于星海花园{number}栋{random.randint(1, 4)}单元{random.randint(1, 9)}01",
            f"户籍地：姚伏镇永胜街{number}号",
            f"租住在民生家园{number}幢502",
        )
    )


PHRASES: dict[Kind, Callable[[Random], str]] = {
    Kind.HEALTH: health,
    Kind.HARDSHIP: hardship,
    Kind.RELATIVE: relative,
    Kind.OTHER_PAPER: other_paper,
    Kind.PASSPORT: passport,
    Kind.MINOR_BIRTH: minor_birth,
    Kind.EMAIL: email,
    Kind.PLATE: plate,
    Kind.ADDRESS: address,
}
HEADINGS = {
    **dict.fromkeys(
        ("居民身份证号码", "证件编号", "户主身份证号", "身份证件号码（户主）", "身份证 号码"), "另册登记"
    ),
    **dict.fromkeys(("户主联系电话", "移动电话", "家庭电话", "手机号码（本人）", "微信号"), "另册登记"),
    **dict.fromkeys(
        ("开户行账号", "惠农一卡通账号", "收款账号", "社会保障卡号", "存折账号", "银行账户"), "另册登记"
    ),
    **dict.fromkeys(("户口所在地", "现居住地址", "户籍详址"), "姚伏镇小店子村"),
    **dict.fromkeys(("出生年月日", "出生时间"), "1956年3月"),
    "残疾情况": "另册登记",
    "家庭年收入": "9800",
    "婚姻状况": "已婚",
    "政治面貌": "群众",
    "监护人姓名": "另册登记",
}

"""Values that look like a person's and are not; a finding in them is a false alarm."""

from collections.abc import Callable
from random import Random

from benchmarks.planted.persons import with_luhn
from gongkai.law.identifiers.credit_code import check_character, organisation_check
from gongkai.privacy.findings import Allowance

OWN_PHONE, OWN_EMAIL = "0952-3816166", "plxzjj@example.gov.cn"
ALLOWED = Allowance(phones=frozenset({OWN_PHONE}), emails=frozenset({OWN_EMAIL}))


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def credit_code(random: Random) -> str:
    organisation = "".join(random.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=8))
    first_17 = f"{random.choice(('91', '11', '12', '92', '52'))}640221{organisation}{organisation_check(organisation)}"
    return first_17 + check_character(first_17)


def _day(random: Random) -> str:
    return f"{random.randint(2010, 2025)}{random.randint(1, 12):02}{random.randint(1, 28):02}"


TRAPS: dict[str, Callable[[Random], str]] = {
    "索引号": lambda r: (
        f"索引号：640221{r.randint(1, 99):03}/{r.randint(2009, 2025)}-{r.randint(1, 99999):05}"
    ),
    "统一社会信用代码": lambda r: f"统一社会信用代码：{credit_code(r)}",
    "信用代码无标签": lambda r: f"宁夏某某商贸有限公司（{credit_code(r)}）中标",
    "组织机构代码": lambda r: f"组织机构代码{digits(r, 8)}-{r.randint(0, 9)}",
    "文号": lambda r: f"平住建发〔{r.randint(2010, 2025)}〕{r.randint(1, 300)}号",
    "合同编号": lambda r: f"合同编号：PLZJ-{_day(r)}-{digits(r, 4)}",
    "项目代码": lambda r: f"项目代码{r.randint(2017, 2025)}-640221-47-03-{digits(r, 6)}",
    "招标编号": lambda r: f"招标编号：NXPL{_day(r)}{digits(r, 3)}",
    "面积": lambda r: f"建筑面积{r.randint(100, 99999)}.{digits(r, 2)}平方米，占地{r.randint(10, 999)}亩",
    "金额": lambda r: f"补助资金{r.randint(1, 999)},{digits(r, 3)},{digits(r, 3)}.{digits(r, 2)}元",
    "大额": lambda r: f"到位资金1{r.choice('3578')}{digits(r, 9)}元",
    "像手机号的流水号": lambda r: f"流水号：1{r.choice('3578')}{digits(r, 11)}",
    "像手机号的编号": lambda r: f"设备编号SN1{r.choice('3578')}{digits(r, 9)}",
    "订单号": lambda r: f"订单号{_day(r)}{digits(r, 10)}",
    "票据号过校验": lambda r: (
        f"票据号码：{with_luhn(r.choice(('10', '35', '80', '97')), r.choice((16, 18, 19)), r)}"
    ),
    "过校验的二十位编码": lambda r: f"监测点编码{with_luhn('6402', 20, r)}",
    "不过校验的十八位": lambda r: f"不动产单元代码{_not_resident(r)}",
    "本机关电话": lambda r: (
        f"咨询电话：{r.choice((OWN_PHONE, OWN_PHONE.replace('-', ''), '0952 3816166', '（0952）3816166'))}"
    ),
    "本机关邮箱": lambda r: f"意见请发至{OWN_EMAIL}",
    "监督电话": lambda r: f"监督电话：0952-{r.randint(2, 8)}{digits(r, 6)}",
    "热线": lambda r: r.choice(("12345政务服务便民热线", "拨打12329查询", "举报请拨12388", "物价投诉12315")),
    "邮政编码": lambda r: f"邮政编码：7534{digits(r, 2)}",
    "标准号": lambda r: r.choice(
        ("GB/T 33190-2016", "GB 50204-2015", "JGJ/T 23-2011", f"DB64/T {digits(r, 4)}-2019")
    ),
    "日期": lambda r: f"{r.randint(1990, 2025)}年{r.randint(1, 12)}月{r.randint(1, 28)}日印发",
    "日期数字": lambda r: f"自{_day(r)}至{_day(r)}止",
    "IP 地址": lambda r: ".".join(str(r.randint(1, 254)) for _ in range(4)),
    "表底数": lambda r: f"热量表表号{digits(r, 8)}，表底数{digits(r, 6)}.{digits(r, 2)}",
    "时间戳": lambda r: f"1{r.choice('56')}{digits(r, 11)}",
    "坐标": lambda r: f"东经106.{digits(r, 6)}，北纬38.{digits(r, 6)}",
    "图斑号": lambda r: f"图斑编号640221{digits(r, 7)}",
    "国际书号": lambda r: f"ISBN 978-7-{digits(r, 3)}-{digits(r, 5)}-{r.randint(0, 9)}",
    "药品文号": lambda r: f"国药准字H{digits(r, 8)}",
    "型号": lambda r: f"型号E{digits(r, 3)}-{digits(r, 4)}",
    "行政区划": lambda r: f"行政区划代码6402211{digits(r, 2)}",
    "机关地址": lambda r: (
        f"办公地址：平罗县城关镇民族南路{r.randint(1, 99)}号县住房和城乡建设局{r.randint(1, 5)}楼"
    ),
    "公示地址": lambda r: f"项目位于平罗县{r.choice(('城关镇', '陶乐镇'))}，东至怀远路，西至民族路",
    "政策中的残疾": lambda r: r.choice(
        ("县残疾人联合会", "残疾人就业保障金征收使用管理办法", "无障碍设施改造惠及残疾人")
    ),
    "政策中的低保": lambda r: r.choice(
        (
            "城乡低保标准提高到每月480元",
            "对低保对象、特困人员优先保障",
            "农村最低生活保障工作规程",
            "巩固拓展脱贫攻坚成果",
        )
    ),
    "公职人员": lambda r: r.choice(
        ("局长：马建国", "签发人：王志强", "主持人：李文斌副局长", "联系人：办公室")
    ),
    "安全的掩码": lambda r: r.choice(
        (
            f"**************{digits(r, 4)}",
            f"138****{digits(r, 4)}",
            f"6222************{digits(r, 4)}"[:20],
            "张**",
        )
    ),
    "企业车辆": lambda r: (
        f"采购{r.choice(('东风', '解放'))}牌洒水车{r.randint(1, 9)}辆，底盘号后六位{digits(r, 6)}"
    ),
    "比分和比例": lambda r: f"同比增长{r.randint(1, 99)}.{digits(r, 2)}%，占{digits(r, 2)}:{digits(r, 2)}",
}


COLUMNS: dict[str, Callable[[Random], str]] = {
    "订单编号": lambda r: with_luhn(r.choice(("20", "35", "80")), r.choice((16, 18, 19)), r),
    "流水号": lambda r: f"1{r.choice('3578')}{digits(r, 9)}",
    "统一社会信用代码": credit_code,
    "设备编号": lambda r: f"E{digits(r, 8)}",
    "图斑面积（平方米）": lambda r: f"{r.randint(10_000_000, 19_999_999)}.{digits(r, 2)}",
    "横坐标": lambda r: f"4{digits(r, 6)}.{digits(r, 3)}",
    "合同编号": lambda r: f"0952-{_day(r)}",
    "项目编码": lambda r: f"640221{digits(r, 9)}",
    "表底数": lambda r: digits(r, 11),
    "开工日期": _day,
    "户编号": lambda r: f"640221{r.randint(100, 118)}{digits(r, 9)}"[:17],
    "索引号": lambda r: f"640221041/{r.randint(2015, 2025)}-{digits(r, 5)}",
}
"""Columns of a sheet by their heading."""


def _not_resident(random: Random) -> str:
    """Eighteen digits whose middle is no date."""
    return f"640221{random.randint(100, 999)}{random.randint(100, 999)}GB{digits(random, 6)}"


FILLER = (
    "根据《中华人民共和国政府信息公开条例》，现将有关事项公示如下。",
    "各乡镇人民政府，县直各部门：请认真组织实施。",
    "公示期内如有异议，请以书面形式反映。",
    "项目资金来源为中央财政补助和县级配套。",
    "本通知自印发之日起施行。",
    "经村评议、乡镇审核、县级审批，结果如下。",
)

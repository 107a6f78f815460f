"""Further values that look like a person's and are not."""

from collections.abc import Callable
from random import Random

from benchmarks.planted.traps import credit_code, digits

TRAPS: dict[str, Callable[[Random], str]] = {
    "工商注册号": lambda r: f"注册号：640221{r.choice(('200', '600', '100'))}{digits(r, 6)}",
    "许可决定书文号": lambda r: (
        f"行政许可决定文书号：平住建许字〔{r.randint(2015, 2025)}〕第{r.randint(1, 400)}号，许可编号{r.randint(2015, 2025)}{digits(r, 11)}"
    ),
    "信用中国": lambda r: (
        f"数据来源单位统一社会信用代码：{credit_code(r)}，法定代表人证照类型：身份证，行政相对人代码_5（事业单位证书号）：{digits(r, 12)}"
    ),
    "采购编号": lambda r: f"采购项目编号：NXZC{r.randint(2018, 2025)}-{digits(r, 4)}-{digits(r, 3)}",
    "标段编号": lambda r: f"标段（包）编号：E640221{digits(r, 13)}",
    "不动产单元": lambda r: f"不动产单元号：640221{digits(r, 6)}GB{digits(r, 5)}F{digits(r, 8)}",
    "不动产权证": lambda r: f"宁（{r.randint(2017, 2025)}）平罗县不动产权第{r.choice('PK')}{digits(r, 7)}号",
    "发票": lambda r: f"发票代码{digits(r, 12)}，发票号码{digits(r, 8)}",
    "数电票": lambda r: f"发票号码：2{r.randint(3, 5)}64{digits(r, 16)}",
    "商品条码": lambda r: f"条码69{digits(r, 11)}",
    "快递单号": lambda r: f"快递单号：SF1{r.choice('3578')}{digits(r, 11)}",
    "工单": lambda r: (
        f"12345热线工单编号：{r.randint(2019, 2025)}{r.randint(1, 12):02}{r.randint(1, 28):02}{digits(r, 7)}"
    ),
    "时刻": lambda r: (
        f"系统时间{r.randint(2018, 2025)}{r.randint(1, 12):02}{r.randint(1, 28):02}{r.randint(0, 23):02}{r.randint(0, 59):02}{r.randint(0, 59):02}"
    ),
    "会议号": lambda r: f"腾讯会议号：{digits(r, 3)}-{digits(r, 3)}-{digits(r, 3)}",
    "服务电话": lambda r: r.choice(
        ("全国统一客服400-658-1234", "拨打95598报修", "供水热线：0952-6095123", "客服热线 800-810-8888")
    ),
    "值班电话": lambda r: f"值班电话：0952—{r.randint(2, 8)}{digits(r, 6)}、{r.randint(2, 8)}{digits(r, 6)}",
    "水表": lambda r: f"水表户号640221{digits(r, 5)}，表底数1{r.choice('3578')}{digits(r, 4)}.{digits(r, 2)}",
    "一行整数": lambda r: " ".join(str(r.randint(100, 1999)) for _ in range(8)),
    "一列金额": lambda r: "\n".join(
        str(r.choice((15000, 13600, 120000, 20000, 186400, 13800))) for _ in range(8)
    ),
    "一列数量": lambda r: "\n".join(str(r.randint(100, 99999)) for _ in range(9)),
    "金额一行": lambda r: f"合计 {r.randint(13000, 19999)} {r.randint(100000, 999999)} {r.randint(100, 999)}",
    "年份区间": lambda r: (
        f"{r.randint(1990, 2010)}-{r.randint(2011, 2025)}年共{r.randint(1000000, 9999999)}立方米"
    ),
    "版本": lambda r: f"软件版本{r.randint(1, 9)}.{r.randint(10, 20)}.{digits(r, 4)}.{digits(r, 5)}",
    "分组的编码": lambda r: f"设备编码：138-{digits(r, 4)}-{digits(r, 4)}",
    "分组的项目代码": lambda r: (
        f"项目代码：{r.randint(2017, 2025)} 640221 {digits(r, 2)} {digits(r, 2)} {digits(r, 6)}"
    ),
    "网址": lambda r: (
        f"详见https://www.example.gov.cn/xxgk/{r.randint(2018, 2025)}{r.randint(1, 12):02}/t{r.randint(2018, 2025)}{r.randint(1, 12):02}{r.randint(1, 28):02}_{digits(r, 7)}.html"
    ),
    "网址参数": lambda r: f"https://example.gov.cn/show?id=1{r.choice('3578')}{digits(r, 9)}&type=2",
    "车架号": lambda r: f"车架号LGXC{digits(r, 13)}",
    "行号": lambda r: f"联行号：{r.randint(102, 403)}872{digits(r, 6)}",
    "图幅号": lambda r: f"图幅号J48G{digits(r, 6)}",
    "政策人群": lambda r: r.choice(
        (
            "优先解决住房最危险、经济最贫困农户的安全问题",
            "建档立卡贫困户、低保户、分散供养特困人员和贫困残疾人家庭等四类重点对象",
            "低保户每户补助2.2万元，一般贫困户每户补助1.8万元",
            "为全县36户低保无房户分配公租房",
            "残疾等级为一、二级的申请人优先轮候",
            "患有重大疾病的家庭可申请临时救助",
            "配偶及未成年子女为共同申请人",
            "监护人应当履行监护职责",
            "因病因残致贫家庭优先",
            "高校毕业生、退役军人、环卫工人及低收入家庭",
        )
    ),
    "公职人员通报": lambda r: r.choice(
        ("张建国局长主持会议", "住建局党组书记、局长李文斌讲话", "副县长王志强调研低保工作", "联系人：马主任")
    ),
}
COLUMNS: dict[str, Callable[[Random], str]] = {
    "项目统一编码": lambda r: f"640221{digits(r, 9)}",
    "监测数值": lambda r: digits(r, 11),
    "累计用水量": lambda r: f"1{r.choice('3578')}{digits(r, 9)}",
    "发票号码": lambda r: f"62{digits(r, 14)}",
    "资产编号": lambda r: f"62{digits(r, 17)}",
    "户号": lambda r: f"1{r.choice('3578')}{digits(r, 9)}",
    "合同金额（元）": lambda r: str(r.randint(13_000_000_000, 19_999_999_999)),
    "不动产单元代码": lambda r: f"640221{digits(r, 12)}",
    "办件编号": lambda r: f"{r.randint(2018, 2025)}{digits(r, 14)}",
    "施工许可证号": lambda r: (
        f"640221{r.randint(2018, 2025)}{r.randint(1, 12):02}{r.randint(1, 28):02}{digits(r, 4)}"
    ),
}
"""Fifteen digits and more under these words are no person's; eighteen that hold with birthday and check digit would be."""


def adjoining(random: Random) -> list[list[str]]:
    """A sheet in which whole numbers stand side by side."""
    heading = ["序号", "编号", "数量", "金额", "单价"]
    rows = [
        [
            str(130 + at),
            f"2020{digits(random, 4)}",
            str(random.randint(1, 999)),
            str(random.randint(13000, 19999)),
            digits(random, 6),
        ]
        for at in range(19)
    ]
    return [heading, *rows]

"""Invented texts of an invented county, from word lists, the same for the same seed."""

import random

PLACES = [
    "青石",
    "白杨",
    "柳河",
    "沙坪",
    "东塬",
    "西滩",
    "红岩",
    "渠口",
    "星海",
    "石嘴",
    "惠安",
    "黄湾",
    "清水",
    "金积",
    "板桥",
]
UNITS = [
    "村委会",
    "社区居委会",
    "中心小学",
    "卫生院",
    "农业合作社",
    "建筑有限公司",
    "供水站",
    "物业服务中心",
    "敬老院",
    "商贸有限公司",
]
MATTERS = [
    "保障性住房分配",
    "公共租赁住房",
    "危房改造",
    "老旧小区改造",
    "农村饮水安全",
    "城乡居民基本医疗保险",
    "最低生活保障",
    "临时救助",
    "耕地地力保护补贴",
    "农机购置补贴",
    "义务教育招生",
    "学生营养改善",
    "高龄津贴",
    "残疾人两项补贴",
    "食品安全监督抽检",
    "安全生产检查",
    "大气污染防治",
    "河道清淤",
    "国有土地使用权出让",
    "建设工程规划许可",
    "取水许可",
    "道路运输经营",
    "城市生活垃圾分类",
    "燃气安全整治",
    "乡村道路养护",
    "就业技能培训",
    "创业担保贷款",
    "退役军人优待",
    "基本公共卫生服务",
    "家庭医生签约",
    "财政预算执行",
    "政府采购",
    "行政事业性收费",
    "招商引资",
    "消防隐患整治",
    "防汛抗旱",
    "森林草原防火",
    "动物疫病防控",
    "高标准农田建设",
    "物业专项维修资金",
]
ENDINGS = {
    "notice": ["公告", "公示", "情况说明", "结果公示", "名单公示"],
    "normative_document": ["管理办法", "实施细则", "暂行规定"],
    "official_document": ["工作方案的通知", "实施意见", "有关工作的通知", "工作总结的报告", "情况的函"],
    "explainer": ["政策解读", "问答"],
    "roster": ["名单", "花名册"],
}
SURNAMES = list(
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁"
)
GIVEN = list("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英建华文辉力国志海玉兰梅红宁波堃喆犇晨曦子涵浩然")
VERBS = ["审议", "核查", "公示", "发放", "验收", "督促", "整改", "备案", "复核", "落实"]
MEASURES = [
    "逐户登记造册",
    "张榜公布",
    "分级审核",
    "现场核验",
    "专款专用",
    "随机抽查",
    "限期整改",
    "动态管理",
    "跟踪问效",
    "建立台账",
]
SENTENCES = (
    "为做好{place}镇{unit}{matter}工作，根据有关规定，现将有关事项{verb}如下。",
    "{year}年{month}月，{place}镇{unit}共受理{matter}申请{number}件，已办结{less}件。",
    "经{place}镇初审、县{organ}{verb}，{name}等{number}户符合{matter}条件。",
    "资金共计{number}.{digit}万元，由{place}镇{unit}{measure}，任何单位和个人不得截留、挪用。",
    "各有关单位应当{measure}、{measure2}，于{month}月{day}日前将情况报送县{organ}。",
    "如有异议，请以书面形式向县{organ}反映，联系人：{name}，电话：0952-{phone}。",
    "{name}、{name2}、{name3}三名同志负责{place}片区，按月报告进展。",
    "对{place}镇{unit}存在的{number}项问题，责令其于{day}日内{verb}，逾期不改的依法处理。",
    "本次{matter}坚持公开、公平、公正原则，接受社会监督。",
    "截至{year}年{month}月{day}日，完成率为{percent}%，较上年同期提高{digit}个百分点。",
    "申请人应当提交身份证明、户口簿复印件和{number}元以上的收入凭据。",
    "凡弄虚作假骗取{matter}待遇的，一经查实，取消资格并追回已发款项。",
    "县{organ}会同{place}镇人民政府成立工作专班，由{name}任组长，{name2}任副组长。",
    "会议指出，{place}片区基础薄弱，历史欠账较多，要集中力量逐项突破。",
    "工程位于{place}镇以东{digit}公里处，总投资{number}万元，工期{percent}天。",
    "中标单位为{place}{unit}，中标金额{number}.{digit}万元，项目经理{name}。",
    "请{place}镇居民提前储水，抢修期间由供水车在{unit}门口定点供应。",
    "抽检样品{number}批次，合格{less}批次，不合格产品已下架封存。",
    "入户调查由两名以上工作人员进行，调查表由户主{name}签字确认。",
    "本办法自{year}年{month}月{day}日起施行，有效期五年，由县{organ}负责解释。",
    "培训班设在{place}镇{unit}，学员{number}人，授课教师{name}、{name2}。",
    "{place}镇{unit}地处山区，交通不便，群众出行主要依靠班车。",
    "上述款项通过一卡通直接发放到户，发放日期为{month}月{day}日。",
    "现场检查发现灭火器过期{digit}具，疏散通道堆放杂物一处，当场要求清理。",
    "{measure}，{measure2}，确保各项任务按时完成。",
    "名额分配：{place}镇{number}名，其余由县{organ}统筹。",
    "气象部门预计{month}月中旬降水偏多，请相关单位做好值班值守。",
    "依据评估结果，{name}户评定为一类，{name2}户评定为二类。",
)


class Writer:
    """Titles, names and texts in an endless, repeatable row."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def name(self) -> str:
        pick = self.random
        return pick.choice(SURNAMES) + "".join(pick.choices(GIVEN, k=pick.choice((1, 2, 2))))

    def title(self, kind: str, *, organ: str, year: int) -> tuple[str, str]:
        """A title and its matter."""
        pick = self.random
        matter = pick.choice(MATTERS)
        place = f"{pick.choice(PLACES)}镇" if pick.random() < 0.6 else ""
        return f"{organ}关于{year}年{place}{matter}{pick.choice(ENDINGS[kind])}", matter

    def paragraphs(self, matter: str, *, organ: str, year: int) -> list[str]:
        """Between four and fourteen paragraphs of one to three sentences: some 100 to 1,200 characters."""
        pick = self.random
        return [
            "".join(self._sentence(self._near(matter), organ, year) for _ in range(pick.randint(1, 3)))
            for _ in range(pick.randint(4, 14))
        ]

    def _near(self, matter: str) -> str:
        """Mostly the document's own matter, now and then another."""
        return matter if self.random.random() < 0.9 else self.random.choice(MATTERS)

    def _sentence(self, matter: str, organ: str, year: int) -> str:
        pick = self.random
        number = pick.randint(5, 900)
        return pick.choice(SENTENCES).format(
            matter=matter,
            organ=organ,
            year=year,
            place=pick.choice(PLACES),
            unit=pick.choice(UNITS),
            verb=pick.choice(VERBS),
            measure=pick.choice(MEASURES),
            measure2=pick.choice(MEASURES),
            name=self.name(),
            name2=self.name(),
            name3=self.name(),
            number=number,
            less=pick.randint(0, number),
            digit=pick.randint(1, 9),
            percent=pick.randint(40, 100),
            month=pick.randint(1, 12),
            day=pick.randint(1, 28),
            phone=pick.randint(6_000_000, 6_999_999),
        )

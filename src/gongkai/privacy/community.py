"""An address cut to the community or village (小区、村): no building, unit, door or group number."""

import re

from gongkai.privacy.half_width import half_width

_NUMBER = r"[0-9一二三四五六七八九十百零〇甲乙丙丁A-Za-z*]"
_FROM_BUILDING = re.compile(
    rf"\s*[第东西南北]?(?:{_NUMBER}{{1,6}}(?:\s*[-—–/]\s*{_NUMBER}{{1,6}})*\s*"
    r"(?:号院|号楼|号|栋|幢|座|楼|单元|组|队|社|排|层|室|户|巷|弄|区|期|门|#)(?!村|社区|小区|路|街|镇|乡|中)"
    r"|[0-9*])"
)
_LEVEL = re.compile(
    r".*(?:村|屯|庄|社区|小区|居委会|花园|家园|苑|园|城|府|湾|里|坊|公寓|家属院|家属楼|大院|镇|乡|街道|路|街|道|区|县|市|旗|农场|林场)",
    re.DOTALL,
)


def community_of(address: str) -> str:
    """幸福小区 of 幸福小区3号楼2单元501室; what cannot be read as an address is not shown at all."""
    text = half_width(address.strip())
    building = _FROM_BUILDING.search(text)
    level = _LEVEL.match(text[: building.start()] if building else text)
    return level[0].strip() if level else ""

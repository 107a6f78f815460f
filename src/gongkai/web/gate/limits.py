"""限次: how often one address may do something, with a proof of work and without (as without JavaScript)."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from gongkai.web.addresses import address_of_client
from gongkai.web.gate import counts, proofs

HOUR, DAY, TEN_MINUTES = timedelta(hours=1), timedelta(days=1), timedelta(minutes=10)


@dataclass(frozen=True)
class Limit:
    """So many within the window; `unproved` for those who bring no proof of work."""

    most: int
    window: timedelta = HOUR
    unproved: int = 0


LIMITS = {
    "application": Limit(20, unproved=5),
    "objection": Limit(20, unproved=5),
    "request": Limit(20, unproved=5),
    "complaint": Limit(20, unproved=5),
    "tracking": Limit(200, unproved=60),
    "challenge": Limit(600),
    "files": Limit(60),
    "draft": Limit(300),
    "identity": Limit(20, DAY),
    "wrong code": Limit(10, TEN_MINUTES),
    "wrong code of a number": Limit(30, HOUR),
}


@dataclass(frozen=True)
class Refusal:
    """Too many; `sentence` says the way out, `seconds` when to try again."""

    sentence: str
    seconds: int


def admitted(request: HttpRequest, purpose: str) -> Refusal | None:
    """Count one more from this address; the refusal when that is too many, None when it may pass."""
    if not settings.ENVIRONMENT.GONGKAI_RATE_LIMITS:
        return None
    limit, is_proved = LIMITS[purpose], _is_proved(request, purpose)
    most = limit.most if is_proved or not limit.unproved else limit.unproved
    kind = "proved" if is_proved else "unproved"
    times = counts.count(counts.digest_of(purpose, kind, source_of(request)), limit.window)
    if times <= most:
        return None
    return Refusal(
        _sentence(limit, is_proved=is_proved or not limit.unproved), int(limit.window.total_seconds())
    )


def is_spent(purpose: str, source: str) -> bool:
    """Whether that source has had its number of times already."""
    if not settings.ENVIRONMENT.GONGKAI_RATE_LIMITS:
        return False
    return counts.counted(counts.digest_of(purpose, source)) >= LIMITS[purpose].most


def note(purpose: str, source: str) -> int:
    """Count one more of that source."""
    return counts.count(counts.digest_of(purpose, source), LIMITS[purpose].window)


def source_of(request: HttpRequest) -> str:
    """One visitor: an IPv4 address, or the network of an IPv6 address (a household has one)."""
    address = address_of_client(request)
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 6:
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network(f"{address.partition('%')[0]}/64", strict=False))
    return address


def _is_proved(request: HttpRequest, purpose: str) -> bool:
    if not settings.ENVIRONMENT.GONGKAI_PROOF_OF_WORK:
        return True
    return proofs.is_proved(request.POST.get(proofs.FIELD, ""), purpose)


def _sentence(limit: Limit, *, is_proved: bool) -> str:
    minutes = int(limit.window.total_seconds() // 60)
    wait = "1 小时" if minutes == 60 else f"{minutes} 分钟"
    if is_proved:
        return f"同一网络地址 {wait}内最多 {limit.most} 次，现已超过：请 {wait}后再试。填写的内容都在本页，不会丢失。"
    return (
        f"浏览器没有运行脚本，无法自动验证您不是机器，所以同一网络地址 {wait}内最多 {limit.unproved} 次，现已超过："
        f"请打开浏览器的 JavaScript 后再提交，或者 {wait}后再试。填写的内容都在本页，不会丢失。"
    )

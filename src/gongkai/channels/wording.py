"""可复制的文本: an item in words for WeChat and Weibo, as the public sees it; masked, because the edition is."""

import html
import re
from dataclasses import dataclass

from gongkai.channels.sheet import latest_edition
from gongkai.items.body import plain_text
from gongkai.items.models import Item
from gongkai.items.public_address import public_address
from gongkai.items.public_tables import table_from, table_html

DIGEST = 120
"""Characters that a WeChat digest may have."""
STATUS = 130
"""Characters of a Weibo status, its link apart."""
_STYLES = (
    ("<table", '<table style="width:100%;border-collapse:collapse;font-size:14px;line-height:1.6"'),
    ("<th ", '<th style="border:1px solid #999;padding:4px 6px;font-weight:700" '),
    ("<td>", '<td style="border:1px solid #999;padding:4px 6px">'),
    ("<p>", '<p style="margin:0 0 12px;line-height:1.8;font-size:16px;text-align:justify">'),
)


@dataclass(frozen=True)
class Wording:
    """`text` is plain (title, summary, link); `status` fits Weibo; `article` is HTML whose styles survive pasting."""

    title: str
    digest: str
    text: str
    status: str
    article: str
    address: str


def wording_of(item: Item) -> Wording | None:
    """The words of the edition that is public now; None when there is none."""
    edition = latest_edition(item)
    if edition is None:
        return None
    address = public_address(item)
    told = " ".join((item.summary or plain_text(edition.content)).split())
    if edition.table and told in ("", edition.title):
        told = f"全部名单共{edition.table['count']}条。"
    digest = _cut(told, DIGEST)
    link = f"全文：{address}" if address else f"索引号：{item.index_number}"
    table = table_html(table_from(edition.table)) if edition.table else ""
    source = f"<p>来源：{html.escape(item.organ.name)}</p><p>{html.escape(link)}</p>"
    return Wording(
        title=edition.title,
        digest=digest,
        text="\n".join(part for part in (edition.title, digest, f"（{item.organ.name}）{link}") if part),
        status=" ".join((_cut(f"【{edition.title}】{told}", STATUS), address or link)),
        article=_styled(f"{edition.content}{table}{source}"),
        address=address,
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _styled(content: str) -> str:
    """Styles on each element: an editor into which this is pasted drops classes and style sheets."""
    content = re.sub(r' (?:class|data-label|tabindex|role|aria-label)="[^"]*"', "", content)
    for plain, styled in _STYLES:
        content = content.replace(plain, styled)
    return content

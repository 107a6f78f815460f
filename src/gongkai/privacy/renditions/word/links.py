"""Relations, hyperlinks and bookmarks of one part: public addresses and places within the document stay."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from lxml import etree

from gongkai.privacy.renditions.made import Changes
from gongkai.privacy.renditions.packages import Relation
from gongkai.privacy.renditions.word.names import R, W, drop, unwrap


class Links:
    """The relations of one new part, numbered as they are added."""

    def __init__(self) -> None:
        self.found: list[Relation] = []

    def add(self, kind: str, target: str, *, is_external: bool = False) -> str:
        relation = Relation(kind, target, is_external)
        if relation not in self.found:
            self.found.append(relation)
        return f"r{self.found.index(relation) + 1}"


def relate_hyperlinks(
    root: etree._Element, old: Mapping[str, Relation], links: Links, changes: Changes
) -> None:
    for link in list(root.iter(f"{W}hyperlink")):
        relation = old.get(link.get(f"{R}id", ""))
        anchor = link.get(f"{W}anchor")
        link.attrib.clear()
        if relation is not None and relation.is_external and _is_public(relation.target):
            link.set(f"{R}id", links.add("hyperlink", relation.target, is_external=True))
        elif relation is None and anchor:
            link.set(f"{W}anchor", anchor)
        else:
            changes.count("邮箱、本机文件等链接 {} 处已删去，文字保留")
            unwrap(link)


def rename_bookmarks(root: etree._Element) -> None:
    """Only places that a link of the document leads to, under names that say nothing."""
    wanted = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
    names: dict[str, str] = {}
    kept_ids: set[str] = set()
    for start in list(root.iter(f"{W}bookmarkStart")):
        name = start.get(f"{W}name", "")
        if name not in wanted or name in names:
            drop(start)
            continue
        names[name] = f"place{len(names) + 1}"
        start.set(f"{W}name", names[name])
        kept_ids.add(start.get(f"{W}id", ""))
    for end in [each for each in root.iter(f"{W}bookmarkEnd") if each.get(f"{W}id", "") not in kept_ids]:
        drop(end)
    for link in list(root.iter(f"{W}hyperlink")):
        anchor = link.get(f"{W}anchor")
        if anchor is None:
            continue
        if anchor in names:
            link.set(f"{W}anchor", names[anchor])
        else:
            unwrap(link)


def _is_public(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc

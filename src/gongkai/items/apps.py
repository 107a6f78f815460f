from collections.abc import Sequence
from datetime import datetime

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "gongkai.items"
    verbose_name = "政府信息"

    def ready(self) -> None:
        from gongkai.casework import rotation
        from gongkai.items.sealed_places import PLACES

        for place in PLACES:
            rotation.register(place)
        from gongkai.casework import kept_files
        from gongkai.items.kept_files import KEEPERS

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)
        from gongkai.casework import duties
        from gongkai.catalogue import listeners
        from gongkai.items import conditions, links, media, owed, public_copies, search

        duties.register("检索索引残留", search.purge_daily)
        duties.register("未确认的导入", _drop_stale_imports)
        conditions.register_early(conditions.no_empty_section)
        conditions.register(links.missing_links)
        listeners.register(public_copies.announce)
        conditions.register(owed.missing_before_publication)
        conditions.register(owed.not_before_its_document)
        conditions.register(media.missing_words)
        duties.register("文件效力状态", _settle_validity)
        public_copies.register(search.refresh)
        public_copies.register_cleaner(search.purge_if_small)


def _drop_stale_imports(at: datetime) -> Sequence[str]:
    from gongkai.items.actions.import_end import (
        drop_stale_imports,
    )  # models are there only when this is called

    return drop_stale_imports(at)


def _settle_validity(at: datetime) -> Sequence[str]:
    from gongkai.items.actions.validity import settle_validity

    return settle_validity(at)

from django.apps import AppConfig


class ItemsConfig(AppConfig):
    name = "gongkai.items"
    verbose_name = "政府信息"

    def ready(self) -> None:
        from gongkai.casework import duties
        from gongkai.items import public_copies, search

        duties.register("检索索引残留", search.purge_daily)
        public_copies.register(search.refresh)
        public_copies.register_cleaner(search.purge_if_small)

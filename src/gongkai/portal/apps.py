from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "gongkai.portal"
    verbose_name = "公开平台"

    def ready(self) -> None:
        from gongkai.casework import duties
        from gongkai.items import public_copies
        from gongkai.portal import page_files
        from gongkai.portal.site import site
        from gongkai.web.gate.counts import forget_old
        from gongkai.web.site import provide

        duties.register("访问频次记录", forget_old)
        provide(site)
        public_copies.register(page_files.write_pages)
        public_copies.register_remover(page_files.forget)
        public_copies.register_announcer(page_files.start_generation)

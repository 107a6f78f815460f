from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "gongkai.finance"
    verbose_name = "预决算"

    def ready(self) -> None:
        from gongkai.finance.publication import why_not_public
        from gongkai.items import conditions

        conditions.register_early(why_not_public)

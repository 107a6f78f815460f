from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "gongkai.casework"
    verbose_name = "办理"

    def ready(self) -> None:
        from gongkai.casework import database_statistics, duties

        duties.register("数据库统计", database_statistics.refresh)

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "gongkai.casework"
    verbose_name = "办理"

    def ready(self) -> None:
        from gongkai.casework import database_statistics, duties, kept_files, sealed_columns

        kept_files.register("数据库中的密文", sealed_columns.kept)
        duties.register("数据库统计", database_statistics.refresh)

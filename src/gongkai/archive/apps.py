from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "gongkai.archive"
    verbose_name = "归档"

    def ready(self) -> None:
        from gongkai.archive.kept_files import KEEPERS
        from gongkai.casework import kept_files

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

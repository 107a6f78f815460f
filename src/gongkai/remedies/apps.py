from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "gongkai.remedies"
    verbose_name = "复议诉讼"

    def ready(self) -> None:
        from gongkai.casework import kept_files
        from gongkai.remedies.kept_files import KEEPERS

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

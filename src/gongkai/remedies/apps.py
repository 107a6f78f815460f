from django.apps import AppConfig


class RemediesConfig(AppConfig):
    name = "gongkai.remedies"
    verbose_name = "复议诉讼"

    def ready(self) -> None:
        from gongkai.applications.persons import persons_of
        from gongkai.casework import kept_files, unnamed
        from gongkai.remedies.kept_files import KEEPERS
        from gongkai.remedies.models import Challenge

        unnamed.register(Challenge, lambda challenge: persons_of(challenge.application))

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

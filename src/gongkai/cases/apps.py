from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gongkai.cases"
    verbose_name = "办理事项"

    def ready(self) -> None:
        from gongkai.cases.identity import told
        from gongkai.cases.kept_files import KEEPERS
        from gongkai.cases.models import Case
        from gongkai.cases.sealed_places import PLACES
        from gongkai.casework import kept_files, rotation, unnamed

        unnamed.register(Case, told)

        for place in PLACES:
            rotation.register(place)
        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

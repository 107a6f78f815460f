from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gongkai.cases"
    verbose_name = "办理事项"

    def ready(self) -> None:
        from gongkai.cases.kept_files import KEEPERS
        from gongkai.cases.sealed_places import PLACES
        from gongkai.casework import kept_files, rotation

        for place in PLACES:
            rotation.register(place)
        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

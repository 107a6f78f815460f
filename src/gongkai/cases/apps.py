from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gongkai.cases"
    verbose_name = "办理事项"

    def ready(self) -> None:
        from gongkai.cases.sealed_places import PLACES
        from gongkai.casework import rotation

        for place in PLACES:
            rotation.register(place)

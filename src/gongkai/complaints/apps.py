from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "gongkai.complaints"
    verbose_name = "投诉举报"

    def ready(self) -> None:
        from gongkai.casework import rotation
        from gongkai.complaints.identity import PLACES

        for place in PLACES:
            rotation.register(place)

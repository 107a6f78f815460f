from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "gongkai.complaints"
    verbose_name = "投诉举报"

    def ready(self) -> None:
        from gongkai.casework import rotation, unnamed
        from gongkai.complaints.identity import COMPLAINANTS, PLACES
        from gongkai.complaints.models import Complaint

        unnamed.register(Complaint, COMPLAINANTS.told)

        for place in PLACES:
            rotation.register(place)
        from gongkai.casework import kept_files
        from gongkai.complaints.kept_files import KEEPERS

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)

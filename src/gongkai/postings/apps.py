from django.apps import AppConfig


class PostingsConfig(AppConfig):
    name = "gongkai.postings"
    verbose_name = "公示"

    def ready(self) -> None:
        from gongkai.casework import rotation, unnamed
        from gongkai.postings.identity import OBJECTORS, PLACES
        from gongkai.postings.models import Objection

        unnamed.register(Objection, OBJECTORS.told)

        for place in PLACES:
            rotation.register(place)
        from gongkai.casework import kept_files
        from gongkai.postings.kept_files import KEEPERS

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)
        from gongkai.casework import duties
        from gongkai.items import conditions
        from gongkai.postings.actions.endings import end_names_due
        from gongkai.postings.publication import why_not_public_yet

        conditions.register(why_not_public_yet)
        duties.register("公示期满处理", end_names_due)

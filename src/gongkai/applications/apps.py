from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "gongkai.applications"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        from gongkai.applications.models import Application
        from gongkai.applications.persons import persons_of
        from gongkai.applications.sealed_places import PLACES
        from gongkai.casework import rotation, unnamed

        unnamed.register(Application, persons_of)

        for place in PLACES:
            rotation.register(place)
        from gongkai.applications.kept_files import KEEPERS
        from gongkai.casework import kept_files

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)
        from gongkai.applications.actions.files import forget_unsent_files
        from gongkai.casework import duties

        duties.register("未提交的申请附件", forget_unsent_files)
        from gongkai.applications.drafts import forget_unsent_forms

        duties.register("未提交的申请表", forget_unsent_forms)

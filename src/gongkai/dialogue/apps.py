from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "gongkai.dialogue"
    verbose_name = "回应关切"

    def ready(self) -> None:
        from gongkai.casework import rotation
        from gongkai.dialogue.proposals.contacts import PLACES

        for place in PLACES:
            rotation.register(place)

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "gongkai.dialogue"
    verbose_name = "回应关切"

    def ready(self) -> None:
        from gongkai.casework import rotation, unnamed
        from gongkai.dialogue.models import Proposal
        from gongkai.dialogue.proposals.contacts import CONTACTS, PLACES

        unnamed.register(Proposal, CONTACTS.told)

        for place in PLACES:
            rotation.register(place)

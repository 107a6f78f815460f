from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "gongkai.dialogue"
    verbose_name = "回应关切"

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "gongkai.desk"
    verbose_name = "办理平台"

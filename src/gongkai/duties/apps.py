from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "gongkai.duties"
    verbose_name = "公开责任"

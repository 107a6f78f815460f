from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "gongkai.oversight"
    verbose_name = "办理监督"

    def ready(self) -> None:
        from gongkai.casework import duties
        from gongkai.oversight.actions import send_digests

        duties.register("期限提醒邮件", send_digests)

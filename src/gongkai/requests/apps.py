from django.apps import AppConfig


class RequestsConfig(AppConfig):
    name = "gongkai.requests"
    verbose_name = "更正和建议"

    def ready(self) -> None:
        from gongkai.requests.posted import register_post
        from gongkai.requests.tracking import register_tellers

        register_tellers()
        register_post()

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "gongkai.channels"
    verbose_name = "渠道"

    def ready(self) -> None:
        from gongkai.casework import kept_files
        from gongkai.channels.kept_files import KEEPERS

        for label, keeper in KEEPERS.items():
            kept_files.register(label, keeper)
        from gongkai.casework import duties
        from gongkai.channels.actions import send_due

        duties.register("微信、微博发送", send_due)

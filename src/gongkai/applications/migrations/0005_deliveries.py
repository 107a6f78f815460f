"""One record of delivery for replies and notices alike; what notices told of their sending moves there."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

WAYS = [
    ("online", "在本平台查看下载"),
    ("email", "电子邮箱"),
    ("mail", "邮寄"),
    ("pick_up", "自行领取"),
    ("on_site", "当场查阅"),
    ("fax", "传真"),
    ("in_person", "上门直接送达"),
    ("entrusted", "委托其他行政机关代为送达"),
    ("announced", "公告送达"),
]
RECEIVED_BY = [
    ("addressee", "本人"),
    ("agent", "代理人"),
    ("family", "同住成年家属"),
    ("representative", "法定代表人、负责人"),
    ("office", "单位收件人员"),
]
RETURNED = [
    ("unknown", "原址查无此人"),
    ("moved", "迁移，新址不明"),
    ("incomplete", "地址欠详"),
    ("refused", "拒收"),
    ("unclaimed", "逾期无人领取"),
    ("bounced", "邮箱、传真号码不能送达"),
    ("other", "其他"),
]


def take_over(apps: Any, schema_editor: Any) -> None:
    """A delivery for each notice that was sent."""
    notices = apps.get_model("applications", "Notice")
    deliveries = apps.get_model("applications", "Delivery")
    deliveries.objects.bulk_create(
        deliveries(
            notice=notice,
            method=notice.method,
            delivered_on=notice.sent_on,
            evidence=notice.evidence,
            received_on=notice.received_on,
        )
        for notice in notices.objects.filter(state="sent").order_by("pk")
    )


def give_back(apps: Any, schema_editor: Any) -> None:
    """The first delivery of each notice goes back to it, later ones are lost."""
    deliveries = apps.get_model("applications", "Delivery")
    for delivery in deliveries.objects.exclude(notice=None).select_related("notice").order_by("-pk"):
        delivery.notice.method, delivery.notice.evidence = delivery.method, delivery.evidence
        delivery.notice.save(update_fields=["method", "evidence"])
    deliveries.objects.exclude(notice=None).delete()


def add(name: str, field: models.Field) -> migrations.AddField:
    return migrations.AddField("delivery", name, field)


class Migration(migrations.Migration):
    dependencies = [("applications", "0004_confirmed_receipt")]

    operations = [
        migrations.AlterModelOptions(
            "delivery",
            {"ordering": ["pk"], "verbose_name": "送达", "verbose_name_plural": "送达"},
        ),
        migrations.AlterField(
            "delivery", "method", models.CharField(choices=WAYS, max_length=12, verbose_name="方式")
        ),
        migrations.AlterField(
            "delivery",
            "reply",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="applications.reply",
                verbose_name="答复",
            ),
        ),
        add(
            "notice",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deliveries",
                to="applications.notice",
                verbose_name="过程文书",
            ),
        ),
        add("entrusted_to", models.CharField(blank=True, max_length=100, verbose_name="代为送达的行政机关")),
        add("address", models.BinaryField(blank=True, default=bytes, verbose_name="另外的地址（密文）")),
        add("reason", models.CharField(blank=True, max_length=200, verbose_name="再次送达的原因")),
        add("received_on", models.DateField(blank=True, null=True, verbose_name="签收日期")),
        add(
            "received_by",
            models.CharField(blank=True, choices=RECEIVED_BY, max_length=16, verbose_name="签收人"),
        ),
        add("id_checked", models.BooleanField(default=False, verbose_name="已核对证件")),
        add("accessed_at", models.DateTimeField(blank=True, null=True, verbose_name="首次查看时间")),
        add("receipt_on", models.DateField(blank=True, null=True, verbose_name="回证收回日期")),
        add("receipt_file", models.CharField(blank=True, max_length=64, verbose_name="回证扫描件")),
        add("receipt_name", models.CharField(blank=True, max_length=255, verbose_name="回证文件名")),
        add("returned_on", models.DateField(blank=True, null=True, verbose_name="退回日期")),
        add(
            "returned_because",
            models.CharField(blank=True, choices=RETURNED, max_length=12, verbose_name="退回原因"),
        ),
        add("returned_note", models.CharField(blank=True, max_length=200, verbose_name="退回说明")),
        migrations.RunPython(take_over, give_back),
    ]

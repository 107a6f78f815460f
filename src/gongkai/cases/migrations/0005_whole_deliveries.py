from django.db import migrations, models
from django.utils import timezone


def first_looks(apps, schema_editor):
    """The first look was kept with the letter; it belongs to the delivery that it answers."""
    deliveries = apps.get_model("cases", "CaseDelivery").objects
    seen = deliveries.filter(method="online", returned_on=None, letter__accessed_at__isnull=False)
    for delivery in seen.select_related("letter").iterator(chunk_size=500):
        looked = delivery.letter.accessed_at
        delivery.accessed_at, delivery.received_by = looked, "addressee"
        delivery.received_on = max(timezone.localdate(looked), delivery.delivered_on)
        delivery.save(update_fields=["accessed_at", "received_by", "received_on"])


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0004_writers'),
    ]

    operations = [
        migrations.RenameField('casedelivery', 'way', 'method'),
        migrations.RemoveConstraint(
            model_name='casedelivery',
            name='returned_case_letters_have_a_reason',
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='accessed_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='首次查看时间'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='address',
            field=models.BinaryField(blank=True, default=bytes, verbose_name='另外的地址（密文）'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='entrusted_to',
            field=models.CharField(blank=True, max_length=100, verbose_name='代为送达的行政机关'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='id_checked',
            field=models.BooleanField(default=False, verbose_name='已核对证件'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='receipt_file',
            field=models.CharField(blank=True, max_length=64, verbose_name='回证扫描件'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='receipt_name',
            field=models.CharField(blank=True, max_length=255, verbose_name='回证文件名'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='receipt_on',
            field=models.DateField(blank=True, null=True, verbose_name='回证收回日期'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='received_by',
            field=models.CharField(blank=True, choices=[('addressee', '本人'), ('agent', '代理人'), ('family', '同住成年家属'), ('representative', '法定代表人、负责人'), ('office', '单位收件人员')], max_length=16, verbose_name='签收人'),
        ),
        migrations.AddField(
            model_name='casedelivery',
            name='received_on',
            field=models.DateField(blank=True, null=True, verbose_name='签收日期'),
        ),
        migrations.AlterField(
            model_name='casedelivery',
            name='delivered_on',
            field=models.DateField(verbose_name='送达日期'),
        ),
        migrations.AlterField(
            model_name='casedelivery',
            name='evidence',
            field=models.CharField(blank=True, max_length=120, verbose_name='凭证（邮件号、签收人等）'),
        ),
        migrations.AlterField(
            model_name='casedelivery',
            name='method',
            field=models.CharField(choices=[('online', '在本平台查看下载'), ('email', '电子邮箱'), ('mail', '邮寄'), ('pick_up', '自行领取'), ('on_site', '当场查阅'), ('fax', '传真'), ('in_person', '上门直接送达'), ('entrusted', '委托其他行政机关代为送达'), ('announced', '公告送达')], max_length=12, verbose_name='方式'),
        ),
        migrations.AddIndex(
            model_name='casedelivery',
            index=models.Index(condition=models.Q(('method', 'mail')), fields=['delivered_on'], name='case_delivery_posted_on'),
        ),
        migrations.AddIndex(
            model_name='casedelivery',
            index=models.Index(condition=models.Q(('received_on', None), ('returned_on', None)), fields=['delivered_on'], name='case_delivery_unanswered'),
        ),
        migrations.AddIndex(
            model_name='casedelivery',
            index=models.Index(condition=models.Q(('returned_on__isnull', False)), fields=['returned_on'], name='case_delivery_returned'),
        ),
        migrations.AddConstraint(
            model_name='casedelivery',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('returned_because', ''), ('returned_on', None)), models.Q(('received_on', None), ('returned_on__gte', models.F('delivered_on')), models.Q(('returned_because', ''), _negated=True)), _connector='OR'), name='returned_case_letters_have_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='casedelivery',
            constraint=models.CheckConstraint(condition=models.Q(('received_on', None), ('received_on__gte', models.F('delivered_on')), _connector='OR'), name='case_letters_arrive_after_they_leave'),
        ),
        migrations.RunPython(first_looks, migrations.RunPython.noop),
    ]

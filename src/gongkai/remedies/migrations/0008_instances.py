from django.db import migrations, models
from django.db.models.deletion import PROTECT

INSTANCES = [("first", "一审"), ("second", "二审"), ("remanded", "发回重审"), ("retrial", "再审")]
RESULTS = [("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果")]
NAMED = {
    "answer_due_on": models.DateField(blank=True, null=True, verbose_name="答辩期限"),
    "answered_on": models.DateField(blank=True, null=True, verbose_name="提交答辩之日"),
    "body": models.CharField(blank=True, max_length=100, verbose_name="法院"),
    "closed_on": models.DateField(verbose_name="裁判日期"),
    "decision_number": models.CharField(blank=True, max_length=80, verbose_name="文书"),
    "ending": models.CharField(blank=True, max_length=40, verbose_name="结案方式"),
    "hearing_on": models.DateField(blank=True, null=True, verbose_name="开庭日期"),
    "must_act_again": models.BooleanField(default=False, verbose_name="责令重新作出"),
    "result": models.CharField(blank=True, choices=RESULTS, max_length=10, verbose_name="结果"),
    "served_on": models.DateField(blank=True, null=True, verbose_name="收到副本之日"),
}


def appealed_are_in_the_second(apps, schema_editor):
    apps.get_model("remedies", "Lawsuit").registered.filter(reopened_on__isnull=False).update(instance="second")


class Migration(migrations.Migration):

    dependencies = [("remedies", "0007_papers_set_aside")]

    operations = [
        migrations.RenameModel("FirstInstance", "FormerInstance"),
        migrations.AlterModelOptions(
            "formerinstance",
            options={"ordering": ["pk"], "verbose_name": "此前的裁判", "verbose_name_plural": "此前的裁判"},
        ),
        migrations.RenameField("lawsuit", "appealed_on", "reopened_on"),
        migrations.RenameField("lawsuit", "appeal_number", "reopened_number"),
        migrations.AlterField(
            "lawsuit",
            "reopened_on",
            models.DateField(blank=True, null=True, verbose_name="上诉、发回重审或者再审之日"),
        ),
        migrations.AlterField(
            "lawsuit",
            "reopened_number",
            models.CharField(blank=True, max_length=60, verbose_name="二审、重审或者再审案号"),
        ),
        migrations.AddField(
            "lawsuit",
            "instance",
            models.CharField(choices=INSTANCES, default="first", max_length=10, verbose_name="审级"),
        ),
        migrations.AddField(
            "lawsuit",
            "counted_from",
            models.DateField(blank=True, null=True, verbose_name="再审后计入表四之日"),
        ),
        migrations.RunPython(appealed_are_in_the_second, migrations.RunPython.noop),
        migrations.AlterField(
            "formerinstance",
            "lawsuit",
            models.ForeignKey(
                on_delete=PROTECT, related_name="former_instances", to="remedies.lawsuit", verbose_name="行政诉讼"
            ),
        ),
        migrations.AddField(
            "formerinstance",
            "instance",
            models.CharField(choices=INSTANCES, default="first", max_length=10, verbose_name="审级"),
        ),
        migrations.AddField(
            "formerinstance",
            "reopened_on",
            models.DateField(blank=True, null=True, verbose_name="该审级开始之日"),
        ),
        migrations.AddField(
            "formerinstance",
            "reopened_number",
            models.CharField(blank=True, max_length=60, verbose_name="该审级案号"),
        ),
        migrations.AddField(
            "formerinstance",
            "took_effect",
            models.BooleanField(default=False, verbose_name="裁判已经生效"),
        ),
        migrations.AddField(
            "formerinstance",
            "counted_from",
            models.DateField(blank=True, null=True, verbose_name="计入表四之日"),
        ),
        *(migrations.AlterField("formerinstance", name, field) for name, field in NAMED.items()),
    ]

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("casestudies", "0005_outcome_of_a_case_study"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="casestudy",
            options={
                "ordering": ("sort_key", "number"),
                "verbose_name": "case study",
                "verbose_name_plural": "case studies",
            },
        ),
    ]

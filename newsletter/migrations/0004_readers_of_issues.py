from django.db import migrations, models

import core.languages


class Migration(migrations.Migration):
    dependencies = [
        ("newsletter", "0003_export_of_subscribers"),
    ]

    operations = [
        migrations.AddField(
            model_name="historicalissue",
            name="drafted_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="historicalissue",
            name="only_its_readers",
            field=models.BooleanField(
                default=False,
                help_text="Ticked: to those who chose this language for their mails. Not ticked: to all readers.",
                verbose_name="only for readers of this language",
            ),
        ),
        migrations.AddField(
            model_name="issue",
            name="drafted_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="issue",
            name="only_its_readers",
            field=models.BooleanField(
                default=False,
                help_text="Ticked: to those who chose this language for their mails. Not ticked: to all readers.",
                verbose_name="only for readers of this language",
            ),
        ),
        migrations.AlterField(
            model_name="historicalissue",
            name="language",
            field=models.CharField(
                choices=core.languages.choices,
                default="en",
                help_text="The language it is written in. Where we have them, the words around it stand in it, too.",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="issue",
            name="language",
            field=models.CharField(
                choices=core.languages.choices,
                default="en",
                help_text="The language it is written in. Where we have them, the words around it stand in it, too.",
                max_length=8,
            ),
        ),
    ]

from django.db import migrations

SUBJECTS = ("organisation", "project")


def make_doors(apps, schema_editor):
    door = apps.get_model("submissions", "Door")
    for subject in SUBJECTS:
        door.objects.get_or_create(subject=subject)


def remove_doors(apps, schema_editor):
    apps.get_model("submissions", "Door").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("submissions", "0001_submissions")]

    operations = [migrations.RunPython(make_doors, remove_doors)]

from django.db import migrations

from core.keys import hash_of, new_seed

AT_ONCE = 1000


def hash_keys(apps, schema_editor):
    """No key is left in the clear, and those in mails that were sent open the same as before."""
    rows = apps.get_model("submissions", "Submission").objects.only("former_key_hash")
    for row in rows.iterator(chunk_size=AT_ONCE):
        rows.filter(pk=row.pk).update(seed=new_seed(), former_key_hash=hash_of(row.former_key_hash))


def fill_in(apps, schema_editor):
    """A hash cannot be undone: links of before open nothing in an older release. Rows without one get a key."""
    rows = apps.get_model("submissions", "Submission").objects.filter(former_key_hash=None)
    for row in rows.only("pk").iterator(chunk_size=AT_ONCE):
        rows.filter(pk=row.pk).update(former_key_hash=new_seed())


class Migration(migrations.Migration):
    dependencies = [("submissions", "0004_seeds_of_keys")]
    operations = [migrations.RunPython(hash_keys, fill_in)]

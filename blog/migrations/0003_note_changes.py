from django.db import migrations

from search.triggers import NoteChanges


class Migration(migrations.Migration):
    """Changes of what search finds are noted in the database itself."""

    dependencies = [("blog", "0002_numbers_of_new_entries"), ("search", "0002_changes_and_storage")]
    operations = [
        NoteChanges("blog_post", "number", "blog.post"),
        NoteChanges("blog_post", "merged_into_id", "blog.post"),
        NoteChanges("blog_post_tags", "post_id", "blog.post"),
        NoteChanges("blog_post_organisations", "post_id", "blog.post"),
        NoteChanges("blog_post_projects", "post_id", "blog.post"),
        NoteChanges("blog_post_case_studies", "post_id", "blog.post"),
    ]

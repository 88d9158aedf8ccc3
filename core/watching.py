"""The part of the content's version that lives in the database: it marks what changes, whoever changes it."""

from django.db.migrations.operations.base import Operation

# Once for each transaction, and once more if somebody in it has asked for the version since. Of a random UUID, 60 of
# the first 64 bits are random.
FUNCTION = """
CREATE FUNCTION core_mark_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('content.is_marked', true), '') = '' THEN
        INSERT INTO core_contentchange (mark)
        VALUES (('x' || left(replace(gen_random_uuid()::text, '-', ''), 16))::bit(64)::bigint);
        PERFORM set_config('content.is_marked', 'yes', true);
    END IF;
    RETURN NULL;
END $$
"""
TRIGGER = "content_is_marked"


class Watch(Operation):
    """Has the database mark each change of these tables as a change of what anybody can see."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *tables: str):
        self.tables = tables

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            schema_editor.execute(
                f"CREATE TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION core_mark_content()"
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            schema_editor.execute(f"DROP TRIGGER {TRIGGER} ON {table}")

    def describe(self):
        return f"Watch changes of {', '.join(self.tables)}"

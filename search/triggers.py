"""The part of the index that lives in the database: it notes what changes, whoever changes it."""

from django.db.migrations.operations.base import Operation

FUNCTION = """
CREATE FUNCTION search_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO search_change (source, key) SELECT DISTINCT %L, %I FROM changed WHERE %I IS NOT NULL',
        TG_ARGV[0], TG_ARGV[1], TG_ARGV[1]
    );
    RETURN NULL;
END $$
"""
# A trigger that sees its rows as a table serves one event; an update has rows as they were and as they are.
EVENTS = {
    "inserted": "AFTER INSERT ON {table} REFERENCING NEW TABLE AS changed",
    "deleted": "AFTER DELETE ON {table} REFERENCING OLD TABLE AS changed",
    "was": "AFTER UPDATE ON {table} REFERENCING OLD TABLE AS changed",
    "became": "AFTER UPDATE ON {table} REFERENCING NEW TABLE AS changed",
}


class NoteChanges(Operation):
    """Has the database note each change of a table's rows as a change of the rows that a column points at.

    `source` is the label of the model that the column holds keys of.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str, column: str, source: str):
        self.table, self.column, self.source = table, column, source

    def state_forwards(self, app_label, state):
        pass

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for name, event in EVENTS.items():
            schema_editor.execute(
                f"CREATE TRIGGER {self._name(name)} {event.format(table=self.table)} FOR EACH STATEMENT "
                f"EXECUTE FUNCTION search_note_change('{self.source}', '{self.column}')"
            )

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for name in EVENTS:
            schema_editor.execute(f"DROP TRIGGER {self._name(name)} ON {self.table}")

    def _name(self, event: str) -> str:
        return f"search_{self.column}_{event}"

    def describe(self):
        return f"Note changes of {self.table} for the index of search"

"""A process that uses a cluster through Django: answers each line of JSON, [what, argument], by one of its own."""

import json
import sys

import django
from django.db import Error, connection

django.setup()


def run(statement):
    """Gives the rows, over a connection of its own as each web request may have."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def rename(name):
    connection.settings_dict["NAME"] = name


def create_test_database(suffix):
    connection.settings_dict["TEST"]["NAME"] = f"test_{suffix}"
    return connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def destroy_test_database(name):
    connection.creation.destroy_test_db(name, verbosity=0)


for line in sys.stdin:
    what, argument = json.loads(line)
    try:
        answer = {"answer": globals()[what](argument)}
    except Error as error:
        answer = {"error": str(error)}
    print(json.dumps(answer, default=str), flush=True)

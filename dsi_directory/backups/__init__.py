"""Backups of the database and the pictures: made, tried by restoring them into a scratch database, and restored."""


class BackupError(Exception):
    """In words for whoever runs the site."""

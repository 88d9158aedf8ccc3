"""Believable entries in any number, for measuring."""

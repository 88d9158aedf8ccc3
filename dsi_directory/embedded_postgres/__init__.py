"""A Django database without set-up: a private PostgreSQL that its first user starts and its last one leaves to stop."""

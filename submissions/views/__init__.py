"""The pages on which people join, correct and report, without an account, a session or a cookie."""

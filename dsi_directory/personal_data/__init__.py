"""What the site holds of a person, found by the mail address: told as a file, and erased."""

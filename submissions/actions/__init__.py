"""What happens to submissions: each a function named by a verb, in one transaction, with its mail sent after it."""

"""What happens to subscribers, alerts and issues: verbs, each in one transaction, with its mail sent after it."""

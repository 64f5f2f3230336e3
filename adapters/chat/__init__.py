"""What Slack and Discord do alike: words of a command, threads, parts of a long message, trouble, supervision."""

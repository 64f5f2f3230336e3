"""Slack: events in, the desk asked, Block Kit out."""

"""Everything that talks to the world: command line, terminal, Slack, Discord."""

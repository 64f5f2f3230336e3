"""Feeds: where articles come from by themselves, when to look again, and what became of each address."""

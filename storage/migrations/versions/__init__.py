"""Revisions, in order of their numbers; a released one is never edited."""

"""Digests for programs: appended to a file, or posted to an address."""

"""The command line: thin commands over the desk, and replies drawn for a terminal."""

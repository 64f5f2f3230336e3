"""Which claims meet, and how two of them disagree."""

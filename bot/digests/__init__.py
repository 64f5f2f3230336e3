"""What is new, when it is due, what it says."""

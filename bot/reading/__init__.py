"""Reading: from a stored article to what it says, anywhere, once for each version of the language model."""

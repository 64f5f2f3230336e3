"""What an article is: cleaning, dating, splitting into blocks."""

"""Reading English: sentences, parse, names, quantities, dates."""

"""Reading a question, finding, ranking, refusing, composing."""

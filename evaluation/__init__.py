"""Measuring Gainsay against annotated data that is not part of the project."""

"""Measuring against development data that stays outside the project."""

"""SQLAlchemy tables, stores and search behind the ports of the core."""

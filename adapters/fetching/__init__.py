"""Everything that reads from the web: the guarded client, feeds, sitemaps, pages and archives."""

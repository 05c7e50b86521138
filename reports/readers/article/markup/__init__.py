"""Web pages and Word files → lines of an article."""

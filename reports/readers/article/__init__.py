"""Articles: text, Markdown, web pages and Word files of others."""

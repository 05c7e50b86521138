"""A redline in plain text: words marked as taken out or put in."""

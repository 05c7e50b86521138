"""Files to articles and briefings."""

"""What stands above an article: its title, byline and day, and what is no part of it."""

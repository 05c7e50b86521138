"""A sum of money in its sentence: its mentions, its verb, and the phrases around it."""

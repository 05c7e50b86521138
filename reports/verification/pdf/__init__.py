"""A PDF read back by a reader of our own, in the order of its structure tree."""

"""Files that stand where a build wants to write, and what becomes of them."""

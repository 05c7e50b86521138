"""Rules that ask whether the source says so, and whether the figures agree."""

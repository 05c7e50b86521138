"""Rules that ask whether the source says so; `amounts`, whether the figures agree."""

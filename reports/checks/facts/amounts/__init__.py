"""Rules that ask whether amounts agree: with their evidence, with the texts, with each other."""

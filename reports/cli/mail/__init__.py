"""The command `email`: what is ordered, the letter, and what became of it."""

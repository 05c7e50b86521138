"""Key numbers: what an article counts, each with the noun phrase that says what it is."""

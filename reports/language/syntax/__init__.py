"""Sentences taken apart: classes of words, verb groups, clauses."""

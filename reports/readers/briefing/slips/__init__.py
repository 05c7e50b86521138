"""Slips of the pen in YAML: found by trying what was meant, answered with the text to write."""

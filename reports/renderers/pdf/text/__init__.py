"""Text: measured, shaped, ordered, broken into lines."""

"""Bytes to where they are wanted: files and mail. Knows nothing of briefings."""

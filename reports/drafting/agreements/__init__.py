"""Agreements of an article: that there is one, who agrees, and on what."""

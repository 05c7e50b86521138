"""Renewal: a second day of a story goes into the briefing of the first."""

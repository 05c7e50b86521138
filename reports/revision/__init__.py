"""The way home: an edited Word brief becomes a briefing again, merged with the one on disk."""

from reports.revision.reading import Reading, read_word

__all__ = ["Reading", "read_word"]

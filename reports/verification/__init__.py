"""Outputs read back: each by a parser that did not write it, and compared with the briefing."""

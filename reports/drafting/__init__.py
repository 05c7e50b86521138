"""Drafting: an article becomes a briefing to review, by rules, and nothing is invented."""

from reports.drafting.structure import draft_structure

__all__ = ["draft_structure"]

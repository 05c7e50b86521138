"""Drafting: an article becomes a briefing to review, by rules, and nothing is invented."""

from reports.drafting.draft import Draft, draft
from reports.drafting.structure import draft_structure

__all__ = ["Draft", "draft", "draft_structure"]

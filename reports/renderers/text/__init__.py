"""The plan as plain text."""

from reports.renderers.text.render import TextRenderer

__all__ = ["TextRenderer"]

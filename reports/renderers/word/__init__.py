"""The Word renderer: a plan becomes an editable .docx whose edits can be read back."""

from reports.renderers.word.renderer import WordRenderer

__all__ = ["WordRenderer"]

"""One briefing in; a PDF one-pager, an editable Word brief and a plain-text summary out."""

__version__ = "0.1.0"

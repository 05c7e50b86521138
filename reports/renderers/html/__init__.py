"""The plan as one page for browsers."""

from reports.renderers.html.web_page import HtmlRenderer

__all__ = ["HtmlRenderer"]

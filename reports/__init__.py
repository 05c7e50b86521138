"""One briefing in; a PDF one-pager, an editable Word brief and a plain-text summary out.

    >>> import reports
    >>> briefing = reports.load("templates/sample/carney-kyiv.yaml")
    >>> text = reports.render(briefing, "txt").decode()
    >>> text.splitlines()[2]
    'Canadian Prime Minister Does Not Rule Out Sending Peacekeeping Troops to'

`load` reads a file, `draft` makes a briefing from an article's text, `render` gives the
bytes of one format, and `produce` does what ``briefpack build`` does. Everything is
imported at its first use, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.errors import ReportsError
    from reports.look import Options
    from reports.model import Briefing
    from reports.pipeline import draft, load, produce, render

__version__ = "0.1.0"

__all__ = ["Briefing", "Options", "ReportsError", "draft", "load", "produce", "render"]

_HOMES = {
    "Briefing": "reports.model",
    "Options": "reports.look",
    "ReportsError": "reports.errors",
    "draft": "reports.pipeline",
    "load": "reports.pipeline",
    "produce": "reports.pipeline",
    "render": "reports.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reports' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

"""One briefing in; a PDF one-pager, an editable Word brief and a plain-text summary out.

    >>> import reports
    >>> briefing = reports.load("templates/sample/carney-kyiv.yaml")
    >>> text = reports.render(briefing, "txt").decode()
    >>> text.splitlines()[2]
    'Canadian Prime Minister Does Not Rule Out Sending Peacekeeping Troops to'

load(path)                     a Briefing: a briefing file, an article, a PDF or brief of ours
draft(text)                    a Draft of an article's text: .briefing and .notices
render(briefing, format)       the bytes of one file
produce(source, formats)       what ``briefpack build`` does: .paths, .notices and .outputs
email(source, sender, to)      a mail draft: .data and .notices
verify(source, files)          a Report of where files do not say it: .agrees and .notices
check(source)                  what a careful editor would ask of it: notices
read(path)                     what an edited brief says: .briefing, .base, .notices, .evidence

`source` is a path or a Briefing, `formats` a name or several: "pdf,docx". `Options` says
what else is wanted (paper, labels, templates …), `theme` is a name or a file. A `Notice`
has a `code`, a `place` and words. Every error is a `ReportsError` with `notices`.
``help(reports.produce)`` and docs/python.md say more. Everything is imported at its first
use, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.version import __version__ as __version__

if TYPE_CHECKING:
    from reports.checks.checking import check as check
    from reports.errors import ReportsError as ReportsError
    from reports.look import Options as Options
    from reports.mailing import email as email
    from reports.model import Briefing as Briefing
    from reports.notices import Notice as Notice
    from reports.pipeline import draft as draft
    from reports.pipeline import load as load
    from reports.pipeline import produce as produce
    from reports.pipeline import read as read
    from reports.pipeline import render as render
    from reports.pipeline import verify as verify

# no __all__: help(reports) would print every field of a briefing
_HOMES = {
    "Briefing": "reports.model",
    "Notice": "reports.notices",
    "Options": "reports.look",
    "ReportsError": "reports.errors",
    "check": "reports.checks.checking",
    "draft": "reports.pipeline",
    "email": "reports.mailing",
    "load": "reports.pipeline",
    "produce": "reports.pipeline",
    "read": "reports.pipeline",
    "render": "reports.pipeline",
    "verify": "reports.pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'reports' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*_HOMES, "__version__"]

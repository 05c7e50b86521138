"""The bodies of messages for tests."""

from __future__ import annotations

from typing import Any, Literal

from lxml import html

from reports.look import Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.plan import Correction
from reports.renderers.mail import mail_html, mail_text

CORRECTION = Correction(
    "Correction",
    "This replaces what was sent on August 24, 2025, 06:00 UTC.",
    "Changed since then:",
    ("Aid, Canada, Amount: CAD 2 billion (before: over CAD 1 billion)", "Title: A (before: B)"),
)


def body(
    briefing: Briefing,
    kind: Literal["txt", "html"],
    *,
    theme: str = "house",
    options: Options | None = None,
    correction: Correction | None = None,
) -> str:
    """Return a body of a message."""
    look, plan = look_of(theme, options), plan_of(briefing, options)
    return (mail_text if kind == "txt" else mail_html)(plan, look, correction)


def tree(briefing: Briefing, **asked: Any) -> Any:
    """Return the page of a message as lxml reads it, which did not write it."""
    return html.document_fromstring(body(briefing, "html", **asked))

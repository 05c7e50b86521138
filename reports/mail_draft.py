"""A mail draft of a briefing: its text is the body, its files are attached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reports.deliver.mail import Attachment, make_message
from reports.look import Options, look_of
from reports.model import Briefing
from reports.notices import Notice
from reports.pipeline import loaded_of, render_all, with_organisation
from reports.renderers.registry import format_names
from reports.sources import Loaded
from reports.theme import Theme


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail draft (.eml), and what a person should know about it."""

    data: bytes
    notices: tuple[Notice, ...] = ()


def email(
    source: str | Path | Briefing | Loaded,
    sender: str,
    to: str | Sequence[str],
    *,
    cc: str | Sequence[str] = (),
    bcc: str | Sequence[str] = (),
    subject: str | None = None,
    attach: str | Sequence[str] = ("pdf", "docx"),
    theme: str | Theme = "house",
    options: Options | None = None,
) -> Mail:
    """Return a mail draft of a source or briefing.

    The body is the text summary; the marking, if there is one, stands first in the
    subject, since a message is marked as its attachments are. Several addresses may stand
    in one text, with commas between them.

    Raises:
        UsageError: if an address or the subject cannot stand in a header.
    """
    loaded = loaded_of(source)
    names = format_names(attach) if attach else []
    look = look_of(theme, options)
    loaded = with_organisation(loaded, look)
    made, notices = render_all(loaded, ("txt", *names), look, options)
    by_format = {output.format: output for output in made}
    title = subject or loaded.briefing.title or loaded.stem
    marking = loaded.briefing.marking
    data = make_message(
        sender,
        to,
        f"[{marking}] {title}" if marking else title,
        by_format["txt"].data.decode("utf-8"),
        [Attachment(f.name, f.media_type, f.data) for f in (by_format[n] for n in names)],
        cc,
        bcc,
    )
    return Mail(data, (*loaded.notices, *notices))

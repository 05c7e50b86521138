"""The message of a briefing: its text and its page are the bodies, its files are attached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import UTC, datetime
from pathlib import Path

from reports.deliver.mail import Attachment, make_message, read_message
from reports.look import Look, Options, SealSpace, look_of
from reports.mailing.naming import file_stem, subject_of
from reports.model import Briefing
from reports.notices import Location, Notice
from reports.outputs import Output
from reports.pipeline import loaded_of, plan_of, render_all
from reports.plan import Correction, Plan
from reports.proving import proved
from reports.renderers.mail import mail_html, mail_text
from reports.renderers.registry import format_names
from reports.slotted import frozen
from reports.sources import Loaded
from reports.sources.asked import with_organisation
from reports.theme import Theme

_NO_TIME = datetime.fromtimestamp(0, UTC)
#: Bytes of a page after which Gmail shows the rest by a click alone.
_CLIPPED = 102_000


@frozen
class Mail:
    """A mail draft (.eml), and what a person should know about it.

    Attributes:
        data: The draft.
        notices: What there is to know.
        subject: Its subject.
        files: Name and size of each attachment.
        named_by: What names it: the draft but for seals, which say a time.
        plan: What it shows.
        loaded: What it was made of.
    """

    data: bytes = field(repr=False)
    notices: tuple[Notice, ...]
    subject: str
    files: tuple[tuple[str, int], ...]
    plan: Plan = field(repr=False)
    loaded: Loaded = field(repr=False)
    named_by: bytes = field(repr=False)


@frozen
class _OpenSeal:
    """Leaves the place of a seal open: two files that were sealed at two times are the same."""

    space: SealSpace

    def close(self, data: bytes, place: tuple[int, int], /) -> bytes:
        """Return the file as it is."""
        return data


@frozen
class Heads:
    """What the headers of a message say: several addresses may stand in one text.

    `protective_markings` are the values of X-Protective-Marking by the marking of a briefing;
    `corrects` is the name of the message that this one replaces.
    """

    sender: str
    to: str | Sequence[str]
    cc: str | Sequence[str] = ()
    bcc: str | Sequence[str] = ()
    reply_to: str | Sequence[str] = ()
    subject: str | None = None
    protective_markings: Mapping[str, str] = field(default_factory=dict)
    corrects: str | None = None


def email(
    source: str | Path | Briefing | Loaded,
    sender: str,
    to: str | Sequence[str],
    *,
    cc: str | Sequence[str] = (),
    bcc: str | Sequence[str] = (),
    reply_to: str | Sequence[str] = (),
    subject: str | None = None,
    attach: str | Sequence[str] = ("pdf", "docx"),
    theme: str | Theme = "house",
    options: Options | None = None,
) -> Mail:
    """Return a mail draft of a source or briefing.

    Text and page say what the briefing does, and are read back as its files are. The marking,
    if there is one, stands first in the subject, and the end of an embargo behind it. Several
    addresses may stand in one text, with commas between them.

    Raises:
        UsageError: if an address or the subject cannot stand in a header.
        DisagreementError: if a body or a file, read back, does not say what the briefing does.
    """
    heads = Heads(sender, to, cc, bcc, reply_to, subject)
    return draft_of(loaded_of(source), heads, attach, look_of(theme, options), options)


def draft_of(
    loaded: Loaded,
    heads: Heads,
    attach: str | Sequence[str],
    look: Look,
    options: Options | None = None,
    correction: Correction | None = None,
) -> Mail:
    """Return the draft of what was loaded; `correction` stands before all but the marking.

    Raises:
        ReportsError: as `email`.
    """
    loaded = with_organisation(loaded, look)
    made, notices = render_all(loaded, format_names(attach) if attach else [], look, options)
    plan, briefing = plan_of(loaded.briefing, options), loaded.briefing
    text, page = (body(plan, look, correction) for body in (mail_text, mail_html))
    corrects = correction is not None
    subject = subject_of(plan, briefing.embargo, heads.subject, corrects=corrects)
    stem = file_stem(plan.title.title, briefing.date, loaded.stem)
    files = [_attachment(output, stem) for output in made]
    marking = heads.protective_markings.get(briefing.marking or "")
    data = named_by = _message(heads, subject, (text, page), files, marking)
    if options is not None and options.seal is not None:
        bare = [_attachment(each, stem) for each in _unsealed(loaded, made, look, options)]
        named_by = _message(heads, subject, (text, page), bare, marking)
    told = _bodies_proved(data, loaded, plan, look, correction) if _verifies(options) else ()
    said = (*loaded.notices, *notices, *told, *_clipped(page))
    sizes = tuple((file.name, len(file.data)) for file in files)
    return Mail(data, said, subject, sizes, plan, loaded, named_by)


def _unsealed(
    loaded: Loaded, made: Sequence[Output], look: Look, options: Options
) -> Sequence[Output]:
    """Return the files of a message with the places of their seals open, as of no time."""
    if look.seal is None:
        return made
    space = replace(look.seal, time=_NO_TIME)
    wishes = replace(options, seal=_OpenSeal(space), verify=False)
    return render_all(loaded, [each.format for each in made], replace(look, seal=space), wishes)[0]


def _message(
    heads: Heads,
    subject: str,
    bodies: tuple[str, str],
    files: Sequence[Attachment],
    protective_marking: str | None,
) -> bytes:
    text, page = bodies
    return make_message(
        heads.sender, heads.to, subject, text, files, heads.cc, heads.bcc, html=page,
        reply_to=heads.reply_to, in_reply_to=heads.corrects, protective_marking=protective_marking,
    )  # fmt: skip


def _verifies(options: Options | None) -> bool:
    return (options or Options()).verify


def _attachment(output: Output, stem: str) -> Attachment:
    return Attachment(stem + Path(output.name).suffix, output.media_type, output.data)


def _bodies_proved(
    data: bytes, loaded: Loaded, plan: Plan, look: Look, correction: Correction | None
) -> tuple[Notice, ...]:
    """Return what the bodies, read back out of the message, leave out.

    Raises:
        DisagreementError: if one does not say what the briefing does.
    """
    parts = read_message(data)
    bodies = [
        ("the message's text", "mail-txt", parts.text.encode("utf-8")),
        ("the message's page", "mail-html", (parts.html or "").encode("utf-8")),
    ]
    return proved(loaded, plan, look, bodies, correction)


def _clipped(page: str) -> tuple[Notice, ...]:
    size = len(page.encode("utf-8"))
    if size <= _CLIPPED:
        return ()
    found = f"the message's page has {size:,} bytes: Gmail shows the first {_CLIPPED:,}"
    remedy = "its end, the marking too, is seen by a click alone; shorten it, or send the files"
    return (Notice("mail-clipped", found, remedy=remedy, place=Location(part="message")),)

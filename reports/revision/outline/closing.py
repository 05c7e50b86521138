"""The closing lines: source and contacts, put back into their fields."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from reports.model import Briefing, Contact, Source, Span, Spans
from reports.model.spans import is_link, span_text
from reports.notices import Notices
from reports.plan import Labels
from reports.typed.typed_days import SPELL_OUT, read_typed_day

_COMMA = ", "
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
_PHONE = re.compile(r"\+?[\d][\d\s().\-/\N{NO-BREAK SPACE}]{5,}")
_EDGES = " ,\N{NO-BREAK SPACE}"


def refit(pieces: Sequence[str | None], text: str) -> list[str | None] | None:
    """Return `text` parted like the `pieces` it was joined from, None where that is unsure.

    Pieces that still stand in the text, in order, are kept; what stands between two
    of them is the one piece that is missing there, or as many parts as are missing.
    """
    out: list[str | None] = list(pieces)
    at, gap = 0, []
    wanted = [(index, piece) for index, piece in enumerate(pieces) if piece]
    for index, piece in [*wanted, (len(pieces), None)]:
        place = text.find(piece, at) if piece else len(text)
        if place < 0:
            gap.append(index)
            continue
        if not _fill(out, gap, text[at:place].strip(_EDGES)):
            return None
        at, gap = place + len(piece or ""), []
    return out


def _fill(out: list[str | None], gap: Sequence[int], words: str) -> bool:
    parts = [] if not words else [words] if len(gap) == 1 else words.split(_COMMA)
    if parts and len(parts) != len(gap):
        return False
    for index, part in zip(gap, parts or [""] * len(gap), strict=True):
        out[index] = part or None
    return True


def read_source_line(
    line: Spans, base: Briefing, labels: Labels, notices: Notices
) -> Source | None:
    """Return the source that the edited `line` names; None where the line was deleted."""
    words, link = _parts(line, labels.source)
    if not words and not link:
        return None
    old = base.source or Source()
    hidden = old.title if old.title == base.title else None
    pieces = [None if hidden else old.title, old.publisher, old.author]
    words, published, doubt = _split_day(words, base.language)
    if doubt:
        published = old.published
        kept = "the old one was kept" if published else "it was left out"
        notices.add("field-kept", f"{doubt}: {kept}", "source.published", remedy=SPELL_OUT)
    title, publisher, author = _refitted(pieces, words, ("source", "title"), notices)
    return Source(
        title=title or hidden, publisher=publisher, author=author,
        published=published, url=link, sha256=old.sha256,
    )  # fmt: skip


def read_contact(line: Spans, old: Contact | None, labels: Labels, notices: Notices) -> Contact:
    """Return the contact that the edited `line` names."""
    words, link = _parts(line, labels.contact)
    email = link.removeprefix("mailto:") if link and link.startswith("mailto:") else None
    email = ([email, *_EMAIL.findall(span_text(line))])[-1]
    words = words.replace(email or "\0", "").strip(_EDGES)
    pieces = (old.name, old.role, old.phone) if old else ()
    if any(pieces):
        name, role, phone = _refitted(pieces, words, ("contact", "name"), notices)
    else:
        name, role, phone = _typed_contact(words)
    return Contact(name=name, role=role, phone=phone, email=email)


def _refitted(
    pieces: Sequence[str | None], words: str, names: tuple[str, str], notices: Notices
) -> list[str | None]:
    """Return `words` parted like `pieces`, or all of them as the first, with a notice."""
    whole = [words or None, *(None for _ in pieces[1:])]
    fitted = refit(pieces, words) if any(pieces) else whole
    if fitted is None:
        what, first = names
        lost = f"the {what} {words!r} cannot be parted: all of it became the {first}"
        notices.add("unparted", lost)
    return fitted or whole


def _typed_contact(words: str) -> tuple[str | None, str | None, str | None]:
    """Return the name, role and phone number in a contact that the base has not."""
    found = _PHONE.search(words)
    phone = found[0] if found else ""
    name, _, role = words.replace(phone or "\0", "").strip(_EDGES).partition(_COMMA)
    return name or None, role.strip(_EDGES) or None, phone.strip() or None


def names_contact(line: Spans, labels: Labels) -> bool:
    """Return whether a closing line that was typed names a contact: by the label or an address."""
    text = span_text(line)
    linked = any(span.href and span.href.startswith(("mailto:", "tel:")) for span in line)
    labelled = text.strip().casefold().startswith(labels.contact.casefold())
    return labelled or linked or bool(_EMAIL.search(text) or _PHONE.search(text))


def _parts(line: Spans, label: str) -> tuple[str, str | None]:
    """Return a line's words without its label and its link, and the link's address."""
    text = span_text(span for span in line if not _is_address(span))
    address = next((span.href for span in line if span.href), None)
    bare = re.search(r"https?://\S+$", text)
    if address is None and bare:
        address, text = bare[0], text[: bare.start()]
    words = re.sub(rf"^{re.escape(label)}\s*:?\s*", "", text)
    return words.strip(_EDGES), address


def _is_address(span: Span) -> bool:
    return span.href is not None and (is_link(span.text) or "@" in span.text)


def _split_day(words: str, language: str) -> tuple[str, dt.date | None, str | None]:
    """Part the day that a source's line ends in from the words before it; or say what is doubtful.

    The shortest end that names a day is it, else the shortest that is written as one.
    """
    parts = words.split(_COMMA)
    ends = [(count, read_typed_day(_COMMA.join(parts[-count:]), language)) for count in (1, 2, 3)]
    for count, typed in (*(end for end in ends if end[1].day), *ends):
        if typed.day or typed.doubt:
            return _COMMA.join(parts[:-count]), typed.day, typed.doubt
    return words, None, None

"""The closing lines: words put back into the fields that they were joined from; contacts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reports.model import Contact, Span, Spans
from reports.model.spans import is_link, span_text
from reports.model.text import BREAK
from reports.notices import Notices
from reports.plan import Labels
from reports.revision.outline.inline import cut_spans
from reports.revision.word.lines import WordParagraph, joined_spans, quotation
from reports.wordfile.vocabulary import Mark

COMMA = ", "
# what closes the sentence or a bracket round it is none of the address
_EMAIL = re.compile(r"[^\s@<>,;()،؛]+@[^\s@<>,;()،؛]+\.[^\s@<>,;()،؛]*\w")
_PHONE = re.compile(r"\+?[\d][\d\s().\-/\N{NO-BREAK SPACE}]{5,}")
#: A word that says what a number is, such as “Tel.”: a contact has a field for that.
_NUMBER_NAMED = re.compile(r"(?<=, )[^\W\d_]{1,12}\s?[.:]+\s*$")
#: Anything but what is left of a part that was taken out: commas, and brackets round it.
_SAYS = re.compile(r"[^\s,.;:<>()\[\]\N{ARABIC COMMA}]")
EDGES = " ,\N{ARABIC COMMA}\N{NO-BREAK SPACE}"


class ClosingReader:
    """Gathers the line of the source, and those of the contacts with their numbers."""

    def __init__(self, labels: Labels, note: Callable[[str], None]) -> None:
        """Begin without a line; `note` takes what has no place among them."""
        self._labels = labels
        self._note = note
        self.source: Spans = ()
        self.contacts: list[tuple[int | None, Spans]] = []

    def add(self, line: WordParagraph) -> None:
        """Take a line that stands among the closing ones."""
        spans = tuple(s._replace(text=s.text.replace(BREAK, " ")) for s in line.spans)
        contact = line.mark(Mark.CONTACT)
        own = line.parts.get("source", "")
        if contact is not None and own.strip():
            self._joined(own.strip(), spans, contact)
        elif contact is None and (own or line.text.startswith(self._labels.source)):
            self._add_source(line, spans, own)
        elif contact is None and not names_contact(line.spans, self._labels):
            self._below(line.text)
        else:
            self._add_contact(contact, spans)

    def _joined(self, source: str, spans: Spans, contact: str) -> None:
        """Take a line that was the source and a contact: somebody has joined the two."""
        text = span_text(spans)
        end = max(text.find(source), 0) + len(source)
        label = text.find(self._labels.contact, end)
        begin = label if label >= 0 else end
        self.source = joined_spans((self.source, cut_spans(spans, 0, begin)))
        self._add_contact(contact, cut_spans(spans, begin))
        self._note("the source and a contact stand in one line: each keeps its own")

    def _add_source(self, line: WordParagraph, spans: Spans, own: str) -> None:
        if self.source and not own:
            lost = "a briefing names one source: it was left out"
            self._note(f"the text {quotation(line.text)} names another source; {lost}")
        else:
            self.source = joined_spans((self.source, spans))

    def _add_contact(self, contact: str | None, spans: Spans) -> None:
        number = int(contact) if contact and contact.isdecimal() else None
        self.contacts.append((number, spans))

    def _below(self, text: str) -> None:
        if text:
            lost = "below the source and contact lines has no place in a briefing: it was left out"
            self._note(f"the text {quotation(text)} {lost}")


def refit(pieces: Sequence[str | None], text: str) -> list[str | None] | None:
    """Return `text` parted like the `pieces` it was joined from, None where that is unsure.

    Pieces that still stand in the text, in order, are kept; what stands between two
    of them is the one piece that is missing there, or as many parts as are missing. Where
    none is missing, it was typed to a piece: to the one before, unless no comma follows it.
    """
    out: list[str | None] = list(pieces)
    at, gap, last = 0, list[int](), -1
    wanted = [(index, piece) for index, piece in enumerate(pieces) if piece]
    for index, piece in [*wanted, (len(pieces), None)]:
        place = text.find(piece, at) if piece else len(text)
        if place < 0:
            gap.append(index)
            continue
        words = text[at:place]
        if not gap and words.strip(EDGES):
            _attach(out, words, last, index)
        elif not _fill(out, gap, words.strip(EDGES)):
            return None
        at, gap, last = place + len(piece or ""), [], index
    return out


def _attach(out: list[str | None], words: str, before: int, after: int) -> None:
    """Add words between two pieces to the one that they were typed to, -1 where none is before."""
    own = words.startswith(",") and not words.rstrip().endswith(",")
    if before < 0 or (own and after < len(out)):
        out[after] = words.lstrip(EDGES) + (out[after] or "")
    else:
        out[before] = (out[before] or "") + words.rstrip(EDGES)


def _fill(out: list[str | None], gap: Sequence[int], words: str) -> bool:
    parts = [] if not words else [words] if len(gap) == 1 else words.split(COMMA)
    if parts and len(parts) != len(gap):
        return False
    for index, part in zip(gap, parts or [""] * len(gap), strict=True):
        out[index] = part or None
    return True


def read_contact(line: Spans, old: Contact | None, labels: Labels, notices: Notices) -> Contact:
    """Return the contact that the edited `line` names."""
    words, link = closing_parts(line, labels.contact)
    email = link.removeprefix("mailto:") if link and link.startswith("mailto:") else None
    email, others = _emails(email, span_text(line))
    for other in others:
        lost = f"a contact holds one address, {email}: {other} was left out"
        notices.add("left-out", lost)
    for each in (email, *others):
        words = words.replace(each or "\0", "")
    words = _said_parts(words)
    if old and any((old.name, old.role, old.phone)):
        name, role, phone = _known_contact(words, old, notices)
    else:
        name, role, phone = _typed_contact(words)
    return Contact(name=name, role=role, phone=phone, email=email)


def _known_contact(
    words: str, old: Contact, notices: Notices
) -> tuple[str | None, str | None, str | None]:
    """Return the name, role and phone number in a contact that was `old`."""
    new = None if old.phone else _PHONE.search(words)
    if new:
        words = _NUMBER_NAMED.sub("", words[: new.start()]) + words[new.end() :]
    pieces = (old.name, old.role, old.phone)
    name, role, phone = refitted(pieces, _said_parts(words), ("contact", "name"), notices)
    return name, role, new[0].strip() if new else phone


def _said_parts(words: str) -> str:
    """Return what stands between commas and says something: taking out a part leaves its commas."""
    parts = (part.strip(EDGES) for part in words.split(COMMA))
    return COMMA.join(part for part in parts if _SAYS.search(part))


def _emails(linked: str | None, text: str) -> tuple[str | None, list[str]]:
    """Return the address of a contact, and others that were typed beside it.

    The linked one goes first while it is still there: else it was typed over.
    """
    found = list(dict.fromkeys(_EMAIL.findall(text)))
    if not found:
        return linked, []
    email = linked if linked in found else found[-1]
    return email, [each for each in found if each != email]


def refitted(
    pieces: Sequence[str | None],
    words: str,
    names: tuple[str, str],
    notices: Notices,
    *,
    sure: bool = True,
) -> list[str | None]:
    """Return `words` parted like `pieces`, or all of them as the first, with a notice.

    `sure`: no word is one of another field.
    """
    whole = [words or None, *(None for _ in pieces[1:])]
    fitted: list[str | None] | None = whole
    if any(pieces):
        fitted = refit(pieces, words) if sure or COMMA.join(filter(None, pieces)) == words else None
    if fitted is None:
        what, first = names
        lost = f"the {what} {words!r} cannot be parted: all of it became the {first}"
        notices.add("unparted", lost)
    return fitted or whole


def _typed_contact(words: str) -> tuple[str | None, str | None, str | None]:
    """Return the name, role and phone number in a contact that the base has not."""
    found = _PHONE.search(words)
    phone = found[0] if found else ""
    name, _, role = words.replace(phone or "\0", "").strip(EDGES).partition(COMMA)
    return name or None, role.strip(EDGES) or None, phone.strip() or None


def names_contact(line: Spans, labels: Labels) -> bool:
    """Return whether a closing line that was typed names a contact: by the label or an address."""
    text = span_text(line)
    linked = any(span.href and span.href.startswith(("mailto:", "tel:")) for span in line)
    labelled = text.strip().casefold().startswith(labels.contact.casefold())
    return labelled or linked or bool(_EMAIL.search(text) or _PHONE.search(text))


def closing_parts(line: Spans, label: str) -> tuple[str, str | None]:
    """Return a line's words without its label and its link, and the link's address."""
    text = "".join(map(_without_address, line))
    address = next((span.href for span in line if span.href), None)
    bare = re.search(r"https?://\S+$", text)
    if address is None and bare:
        address, text = bare[0], text[: bare.start()]
    # the label may have got the ending of a plural
    words = re.sub(rf"^{re.escape(label)}(?:\w{{0,3}}\s*:|\s*:?)\s*", "", text)
    return words.strip(EDGES), address


def _without_address(span: Span) -> str:
    """Return the words of a span but for the address that leads there; more may be typed to it."""
    address, space, rest = span.text.strip().partition(" ")
    is_one = span.href is not None and (is_link(address) or "@" in address)
    return space + rest if is_one else span.text

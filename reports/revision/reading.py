"""`read_word`: an edited Word brief becomes a briefing again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.errors import ForeignFileError, MarkingLostError
from reports.model import Briefing, public
from reports.notices import Notice, note
from reports.plan import Labels, label_languages
from reports.revision.cells.grids import TableReader
from reports.revision.merge import carry
from reports.revision.outline.body import same_look
from reports.revision.outline.comments import read_comments, read_notes
from reports.revision.outline.flow import HeadingLine
from reports.revision.outline.outline import Outline, OutlineReader
from reports.revision.outline.rebuild import Rebuilder
from reports.revision.outline.roles import known_texts, read_list_kinds, words
from reports.revision.shown import Shown, show
from reports.revision.word.base import read_base, read_label_language, read_letterhead
from reports.revision.word.document import DocumentReader
from reports.revision.word.letterhead import typed_lines
from reports.revision.word.lines import Grid, Line, short
from reports.revision.word.package import W, WordPackage
from reports.revision.word.tracked import Tracked, holds_tracked, resolve_tracked


@dataclass(frozen=True, slots=True)
class Reading:
    """An edited brief as read: what it says now, what it said when it was made.

    `base` is None where the file carries no base and none was given. `notices` tell,
    a line each, what could not be brought home and where it stands; `evidence` what
    became of the evidence that the base has. A merge asks the file on disk instead.
    `tracked` tells that the file holds tracked changes, however they were read.
    """

    briefing: Briefing
    base: Briefing | None
    notices: tuple[Notice, ...]
    evidence: tuple[Notice, ...] = ()
    tracked: bool = False


def read_word(
    data: bytes,
    name: str,
    *,
    base: Briefing | None = None,
    tracked: Tracked = "accept",
    allow_unmark: bool = False,
) -> Reading:
    """Return the briefing that an edited Word brief says.

    What shows the same as when the brief was made keeps the base's value exactly, and
    what a brief never prints comes from the base. Comments become notes. Ids that the
    base left open stay open, so an untouched file reads back as an equal briefing.

    Args:
        data: The bytes of the .docx.
        name: The file's name, for messages.
        base: The briefing that the brief was made of, if the file may have lost it;
            it goes before the one in the file.
        tracked: Read tracked changes as accepted or as rejected.
        allow_unmark: Read a brief whose marking was taken away.

    Raises:
        MarkingLostError: if the marking was taken away, and that was not allowed.
        ForeignFileError: if briefpack did not make the file.
        InputError: if the file is hostile or damaged, or a table came back empty.
    """
    package = WordPackage(data, name)
    notices: list[Notice] = []
    known = base or read_base(package, notices)
    label_language = read_label_language(package)
    edits_tracked = holds_tracked(package.body())
    resolve_tracked(package.body(), tracked)
    content = DocumentReader(package).read()
    if known is None:
        _refuse_foreign(content, name)
        notices.append(note("no-base", "the file carries no base: all of it was read anew"))
    whole = known or Briefing(language=_language(package))
    ground = public(whole)
    shown = show(ground, label_language)
    outline = _outline(package, content, shown, whole)
    rebuilder = Rebuilder(ground, shown, outline.notices)
    rebuilt = rebuilder.rebuild(outline, name)
    _guard_marking(rebuilt, ground, name, allow_unmark)
    if ground.embargo and rebuilt.embargo is None:
        gone = f"THE EMBARGO WAS TAKEN AWAY: “{shown.fields['embargo']}” is gone"
        notices.insert(0, note("embargo-gone", gone))
    notices += outline.notices
    if known is None or rebuilt is not ground:
        after = show(rebuilt, label_language)
        notices += [*rebuilder.read_otherwise(after), *_unlike(after, shown, outline)]
    said = read_comments(package, outline.remarks)
    home = carry(whole, rebuilt.model_copy(update={"notes": said}) if said else rebuilt)
    told = tuple(dict.fromkeys(notices))
    return Reading(home.briefing, known, told, home.notices, edits_tracked)


def _outline(
    package: WordPackage, content: list[Line | Grid], shown: Shown, base: Briefing
) -> Outline:
    labels = shown.labels
    tables = TableReader(labels, shown.tables)
    texts = known_texts(shown, labels, content)
    reader = OutlineReader(labels, tables, read_list_kinds(package), shown, texts)
    outline = reader.read(content)
    _report_notes(package, outline, base, labels)
    _report_headers_footers(package, outline, shown, labels)
    return outline


def _guard_marking(briefing: Briefing, base: Briefing, name: str, allowed: bool) -> None:
    """Refuse a brief without the marking that it was made with, unless that is `allowed`."""
    says = briefing.marking and any(map(str.isalnum, briefing.marking))
    if base.marking and briefing.marking != base.marking and not says and not allowed:
        raise MarkingLostError(
            f"{name}: the marking {base.marking!r} is gone from the brief; nothing was read. "
            "Put it back in Word, or read the brief with --allow-unmark to take it off"
        )


def _refuse_foreign(content: list[Line | Grid], name: str) -> None:
    lines = [part for part in content if isinstance(part, Line)]
    if not any(line.marks or line.parts for line in lines):
        raise ForeignFileError(
            f"{name}: found no bookmark, control or base of briefpack in the file; "
            "expected a brief that it made (or the base beside it)"
        )


def _language(package: WordPackage) -> str:
    """Return the language of a brief without its base: that of its default text."""
    root = package.part("styles")
    told = root.find(f"{W}docDefaults//{W}lang") if root is not None else None
    tag = str(told.get(f"{W}val") or "en") if told is not None else "en"
    well_formed = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{2}|-[0-9]{3})?", tag)
    return tag if well_formed and tag.split("-")[0].lower() in label_languages() else "en"


def _report_notes(package: WordPackage, outline: Outline, base: Briefing, labels: Labels) -> None:
    """Report the footnotes that are not a citation of the base."""
    if not outline.footnotes:
        return
    rows = (*base.people, *base.figures, *base.aid, *base.quotes)
    own = {_plain(labels.evidence.format(evidence=r.evidence)) for r in rows if r.evidence}
    texts = read_notes(package)
    for number, place in outline.footnotes:
        text = texts.get(number, "")
        if text and _plain(text) not in own:
            outline.notices.append(
                note("left-out", f"the footnote “{text}” at {place} was left out")
            )


def _report_headers_footers(
    package: WordPackage, outline: Outline, shown: Shown, labels: Labels
) -> None:
    """Report what was typed into headers and footers, if it is known what stood there."""
    held = read_letterhead(package)
    if held is None:
        return
    told = re.split(r"\{\w+\}", labels.page_of)
    fields = (*shown.fields.values(), *outline.front.fields.values(), outline.front.kicker)
    known = (*held, *(word.strip() for word in told), *fields)
    outline.notices += [
        note("made-anew", f"headers and footers are made anew: {short(line)} was not read")
        for line in dict.fromkeys(typed_lines(package, known))
    ]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _unlike(after: Shown, before: Shown, outline: Outline) -> list[Notice]:
    """Return what the document shows, but a brief of the new briefing would not.

    The last guard: an edit that was not understood, and not reported, is found here.
    """
    out: list[str] = []
    headings = {section.heading for section in after.sections}
    out += [
        f"the heading “{part.text}” has no text below it: it will not be shown"
        for part in outline.flow
        if isinstance(part, HeadingLine) and part.text not in headings
    ]
    if not same_look(outline.source, after.source):
        out.append(f"the source will read {words(after.source)!r}")
    said = {_plain(words(line)) for _, line in outline.contacts}
    out += [
        f"a contact will read {words(line)!r}"
        for _, line in after.contacts
        if _plain(words(line)) not in said
    ]
    shown = {quote.text for quote in (*outline.quotes, *before.quotes)}
    out += [
        f"the quotation “{quote.text}” stands in no section any more: it will be shown apart"
        for quote in after.quotes
        if quote.text not in shown
    ]
    return [note("reads-otherwise", told) for told in out]

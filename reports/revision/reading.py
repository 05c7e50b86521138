"""`read_word`: an edited Word brief becomes a briefing again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.errors import ForeignFileError, MarkingLostError
from reports.model import Briefing, Spans, public
from reports.model.spans import span_text
from reports.notices import Notice, Notices, note
from reports.revision.difference.names import with_place_names
from reports.revision.merging import restore_private
from reports.revision.outline.comments import read_comments, read_notes
from reports.revision.outline.inline import same_look
from reports.revision.outline.line_styles import read_list_kinds
from reports.revision.outline.outline import Outline, read_outline
from reports.revision.outline.rebuild import Rebuilder
from reports.revision.shown import Shown, show
from reports.revision.word.base import read_base
from reports.revision.word.document import DocumentReader
from reports.revision.word.letterhead import typed_lines
from reports.revision.word.lines import WordParagraph, WordTable, short
from reports.revision.word.package import W, WordPackage, value_at
from reports.revision.word.tracked import Tracked, holds_tracked, resolve_tracked
from reports.slotted import frozen
from reports.wording.labels import Labels, label_languages


@frozen
class Reading:
    """An edited brief as read: what it says now, what it said when it was made.

    `base` is None where the file carries no base and none was given. `notices` say,
    a line each, what could not be brought home and where it stands; `evidence` what
    became of the evidence that the base has. A merge asks the file on disk instead.
    `tracked` says that the file holds tracked changes, however they were read.
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
    notices, found = Notices(), Notices()
    embedded = read_base(package)
    known = base or embedded.briefing
    if base is None and embedded.fault:
        notices.add("base-unused", embedded.fault)
    edits_tracked = holds_tracked(package.body())
    resolve_tracked(package.body(), tracked)
    content = DocumentReader(package).read()
    if known is None:
        _refuse_foreign(content, name)
        notices.add("no-base", "the file carries no base: all of it was read anew")
    whole = known or Briefing(language=_language(package))
    ground = public(whole)
    shown = show(ground, embedded.label_language)
    outline = read_outline(content, read_list_kinds(package), shown, found)
    _report_notes(package, outline, whole, shown.labels, found)
    # a file that lost its base does not say what its template's headers held: better too much
    _report_headers_footers(package, embedded.letterhead or (), outline, shown, found)
    rebuilder = Rebuilder(ground, shown, found)
    rebuilt = rebuilder.rebuild(outline, name)
    _guard_marking(rebuilt, ground, name, allow_unmark)
    notices[:0] = _lost_embargo(rebuilt, ground, shown)
    notices += found
    if known is None or rebuilt is not ground:
        after = show(rebuilt, embedded.label_language)
        notices += [*rebuilder.read_otherwise(after), *_shown_otherwise(after, shown, outline)]
    comments = read_comments(package, outline.comments) or rebuilt.notes
    home = restore_private(whole, rebuilt.model_copy(update={"notes": comments}))
    once = tuple(dict.fromkeys(with_place_names(notices, rebuilt)))
    evidence = with_place_names(home.notices, home.briefing)
    return Reading(home.briefing, known, once, evidence, edits_tracked)


def _guard_marking(briefing: Briefing, base: Briefing, name: str, allowed: bool) -> None:
    """Refuse a brief without the marking that it was made with, unless that is `allowed`."""
    says = briefing.marking and any(map(str.isalnum, briefing.marking))
    if base.marking and briefing.marking != base.marking and not says and not allowed:
        raise MarkingLostError.at(
            name,
            f"the marking {base.marking!r} is gone from the brief, so nothing was read",
            remedy="put it back in Word, or read the brief with --allow-unmark to take it off",
            part="marking",
        )


def _lost_embargo(briefing: Briefing, base: Briefing, shown: Shown) -> Iterator[Notice]:
    if base.embargo and briefing.embargo is None:
        gone = f"THE EMBARGO WAS TAKEN AWAY: “{shown.fields['embargo']}” is gone"
        yield note("embargo-gone", gone)


def _refuse_foreign(content: list[WordParagraph | WordTable], name: str) -> None:
    lines = [part for part in content if isinstance(part, WordParagraph)]
    if not any(line.marks or line.parts for line in lines):
        raise ForeignFileError.at(
            name,
            "found no bookmark, control or base of briefpack in the file",
            "a brief that it made (where a program has taken them, name the briefing with --base)",
        )


def _language(package: WordPackage) -> str:
    """Return the language of a brief without its base: that of its default text."""
    root = package.part("styles")
    defaults = root.find(f"{W}docDefaults//{W}rPr") if root is not None else None
    tag = value_at(defaults, "lang") or "en"
    well_formed = re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z]{2}|-[0-9]{3})?", tag)
    return tag if well_formed and tag.split("-")[0].lower() in label_languages() else "en"


def _report_notes(
    package: WordPackage, outline: Outline, base: Briefing, labels: Labels, notices: Notices
) -> None:
    """Report the footnotes that are not a citation of the base."""
    rows = (*base.people, *base.figures, *base.aid, *base.quotes)
    own = {_words(labels.evidence.format(evidence=r.evidence)) for r in rows if r.evidence}
    texts = read_notes(package) if outline.footnotes else {}
    for number, place in outline.footnotes:
        text = texts.get(number, "")
        if text and _words(text) not in own:
            notices.add("left-out", f"the footnote “{text}” at {place} was left out")


def _report_headers_footers(
    package: WordPackage,
    letterhead: Iterable[str],
    outline: Outline,
    shown: Shown,
    notices: Notices,
) -> None:
    """Report what was typed into headers and footers; `letterhead` is what stood there."""
    words = (part.strip() for part in re.split(r"\{\w+\}", shown.labels.page_of))
    known = (*letterhead, *words, *shown.fields.values(), *outline.front.fields.values())
    for line in dict.fromkeys(typed_lines(package, known)):
        anew = f"headers and footers are made anew: {short(line)} was not read"
        notices.add("made-anew", anew)


def _words(text: str) -> str:
    return " ".join(text.split())


def _shown_otherwise(after: Shown, before: Shown, outline: Outline) -> Iterator[Notice]:
    """Yield what the document shows, but a brief of the new briefing would not.

    The last guard: an edit that was not understood, and not reported, is found here.
    """
    same_source = same_look(outline.source, after.source)
    quotes = (*outline.quotes, *before.quotes)
    for found, there, expected in (
        (
            "the heading “{}” has no text below it: it will not be shown",
            [heading.text for heading in outline.headings],
            [section.heading for section in after.sections],
        ),
        ("the source will read {!r}", [] if same_source else [span_text(after.source)], []),
        ("a contact will read {!r}", _contacts(after.contacts), _contacts(outline.contacts)),
        (
            "the quotation “{}” stands in no section any more: it will be shown apart",
            [quote.text for quote in after.quotes],
            [quote.text for quote in quotes],
        ),
    ):
        known = frozenset(expected)
        for text in there:
            if text not in known:
                yield note("reads-otherwise", found.format(text))


def _contacts(lines: Iterable[tuple[int | None, Spans]]) -> list[str]:
    return [_words(span_text(line)) for _, line in lines]

"""`read_word`: an edited Word brief becomes a briefing again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from reports.errors import ForeignFileError, InputError, MarkingLostError
from reports.model import Briefing, public
from reports.model.excerpt import Excerpt
from reports.notices import Notice, Notices, note
from reports.revision.difference.changes import differences
from reports.revision.difference.names import with_place_names
from reports.revision.merging import restore_private
from reports.revision.outline.outline import Outline
from reports.revision.outline.reader import read_outline
from reports.revision.outline.styles.list_kinds import read_list_kinds
from reports.revision.rebuilt.comments import read_comments, read_notes
from reports.revision.rebuilt.rebuild import Rebuilder
from reports.revision.rebuilt.unlike import shown_otherwise
from reports.revision.shown import Shown, show
from reports.revision.word.base import EmbeddedBase, read_base
from reports.revision.word.document import DocumentReader
from reports.revision.word.letterhead import put_in_pictures, typed_lines
from reports.revision.word.lines import PUT_IN, WordParagraph, WordTable, lines_and_cells, quotation
from reports.revision.word.package import W, WordPackage, value_at
from reports.revision.word.properties import FILLED_IN, typed_properties
from reports.revision.word.tracked import Tracked, holds_tracked, resolve_tracked
from reports.slotted import frozen
from reports.wordfile.vocabulary import IDENTITIES, LOGO_NAME, WAS, Mark
from reports.wording.labels import Labels, label_languages


@frozen
class Reading:
    """An edited brief as read: what it says now, what it said when it was made.

    `base` is None where the file carries no base and none was given. `notices` say,
    a line each, what could not be brought home and where it stands; `evidence` what
    became of the evidence that the base has. A merge asks the file on disk instead.
    `tracked` says that the file holds tracked changes, however they were read. `earlier` is
    the briefing that a redline shows with its changes rejected; `base` is the other one.
    `part` is what of a briefing the file was made to hold.
    """

    briefing: Briefing
    base: Briefing | None
    notices: tuple[Notice, ...]
    evidence: tuple[Notice, ...] = ()
    tracked: bool = False
    earlier: Briefing | None = None
    part: Excerpt = "all"


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
    notices = Notices()
    embedded = read_base(package)
    known = base or embedded.briefing
    if base is None and embedded.fault:
        notices.add("base-unused", embedded.fault)
    edits_tracked = holds_tracked(package.body())
    resolve_tracked(package.body(), tracked)
    if known is None:
        _refuse_foreign(DocumentReader(package).read(), name)
        notices.add("no-base", "the file carries no base: all of it was read anew")
    whole = known or Briefing(language=_language(package))
    earlier = embedded.earlier if base is None else None
    sides = [whole] if earlier is None else [whole, earlier]
    both: _Both | None = None
    if earlier is not None:
        embedded, both = _with_both_sides(embedded, sides)
    reader = _Reader(package, name, embedded, both, allow_unmark)
    # in a redline both are there: what was asked for is looked for first
    found = reader.nearest(sides if tracked == "accept" else sides[::-1], known is None)
    once = tuple(dict.fromkeys((*notices, *found.notices)))
    return Reading(
        found.briefing, known, once, found.evidence, edits_tracked, earlier, embedded.part
    )


@frozen
class _Both:
    """What may stand in a redline of either briefing, whichever it is read as.

    LibreOffice keeps a chart that goes; a contents list is that of the newer briefing.
    """

    chart: str
    headings: tuple[str, ...]


def _with_both_sides(
    embedded: EmbeddedBase, sides: Iterable[Briefing]
) -> tuple[EmbeddedBase, _Both]:
    """Return the base of a redline with the lines of both briefings, and what else they share.

    Headers, footers, charts and the contents list of a redline may say what either briefing does.
    """
    shown = [show(public(each), embedded.label_language) for each in sides]
    lines = (*(embedded.letterhead or ()), *(line for each in shown for line in _repeated(each)))
    headings = tuple(heading for each in shown for heading in each.headings)
    both = _Both(" ".join(each.chart for each in shown), headings)
    return replace(embedded, letterhead=lines), both


class _Reader:
    """Reads one brief as made of one briefing or another."""

    def __init__(
        self,
        package: WordPackage,
        name: str,
        embedded: EmbeddedBase,
        both: _Both | None,
        allow_unmark: bool,
    ) -> None:
        """Read `package`, the file `name`, whose tracked changes are resolved.

        `both` is what both briefings of a redline put into it.
        """
        self._package = package
        self._name = name
        self._embedded = embedded
        self._both = both
        self._allow_unmark = allow_unmark

    def nearest(self, wholes: Sequence[Briefing], anew: bool) -> Reading:
        """Return the brief as made of that briefing which it says most of.

        Raises:
            InputError: if it cannot be read as made of any.
        """
        best: tuple[tuple[int, int], Reading] | None = None
        failed: list[InputError] = []
        for whole in wholes:
            try:
                reading = self.read(whole, anew)
            except InputError as error:
                failed.append(error)
                continue
            if len(wholes) == 1 or (reading.briefing == whole and not reading.notices):
                return reading
            # totals that are there or not are no change of a briefing, but are told
            unlike = len(differences(whole, reading.briefing)), len(reading.notices)
            if best is None or unlike < best[0]:
                best = unlike, reading
        if best is None:
            raise failed[0]
        return best[1]

    def read(self, whole: Briefing, anew: bool) -> Reading:
        """Return the brief as made of `whole`; `anew` where that is nothing at all."""
        notices, found = Notices(), Notices()
        package, embedded = self._package, self._embedded
        ground = public(whole)
        shown = show(ground, embedded.label_language)
        if self._both is not None:
            shown = replace(shown, chart=self._both.chart, listed=self._both.headings)
        content = DocumentReader(package).read()
        redlined = embedded.earlier is not None
        if redlined:
            _keep_known(content, shown.ids(), earlier=whole is embedded.earlier)
        lists = read_list_kinds(package)
        outline = read_outline(content, lists, shown, found, redlined=redlined)
        _report_notes(package, outline, whole, shown.labels, found)
        # a file that lost its base does not say what its template's headers held: better too much
        _report_headers_footers(package, embedded, outline, shown, found)
        _report_properties(package, embedded, outline, shown, found)
        rebuilder = Rebuilder(ground, shown, found)
        rebuilt = rebuilder.rebuild(outline, self._name)
        _guard_marking(rebuilt, ground, self._name, self._allow_unmark)
        notices[:0] = _lost_embargo(rebuilt, ground, shown)
        notices += found
        after = shown
        if anew or rebuilt is not ground:
            after = show(rebuilt, embedded.label_language)
        notices += rebuilder.read_otherwise(after)
        told = any(each.place.part.startswith("source") for each in found)
        notices += shown_otherwise(after, shown, outline, source_told=told)
        comments = read_comments(package, outline.comments, notices) or rebuilt.notes
        home = restore_private(whole, rebuilt.model_copy(update={"notes": comments}))
        evidence = with_place_names(home.notices, home.briefing)
        return Reading(home.briefing, whole, with_place_names(notices, rebuilt), evidence)


def _keep_known(
    content: Iterable[WordParagraph | WordTable], known: Collection[str], *, earlier: bool
) -> None:
    """Of the bookmarks with the id that a part had and the one it has, keep that of one briefing.

    It is the `earlier` one or the later, whose ids are `known`. A part that was has its id with
    an end that says so where the later briefing gives that id to another part: then the id
    without that end is none of the earlier briefing, and with it none of the later.
    """
    lines = list(lines_and_cells(content))
    ended = {each for line in lines for each in line.marks if each[1].endswith(WAS)}
    for line in lines:
        of_other = {each for each in line.marks if _is_of_other(each, ended, earlier=earlier)}
        own = [each for each in line.marks if each not in of_other and _bare(each)[1] in known]
        held = {mark for mark, _ in own if mark in IDENTITIES}
        line.marks = [_bare(each) for each in line.marks if each[0] not in held or each in own]


def _is_of_other(
    mark: tuple[Mark, str], ended: Collection[tuple[Mark, str]], *, earlier: bool
) -> bool:
    """Return whether a bookmark names a part of the other briefing than the one that is read."""
    kind, name = mark
    return (kind, name + WAS) in ended if earlier else mark in ended


def _bare(mark: tuple[Mark, str]) -> tuple[Mark, str]:
    """Return a bookmark with the id alone."""
    kind, name = mark
    return kind, name.removesuffix(WAS)


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
        note_text = texts.get(number)
        if note_text is None:
            continue
        if note_text.text and _words(note_text.text) not in own:
            notices.add("left-out", f"the footnote “{note_text.text}” at {place} was left out")
        for picture in note_text.pictures:
            notices.add(PUT_IN, f"{picture} in a footnote at {place} was left out")


def _report_headers_footers(
    package: WordPackage,
    embedded: EmbeddedBase,
    outline: Outline,
    shown: Shown,
    notices: Notices,
) -> None:
    """Report what was typed or put into headers and footers, beside what stood there."""
    known = (*(embedded.letterhead or ()), *_repeated(shown), *outline.front.fields.values())
    for line in dict.fromkeys(typed_lines(package, known)):
        anew = f"headers and footers are made anew: {quotation(line)} was not read"
        notices.add("made-anew", anew)
    logo = LOGO_NAME if embedded.letterhead is None else ""
    for name in put_in_pictures(package, embedded.pictures, logo):
        named = quotation(name) if name else "without a name"
        anew = f"headers and footers are made anew: a picture or shape {named} was not read"
        notices.add(PUT_IN, anew)


def _report_properties(
    package: WordPackage,
    embedded: EmbeddedBase,
    outline: Outline,
    shown: Shown,
    notices: Notices,
) -> None:
    """Report the properties of the document that were filled in."""
    front = (*outline.front.fields.values(), *outline.front.controls.values())
    known = (*(embedded.letterhead or ()), *shown.fields.values(), *front)
    for name, text in typed_properties(package, known, own=embedded.letterhead is not None):
        anew = f"properties of the document are made anew: {name} {quotation(text)} was not read"
        notices.add(FILLED_IN, anew)


def _repeated(shown: Shown) -> Iterator[str]:
    """Yield what headers and footers may hold of a brief."""
    yield from (part.strip() for part in re.split(r"\{\w+\}", shown.labels.page_of))
    yield from shown.fields.values()


def _words(text: str) -> str:
    return " ".join(text.split())

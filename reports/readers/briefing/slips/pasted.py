"""Blocks that came into a file by pasting: mails, prose below front matter, merges, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from reports.model import Briefing
from reports.model.mistakes.fields import fields_at
from reports.model.mistakes.other_words import meaning
from reports.readers.briefing.slips.quoting import in_quotes
from reports.readers.briefing.slips.row_texts import FIRST_FIELD, SECOND_FIELD, braced
from reports.readers.briefing.slips.source_text import REACH, Fix, SourceLine, SourceText

_HEADER = re.compile(r"([^\W\d_][\w-]*) ?:(?=\s|$)")
#: What mails are addressed by, in the languages of mail programs around the house.
_ADDRESSED = {
    "from", "to", "cc", "bcc", "subject", "sent", "de", "à", "cci", "objet", "envoyé",
    "von", "an", "betreff", "gesendet", "من", "إلى", "الموضوع",
}  # fmt: skip
#: What else heads a mail, but may be a field of a briefing when it stands alone.
_BESIDE = re.compile(
    r"Date|Reply-To|Message-I[Dd]|In-Reply-To|References|Importance|Attachments|MIME-Version"
    r"|Content-[\w-]+|X-[\w-]+|Received|Return-Path"
)
#: What a signature begins with: the mark of mail programs, or a greeting.
_GREETING = re.compile(
    r"-- ?|sent from my .*|(?:(?:kind|best|warm|many) )?(?:regards|wishes|thanks)[,.!]?"
    r"|(?:yours )?sincerely,?|cheers,?|cordialement,?|bien à vous,?|salutations.*",
    re.IGNORECASE,
)
_SIGNATURE = 20
_OURS, _BASE, _THEIRS, _MERGED = (re.compile(rf"[{mark}]{{7}}(?: .*)?") for mark in "<|=>")
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t#]*")
_BULLET = re.compile(r"[ \t]*[-*+•–][ \t]+(\S.*)")
_CELL = re.compile(r"[|;\t]")
_RULE = re.compile(r"[\s|:;-]+")


def mail_header(page: SourceText, at: int) -> Iterator[Fix]:
    """The lines above a mail, which say from whom it is and to whom."""
    first = next((i for i, text in enumerate(page.texts[: at + 1]) if text.strip("- ")), at)
    names: list[str] = []
    for text in page.texts[first : first + REACH]:
        name = _header_name(text)
        if not name and not (names and text[:1] in (" ", "\t") and text.strip()):
            break
        names.append(name)
    if len(_ADDRESSED.intersection(names)) > 1 and first <= at < first + len(names):
        said = "found the lines above a mail, which are no part of a briefing"
        yield Fix("yaml-mail", first, first + len(names) - 1, (), 0, said)


def _header_name(text: str) -> str:
    """Return the name that a line of a mail's header begins with, "" if it is none."""
    found = _HEADER.match(text)
    name = found[1] if found else ""
    return name.casefold() if name.casefold() in _ADDRESSED or _BESIDE.fullmatch(name) else ""


def signature(page: SourceText, at: int) -> Iterator[Fix]:
    """What stands below a mail: who it is from."""
    above = range(at, max(-1, at - _SIGNATURE), -1)
    first = next((i for i in above if _GREETING.fullmatch(page.texts[i].strip())), None)
    if first is None or len(page.texts) - first > _SIGNATURE:
        return
    if not any(_is_structure(text) for text in page.texts[first + 1 :]):
        said = "found what stands below a mail, which is no part of a briefing"
        yield Fix("yaml-mail", first, _last(page), (), 0, said)


def _is_structure(text: str) -> bool:
    line = SourceLine(text)
    return line.is_field or line.is_item


def prose_below(page: SourceText, at: int) -> Iterator[Fix]:
    """Front matter with its story below, as Markdown has it: the story is the sections."""
    above, below = page.texts[:at], page.texts[at + 1 :]
    fields = {line.key for line in map(SourceLine, above) if line.indent == 0}
    if page.texts[at].strip() != "---" or not fields - {""} or "sections" in fields:
        return
    if any(SourceLine(text).is_field for text in below) or not any(map(str.strip, below)):
        return
    said = "found a story below the fields, as Markdown has it, expected it in sections"
    remedy = "or name the file .md, and `briefpack draft` makes a briefing of it"
    new = ("sections:", *_sections(below))
    yield Fix("yaml-document", at, _last(page), new, 0, said, remedy=remedy)


def _last(page: SourceText) -> int:
    """Return the last line of a page, without the end of that line as a line of its own."""
    return len(page.texts) - (1 if page.texts[-1] else 2)


def _sections(prose: list[str]) -> Iterator[str]:
    """Yield the lines of sections that say what Markdown says."""
    body = "  - body:"
    for kind, words in _blocks(prose):
        if kind == "heading":
            yield f"  - heading: {in_quotes(words[0])}"
            body = "    body:"
            continue
        yield from filter(None, [body])
        body = ""
        bullets = f"bullets: [{', '.join(map(in_quotes, words))}]"
        yield f"      - {bullets if kind == 'bullet' else in_quotes(' '.join(words))}"


def _blocks(prose: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the headings, the lists and the paragraphs of Markdown, each with its words."""
    kind, words = "", list[str]()
    for text in (*prose, ""):
        now, said = "text" if text.strip() else "", text.strip()
        for name, pattern in (("heading", _HEADING), ("bullet", _BULLET)):
            if found := pattern.fullmatch(text):
                now, said = name, found[1]
        if words and (now != kind or kind == "heading"):
            yield kind, words
            words = []
        kind, words = now, [*words, said] if said else words


def conflict(page: SourceText) -> Fix | None:
    """Return the fix of the first merge that was not finished, None if there is none.

    It keeps the first of the versions. Without its end, nobody knows what they are.
    """
    texts = page.texts
    first = next((i for i, text in enumerate(texts) if _OURS.fullmatch(text)), None)
    if first is None:
        return None
    last = next((i for i in range(first, len(texts)) if _MERGED.fullmatch(texts[i])), None)
    said = "found a merge that was not finished, expected one of its versions"
    if last is None:
        return Fix("yaml-merge", first, first, None, 0, said)
    block = texts[first + 1 : last]
    marks = (_BASE, _THEIRS)
    kept = takewhile(lambda text: not any(mark.fullmatch(text) for mark in marks), block)
    remedy = "this keeps the first one"
    return Fix("yaml-merge", first, last, tuple(kept), 0, said, remedy=remedy)


def tables(page: SourceText, at: int) -> Iterator[Fix]:
    """Rows that were pasted from a table, with tabs, bars or semicolons between their cells.

    Its head says the fields; without one, two columns are the two that such rows begin with.
    """
    line, owner = page.line(at), page.owner(at)
    if owner not in SECOND_FIELD or not _cells(line.text) or line.is_field:
        return
    above = takewhile(lambda i: _cells(page.texts[i]), range(at, -1, -1))
    below = takewhile(lambda i: _cells(page.texts[i]), range(at, len(page.texts)))
    first, last = min(above), max(below)
    texts = page.texts[first : last + 1]
    rows = [_cells(text) for text in texts if not _RULE.fullmatch(text)]
    if named := _named(rows, owner, bare=";" not in line.text):
        new = (f"{' ' * max(line.indent, 2)}- {braced(row)}" for row in named)
        said = "found the cells of a table, expected a row with its fields"
        yield Fix("yaml-table", first, last, tuple(new), line.indent, said)


def _named(rows: list[list[str]], owner: str, *, bare: bool) -> list[dict[str, str]]:
    """Return rows with the fields of their cells; `bare` ones need no head."""
    fields = _head(rows[0], owner) if rows else []
    if fields:
        rows = rows[1:]
    elif bare and all(len(row) == 2 for row in rows):
        fields = [FIRST_FIELD[owner], SECOND_FIELD[owner]]
    fits = all(len(row) <= len(fields) for row in rows)
    return [dict(zip(fields, row, strict=False)) for row in rows] if fits else []


def _cells(text: str) -> list[str]:
    """Return the cells of a row, or of the rule below a head; none if a line is no row."""
    cells = [cell.strip() for cell in _CELL.split(text.strip().strip("|"))]
    return cells if len(cells) > 1 else []


def _head(cells: list[str], owner: str) -> list[str]:
    """Return the fields that the head of a table names, none if it is no head."""
    known = fields_at((owner, 0), Briefing)
    words = [re.sub(r"\W+", "_", cell.casefold().strip("*_ ")) for cell in cells]
    found = [word if word in known else meaning(word, owner)[0] for word in words]
    named = [field for field in found if field in known]
    return named if len(set(named)) == len(cells) else []

"""What people mean by lines that YAML refuses: for each kind of slip, the lines to write.

A fixer looks at one line and yields what may have been meant. It may be wrong: only what a
parser then reads further than before is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import takewhile

from reports.model.mistakes.fields import field_names, list_names
from reports.readers.briefing.slips.marks import (
    SIGNS,
    bold_fields,
    colons,
    comments,
    either,
    list_marks,
    lost_commas,
    odd_spaces,
    quoted_lines,
    tabs,
    trailing_commas,
)
from reports.readers.briefing.slips.pasted import mail_header, prose_below, signature, tables
from reports.readers.briefing.slips.quoting import closing, in_quotes, is_unclosed, meant
from reports.readers.briefing.slips.row_texts import FIRST_FIELD, as_source
from reports.readers.briefing.slips.source_text import Fix, SourceLine, SourceText

Fixer = Callable[[SourceText, int], Iterator[Fix]]

_WORD = re.compile(r"\w")
_BLOCK = re.compile(r"[|>][+-]?\d?")
_PAIR = re.compile(r"(?:^|,)\s*(?P<key>\w+)\s*:\s*(?P<value>.*?)\s*(?=$|,\s*\w+\s*:)")
_BRACES = re.compile(r"\{(?P<inner>[^{}]*)(?:\}|$)")


def open_quotes(page: SourceText, at: int) -> Iterator[Fix]:
    """A quotation mark that is opened and never closed, or lines later by another one."""
    line = page.line(at)
    if not is_unclosed(line.value):
        return
    words = line.value[1:].strip()
    column = len(line.head) if line.key else len(line.lead)
    said = f"found {line.value[0]} that is not closed, so YAML reads on to the next one"
    if (last := _last_of_text(page, at)) > at:
        yield _as_block(page, Fix("yaml-quote", at, last, None, column, said, True), words)
    new = f"{line.head}{in_quotes(words)}{line.comment}"
    yield Fix("yaml-quote", at, at, (new,), column, said, runaway=True)


def row_names(page: SourceText, at: int) -> Iterator[Fix]:
    """An item that begins with a text and goes on with fields: its text has lost its field."""
    line = page.line(at)
    if not line.is_item or line.key or line.value[:1] in ("", "{", "["):
        return
    below, field = next(page.below(at), None), FIRST_FIELD.get(page.owner(at))
    if below is None or field is None or not below[1].is_field or below[1].is_item:
        return
    if below[1].indent <= line.indent:
        return
    said = (
        f"found the field {below[1].key!r} below a text that has none, expected {field!r} before it"
    )
    column = len(line.lead)
    yield from either("yaml-row", at, f"{line.lead}{field}: ", line.value, column, said)


def text_then_list(page: SourceText, at: int) -> Iterator[Fix]:
    """A text behind a key, and a list below: the text is its first item."""
    line = page.line(at)
    below = next(page.below(at), None)
    if line.key not in list_names() or not line.value or below is None or not below[1].is_item:
        return
    if below[1].indent < line.indent or line.value[0] in "|>":
        return
    column = len(line.head)
    said = f"found a list below the text of {line.key!r}, expected the text as its first item"
    key = f"{line.lead}{line.key}:{line.comment}"
    dash = " " * below[1].indent + "- "
    for words in (line.value, in_quotes(meant(line.value))):
        yield Fix("yaml-list", at, at, (key, dash + words), column, said)


def lost_indent(page: SourceText, at: int) -> Iterator[Fix]:
    """The lines of a text below its key that are not further in than the key."""
    line = page.line(at)
    if not line.key or (line.value and not _BLOCK.fullmatch(line.value)):
        return
    texts = [i for i, below in takewhile(lambda each: _is_outside(each[1], line), page.below(at))]
    if texts:
        pad = " " * (len(line.lead) + 2)
        said = f"found the text of {line.key!r} no further in than its field"
        head = f"{line.lead}{line.key}: {line.value or '>-'}{line.comment}"
        lines = ((pad + text.strip()).rstrip() for text in page.texts[at + 1 : texts[-1] + 1])
        yield Fix("yaml-indent", at, texts[-1], (head, *lines), line.indent, said)


def lost_end(page: SourceText, at: int) -> Iterator[Fix]:
    """A text that goes on in lines no further in than its field."""
    line = page.line(at)
    opened = ((i, each) for i, each in page.above(at) if each.is_item or each.is_field)
    above_at, above = next(opened, (at, line))
    texts = page.texts[above_at + 1 : at + 1]
    if texts and not line.key and _may_go_on(above) and all(map(_WORD.search, texts)):
        pad = " " * (len(above.lead) + 2)
        said = f"found a line no further in than {above.key!r}, whose text it may go on with"
        new = tuple((pad + text.strip()).rstrip() for text in texts)
        yield Fix("yaml-indent", above_at + 1, at, new, line.indent, said)


def _may_go_on(field: SourceLine) -> bool:
    """Return whether a field has a text without quotation marks, which further lines may go on."""
    return bool(field.key and field.value) and field.value[0] not in "|>[{\"'"


def _is_outside(below: SourceLine, field: SourceLine) -> bool:
    """Return whether a line is a text that is no further in than a field above it."""
    return not below.is_field and not below.is_item and below.indent <= len(field.lead)


def lost_dash(page: SourceText, at: int) -> Iterator[Fix]:
    """A further item of a list without its hyphen."""
    line = page.line(at)
    if line.is_item or (not line.value and not line.key):
        return
    for column, line_above in page.opened(at):
        is_dash = line_above.text[column : column + 1] == "-"
        first = FIRST_FIELD.get(page.owner(at)) == line.key or line.key == line_above.key
        near = abs(column - line.indent) <= 2 if line.key else column == line.indent
        if is_dash and first and near:
            new = f"{' ' * column}- {line.rest}"
            said = "found an item of a list without its hyphen"
            yield Fix.one("yaml-dash", at, new, line.indent, said)
            return


def flow_values(page: SourceText, at: int) -> Iterator[Fix]:
    """Fields in braces with values that need quotes, a list whose bracket is not closed."""
    line = page.line(at)
    braces = line.text.find("{")
    if braces >= 0:
        spelled = _BRACES.sub(_flow_fields, line.text)
        said = "found fields in braces that YAML cannot tell apart"
        if spelled != line.text:
            yield Fix.one("yaml-braces", at, spelled, braces, said)
    pairs = _PAIR.findall(line.rest.replace(";", ","))
    if line.is_item and len(pairs) > 1 and all(key in field_names() for key, _ in pairs):
        fields = _BRACES.sub(_flow_fields, f"{{{line.rest.replace(';', ',')}}}")
        said = "found several fields in one line, which need braces"
        yield Fix.one("yaml-braces", at, line.lead + fields, len(line.lead), said)
    if line.key in list_names() and line.value[:1] == "[":
        new = f"{line.head}{line.value.rstrip(',')}]{line.comment}"
        column = line.text.index("[")
        yield Fix.one("yaml-braces", at, new, column, "found '[' that is not closed")


def _flow_fields(braces: re.Match[str]) -> str:
    """Return fields in braces, closed, and with quotes round the values that need them."""
    pairs = [(m["key"], m["value"]) for m in _PAIR.finditer(braces["inner"])]
    if not pairs or not all(key in field_names() for key, _ in pairs):
        return braces[0]
    return f"{{{', '.join(f'{key}: {_flow_value(words)}' for key, words in pairs)}}}"


def _flow_value(words: str) -> str:
    safe = re.fullmatch(r"[^\W_][^,:#\[\]{}\"'&*!|>%@`]*", words)
    whole = words[:1] in ("'", '"') and closing(words) == len(words) - 1
    nested = words[:1] in ("[", "{") and words[-1:] in ("]", "}")
    return words if safe or whole or nested or not words else in_quotes(meant(words))


def quotes(page: SourceText, at: int) -> Iterator[Fix]:
    """A text that needs quotation marks, since YAML has a use for what it holds."""
    line = page.line(at)
    if not line.value or _BLOCK.fullmatch(line.value) or line.value in ("---", "..."):
        return
    # the key may be the start of the text: “Note: this is so”
    if line.key and line.is_item and not line.is_field:
        new = f"{line.lead}{in_quotes(meant(line.rest))}"
        yield Fix.one("yaml-quotes", at, new, len(line.lead) + len(line.key), _COLON)
    column, said = _why(line)
    if line.key == "source" and line.value[0] == "[":  # a link of Markdown
        new = f"{line.head}{as_source(line.value)}{line.comment}"
        yield Fix.one("yaml-quotes", at, new, column, said)
    if (last := _last_of_text(page, at)) > at:
        yield _as_block(page, Fix("yaml-quotes", at, last, None, column, said), line.value)
    words = in_quotes(meant(line.value))
    yield Fix.one("yaml-quotes", at, f"{line.head}{words}{line.comment}", column, said)


_COLON = (
    "found ': ' in a text without quotation marks, which YAML takes for the end of a field's name"
)


def _why(line: SourceLine) -> tuple[int, str]:
    """Return where in the line YAML is led astray, and by what."""
    value = line.value
    start = line.text.index(value, len(line.lead))
    if value[0] in "\"'":
        at = closing(value)
        if 0 <= at < len(value) - 1:
            said = "found words behind a quotation mark, with which YAML takes the text to end"
            return start + at + 1, said
        return start, "found a backslash in double quotation marks, which YAML takes for a code"
    colon = value.find(": ")
    if value[0] in SIGNS:
        return start, f"found {value[0]!r} at the start of a text, which YAML {SIGNS[value[0]]}"
    if colon < 0 and value.endswith(":"):
        colon = len(value) - 1
    return start + max(colon, 0), _COLON


def _last_of_text(page: SourceText, at: int) -> int:
    """Return the last line of the text that begins at `at` and goes on further in."""
    line, last = page.line(at), at
    for i, below in page.below(at):
        if below.indent <= line.indent or below.is_item or below.is_field:
            break
        last = i
    return last


def _as_block(page: SourceText, fix: Fix, words: str) -> Fix:
    """Return the fix that makes a text of several lines a block, where every character is text."""
    line = page.line(fix.first)
    pad = " " * (len(line.lead) + 2 if line.key else len(line.lead))
    texts = [words, *(text.strip() for text in page.texts[fix.first + 1 : fix.last + 1])]
    texts[-1] = texts[-1].rstrip("\"'") if fix.runaway else texts[-1]
    return replace(fix, new=(f"{line.head}>-", *(f"{pad}{text}".rstrip() for text in texts)))


def lost_bodies(page: SourceText, at: int) -> Iterator[Fix]:
    """The paragraphs of a section without the field that they belong to."""
    line = page.line(at)
    opened = next(page.opened(at), (0, line))
    if line.is_item and opened[1].key == "heading" and opened[0] <= line.indent:
        key = f"{' ' * opened[0]}body:"
        said = "found paragraphs right below a heading, expected 'body:' between them"
        yield Fix("yaml-body", at, at, (key, line.text), line.indent, said)


def indents(page: SourceText, at: int) -> Iterator[Fix]:
    """A line that is a little further in, or less, than those it belongs to."""
    line = page.line(at)
    count = "1 space" if line.indent == 1 else f"{line.indent} spaces"
    said = f"found {count} before this line, which is where nothing above it begins"
    alike = {column: above.key == line.key for column, above in page.opened(at)}
    known = sorted(alike, key=lambda at: (not alike[at], abs(at - line.indent), -at))
    for column in known[:4]:
        if column != line.indent:
            new = " " * column + line.text.lstrip()
            yield Fix.one("yaml-indent", at, new, line.indent, said)


#: In this order: what is surely a slip goes before what may be one.
FIXERS: tuple[Fixer, ...] = (
    mail_header, signature, prose_below, odd_spaces, tabs, colons, bold_fields, tables,
    list_marks, quoted_lines, open_quotes, trailing_commas, row_names,
    text_then_list, lost_indent, lost_dash, flow_values, lost_commas, comments, quotes, lost_bodies,
    indents, lost_end,
)  # fmt: skip

"""Slips in the marks of YAML: spaces, colons, hyphens, commas, tabs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reports.model.mistakes.fields import field_names
from reports.readers.briefing.slips.quoting import in_quotes, meant
from reports.readers.briefing.slips.source_text import Fix, SourceLine, SourceText

#: Spaces that are no spaces to YAML, and marks that show nothing.
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]")
_LEAD = re.compile(r"[\s-]*(?:[\w$]+\s*:\s*)?")
_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>\w+)(?P<mark> *[:=]|\uff1a|[ \t]|$)(?P<value>.*)")
_BOLD = re.compile(r"(?P<lead> *(?:- +)?)\*\*(?P<key>\w+) *:?\*\* *:? *(?P<value>.*)")
_MARK = re.compile(
    r" *(?P<mark>[–—−•·▪◦‣●→➢➤►*+]|-|\d{1,2}[.)]|[a-z]\)|o(?=[ \t]))(?P<gap>[ \t]*)(?P<rest>\S.*)"
)
_QUOTED = re.compile(r"(?P<lead> *)(?P<dash>- +)?>[ \t]+(?P<words>\S.*)")
#: Fences of Markdown, lines drawn with a key.
_ONLY_MARKS = re.compile(r"(?:```|~~~)\w*|[_=*~]{3,}")
#: What YAML does with a text that begins with these.
SIGNS = {
    "&": "takes for an anchor", "*": "takes for an alias", "!": "takes for a tag",
    "%": "keeps for directives", "@": "keeps for itself", "`": "keeps for itself",
    "|": "takes for a block of lines", ">": "takes for a block of lines", "[": "takes for a list",
    "{": "takes for fields", "]": "takes for the end of a list", "#": "takes for a comment",
    "}": "takes for the end of fields", "?": "takes for a long key",
    ",": "takes for the next item of a list", "-": "takes for an item of a list",
}  # fmt: skip


def either(code: str, at: int, head: str, words: str, column: int, found: str) -> Iterator[Fix]:
    """Yield a line as it stands behind its mended head, and with quotation marks."""
    yield Fix.one(code, at, head + words, column, found)
    if words:
        yield Fix.one(code, at, head + in_quotes(meant(words)), column, found)


def odd_spaces(page: SourceText, at: int) -> Iterator[Fix]:
    """Spaces of typography and hidden marks where YAML needs plain spaces or none."""
    text = page.texts[at]
    head = _LEAD.match(text)
    clean = _HIDDEN.sub("", text)
    end = head.end() if head else 0
    spaced = _ODD_SPACE.sub(" ", clean[:end]).replace(" :", ":") + clean[end:]
    if found := _HIDDEN.search(text) or _ODD_SPACE.search(text[:end]):
        what = "a mark that shows nothing" if _HIDDEN.search(text) else "a no-break space"
        what = f"{what} (U+{ord(found[0]):04X}), which YAML takes for a letter"
        yield Fix.one("yaml-space", at, spaced, found.start(), f"found {what}")


def colons(page: SourceText, at: int) -> Iterator[Fix]:
    """A field whose colon or the space behind it is missing, or is another mark."""
    found = _FIELD.fullmatch(page.texts[at])
    if not found or found["key"] not in field_names():
        return
    key, mark, value = found["key"], found["mark"].strip(" "), found["value"].strip()
    if mark == ":" and found["value"][:1] in ("", " "):
        return
    said = {
        ":": f"found no space behind '{key}:'",
        "\uff1a": f"found the mark {mark!r} behind {key!r}, which is no colon",
        "=": f"found '=' behind {key!r}, expected a colon",
    }.get(mark, f"found no colon behind {key!r}")
    said = f"{said}, so YAML takes it for text"
    head = f"{found['lead']}{key}: " if value else f"{found['lead']}{key}:"
    yield from either("yaml-colon", at, head, value, found.end("key"), said)


def bold_fields(page: SourceText, at: int) -> Iterator[Fix]:
    """The name of a field in the stars of Markdown: ``**title:** Aid``."""
    found = _BOLD.fullmatch(page.texts[at])
    # in a body, words in bold are words
    if found and found["key"].casefold() in field_names() and page.owner(at) != "body":
        said = f"found stars round {found['key']!r}, which YAML takes for an alias"
        head = f"{found['lead']}{found['key'].casefold()}: "
        yield from either("yaml-bold", at, head, found["value"], len(found["lead"]), said)


def list_marks(page: SourceText, at: int) -> Iterator[Fix]:
    """Another mark than the hyphen before the items of a list, or no space behind it."""
    found = _list_mark(page.texts[at])
    if found is None:
        return
    column, mark = found.start("mark"), found["mark"]
    first = min([at, *_alike(page.above(at), column, mark)])
    last = max([at, *_alike(page.below(at), column, mark)])
    if mark == "o" and first == last:
        return  # one alone is a word
    said = f"found {mark!r} as the mark of an item, expected a hyphen and a space"
    if mark == "-":
        said = "found no space behind the hyphen, so YAML takes it for text"
    for shift in ("", " "):  # what is below may stand as far in as the text, or as the hyphen
        new = (_with_hyphen(text, column, mark, shift) for text in page.texts[first : last + 1])
        yield Fix("yaml-dash", first, last, tuple(new), column, said)


def _alike(lines: Iterable[tuple[int, SourceLine]], column: int, mark: str) -> Iterator[int]:
    """Yield the lines of one list with a mark, as long as it goes on."""
    for i, line in lines:
        other = _list_mark(line.text)
        if other and (other.start("mark"), _kind(other["mark"])) == (column, _kind(mark)):
            yield i
        elif line.indent <= column:
            return


def _list_mark(text: str) -> re.Match[str] | None:
    found = _MARK.fullmatch(text)
    if found is None or found["rest"].startswith("-"):
        return None
    hyphen, close = found["mark"] == "-", not found["gap"]
    return found if close == hyphen or found["mark"] in "•·▪◦‣●→➢➤►" else None


def _kind(mark: str) -> str:
    """Return what marks of one list have in common: their last letter if they count."""
    return mark[-1]


def _with_hyphen(text: str, column: int, mark: str, shift: str) -> str:
    found = _list_mark(text)
    if not found or (found.start("mark"), _kind(found["mark"])) != (column, _kind(mark)):
        return shift + text
    rest = SourceLine(found["rest"])
    needs = not rest.is_field and (": " in rest.value or rest.key or rest.value[0] in SIGNS)
    return f"{' ' * column}- {in_quotes(meant(rest.text)) if needs else rest.text}"


def quoted_lines(page: SourceText, at: int) -> Iterator[Fix]:
    """Lines behind the mark that Markdown and mails have before a quotation."""
    found = _QUOTED.fullmatch(page.texts[at])
    if not found or page.owner(at) != "body":
        return
    last, words = at, [found["words"]]
    while last + 1 < len(page.texts) and (more := _QUOTED.fullmatch(page.texts[last + 1])):
        if more["dash"]:
            break
        last, words = last + 1, [*words, more["words"]]
    column = found.end("lead")
    new = f"{found['lead']}- quote: {in_quotes(meant(' '.join(words)))}"
    said = "found '>' before a text, which YAML takes for a block of lines, expected a quotation"
    yield Fix("yaml-quotation", at, last, (new,), column, said)


def comments(page: SourceText, at: int) -> Iterator[Fix]:
    """Comments as programs have them; marks that part documents."""
    text = page.texts[at]
    if text.strip() in ("---", "..."):
        yield Fix(
            "yaml-document", at, at, (), 0, "found a second document (---), expected one briefing"
        )
    if _ONLY_MARKS.fullmatch(text.strip()):
        yield Fix("yaml-marks", at, at, (), 0, "found a line of marks, which YAML cannot read")
    if text.lstrip().startswith(("//", "/*", "<!--", "--", "%")):
        said = "found a line that looks like a comment, which begins with # in YAML"
        column = len(text) - len(text.lstrip())
        new = f"{text[:column]}# {text[column:].strip('/*<!->% ')}".rstrip()
        yield Fix.one("yaml-comment", at, new, column, said)


def tabs(page: SourceText, at: int) -> Iterator[Fix]:
    """Lines that are indented by tabs, with those that follow."""

    def is_tabbed(text: str) -> bool:
        return "\t" in text[: len(text) - len(text.lstrip())]

    if not is_tabbed(page.texts[at]):
        return
    first = last = at
    while first and is_tabbed(page.texts[first - 1]):
        first -= 1
    while last + 1 < len(page.texts) and is_tabbed(page.texts[last + 1]):
        last += 1
    column = page.texts[first].index("\t")
    for width in (2, 4, 8, 3, 0):
        new = []
        for text in page.texts[first : last + 1]:
            bare = text.lstrip()
            new.append(text[: len(text) - len(bare)].replace("\t", " " * width) + bare)
        yield Fix(
            "yaml-tab", first, last, tuple(new), column, "found a tab; YAML indents with spaces"
        )


def trailing_commas(page: SourceText, at: int) -> Iterator[Fix]:
    """A comma behind a quoted value, as JSON has it."""
    line = page.line(at)
    if line.value.endswith(('",', "',")):
        new = f"{line.head}{line.value[:-1]}{line.comment}"
        column = len(line.text.rstrip()) - len(line.comment) - 1
        yield Fix.one(
            "yaml-comma", at, new, column, "found a comma behind a value, which needs none"
        )


def lost_commas(page: SourceText, at: int) -> Iterator[Fix]:
    """The comma that JSON has between two values, lost at the end of a line."""
    text, below = page.texts[at].rstrip(), next(page.below(at), None)
    if below is None or text[-1:] in (",", "{", "[", ":", ""):
        return
    if below[1].text.lstrip()[0] in '{["' or (below[1].key and page.line(at).key):
        said = "found no comma between this value and the next one"
        yield Fix.one("yaml-comma", at, f"{text},", len(text) - 1, said)

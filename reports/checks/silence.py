"""Comments of a briefing file that silence rules: ``# briefpack: ignore B203``.

At the end of a line, or alone above one, a comment is about the field that begins there and
all within it; above the first field it is about the whole file. Behind the codes may stand
why; what names no rule is a finding itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from reports.notices import Location, Notice, Place, read_place
from reports.slotted import frozen

_COMMENT = re.compile(
    r"(?<!\S)#[ \t]*briefpack:[ \t]*ignore\b[ \t]*(?P<codes>[^#\n]*)", re.IGNORECASE
)
#: The briefing files that have comments: JSON has none.
COMMENTED = (".yaml", ".yml", ".toml")
_CODE = re.compile(r"[A-Z]\d+\b")
# codes stand first, with commas, colons or white space: what follows is why
_CODES = re.compile(r"[\s:,]*(?:[A-Z]\d+\b[\s,]*)*", re.IGNORECASE)
#: What is found where a comment names no rule.
UNKNOWN = "B001"
#: Comments that are tried one by one where a text, too, has something like them.
_MOST = 100


@frozen
class Silence:
    """What a comment silences: `codes` below the fields of `line`, None for the whole file.

    `at` is the line of the comment itself, `said` all that it says behind “ignore”.
    """

    codes: frozenset[str]
    line: int | None
    at: int
    said: str = ""


def silences(
    text: str, lines: Mapping[Place, int], reads_alike: Callable[[str], bool]
) -> tuple[Silence, ...]:
    """Return what the comments of a file silence.

    `reads_alike` says whether another text says the same as `text` does: what can be taken
    out of it and changes nothing is a comment, wherever it stands.
    """
    found = list(_COMMENT.finditer(text))
    if not found:
        return ()
    if not reads_alike(_without(text, found)):
        found = [each for each in found[:_MOST] if reads_alike(_without(text, [each]))]
    starts = [0, *(each.end() for each in re.finditer("\n", text))]
    fields = sorted(set(lines.values()))
    return tuple(_silence(text, each, starts, fields) for each in found)


def _without(text: str, comments: list[re.Match[str]]) -> str:
    kept, last = [], 0
    for each in comments:
        kept.append(text[last : each.start()])
        last = each.end()
    return "".join((*kept, text[last:]))


def _silence(
    text: str, comment: re.Match[str], starts: Sequence[int], fields: Sequence[int]
) -> Silence:
    """Return what a comment silences.

    `starts` are where the lines of `text` begin, `fields` the lines that have a field, in order.
    """
    named = _CODES.match(comment["codes"])
    codes = frozenset(_CODE.findall(named.group().upper() if named else ""))
    line = bisect_right(starts, comment.start())
    if text[starts[line - 1] : comment.start()].strip():
        return Silence(codes, line, line, comment["codes"])
    after = bisect_right(fields, line)
    below = fields[after] if after < len(fields) else line
    is_first = after == 0 and bool(fields)
    return Silence(codes, None if is_first else below, line, comment["codes"])


def unknown(silenced: Iterable[Silence], known: Collection[str]) -> Iterator[Notice]:
    """Yield the codes of comments that no rule has, and the comments that name none."""
    expected = "the code of a rule, such as B308"
    for each in silenced:
        said = " ".join(each.said.split()[:1])
        wrong = sorted(each.codes.difference(known)) or ([] if each.codes else [said])
        for code in wrong:
            found = f"“{f'ignore {code}'.strip()}” names no rule"
            yield Notice(UNKNOWN, found, expected, place=Location(line=each.at))


def heard(
    notices: tuple[Notice, ...], silenced: tuple[Silence, ...], lines: Mapping[Place, int]
) -> Iterator[Notice]:
    """Yield the notices that no comment silences; their places are fields."""
    silent = {(code, each.line) for each in silenced for code in each.codes}
    for each in notices:
        field = read_place(each.place.part)
        above = {lines.get(field[:end]) for end in range(1, len(field) + 1)} - {None}
        if silent.isdisjoint((each.code, line) for line in (*above, None)):
            yield each

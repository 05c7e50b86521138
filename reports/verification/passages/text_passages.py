"""A plain-text brief read back: its lines, and the cells of tables that fold.

A table is what stands below a rule of dashes with gaps: the rule shows where its columns
begin. Letters are counted as terminals do, wide ones twice (Unicode: East_Asian_Width).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reports.verification.seen import Passage, Seen

_COLUMNS = re.compile(r"-+(?:  -+)*")
_RULE = re.compile(r"={72}|-{72}")
_TILDES = re.compile(r"~{3,}")
_BLANK = re.compile(r"  ")
#: Letters of one column: Latin, Greek and Cyrillic, and the marks of running text.
_NARROW = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0391-\u03a1\u03a3-\u03ff\u0400-\u0482\u2010-\u2027\u20ac]*"
)

_WORDS = re.compile(" +|[^ ]+")
_JOINER = "\N{ZERO WIDTH JOINER}"
#: A line, letter by letter: one for each column of a terminal.
_Spread = Sequence[str]


def text_passages(data: bytes, is_said: Callable[[str], bool] = lambda _: False) -> Seen:
    """Return what a text says, a passage a line or a cell.

    Lines of a table without empty lines between them are rows, or one row that folds: the
    text does not say which, if all columns have as many lines. They are one row if `is_said`
    says that its cells, one after the other, are what the text is to say.
    """
    lines = data.decode("utf-8", "replace").splitlines()
    return Seen(tuple(Passage(text) for text in _texts(lines, is_said) if text.strip()))


def _texts(lines: Sequence[str], is_said: Callable[[str], bool]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        head = lines[at : _block_end(lines, at)]
        rule = next((n for n, line in enumerate(head) if _is_rule(line, head[:n])), None)
        if rule:
            end = _table_end(lines, at + rule)
            yield from _table(lines[at:end], head[rule], is_said)
            at = end
        elif head:
            yield from _block([line for n, line in enumerate(head) if not _rules(line, head[:n])])
            at += len(head)
        else:
            at += 1


def _rules(line: str, above: Sequence[str]) -> bool:
    """Return whether a line is the rule of a heading, or of a sub-heading, as wide as that is."""
    if _RULE.fullmatch(line):
        return True
    if not above or _TILDES.fullmatch(line) is None:
        return False
    return len(line) == max(3, *(len(_spread(text)) for text in above))


def _block_end(lines: Sequence[str], at: int) -> int:
    """Return where the lines from `at` on end: at an empty one."""
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def _block(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines; those with a gap at one place, as below a chart, column by column."""
    spread = list(map(_spread, lines)) if any("  " in line.strip() for line in lines) else []
    gap = _common_gap(spread)
    if gap is None:
        yield from lines
        return
    for part in (slice(None, gap), slice(gap, None)):
        yield " ".join("".join(line[part]).strip() for line in spread)


def _common_gap(lines: Sequence[Sequence[str]]) -> int | None:
    """Return where all lines have two spaces, with letters on both sides of them."""
    width = max(map(len, lines), default=0)
    blank = [all(_is_blank(line[n : n + 1]) for line in lines) for n in range(width)]
    first = blank.index(False) if False in blank else width
    for n in range(first, width - 1):
        if blank[n] and blank[n + 1]:
            return n
    return None


def _is_rule(line: str, above: Sequence[str]) -> bool:
    """Return whether a line is the rule below the head of a table, which it is as wide as."""
    if _COLUMNS.fullmatch(line) is None or _RULE.fullmatch(line):
        return False
    return all(len(_spread(title)) <= len(line) for title in above)


def _table_end(lines: Sequence[str], start: int) -> int:
    """Return where a table ends: at a line that does not keep to its columns."""
    gaps = [match.start() for match in _BLANK.finditer(lines[start])]
    width, at = len(lines[start]), start + 1
    while at < len(lines):
        cells = _spread(lines[at])
        if not _keeps(cells, gaps, width):
            break
        if not lines[at].strip() and not _goes_on(lines, at + 1, gaps, width):
            break
        at += 1
    return at


def _goes_on(lines: Sequence[str], at: int, gaps: Sequence[int], width: int) -> bool:
    """Return whether a row of a table stands behind an empty line."""
    if at >= len(lines) or not lines[at].strip():
        return False
    cells = _spread(lines[at])
    return _keeps(cells, gaps, width) and (not gaps or len(cells) > gaps[0])


def _keeps(cells: _Spread, gaps: Sequence[int], width: int) -> bool:
    """Return whether a line keeps to the columns of a table."""
    return len(cells) <= width and all(_is_blank(cells[gap : gap + 2]) for gap in gaps)


def _is_blank(columns: _Spread) -> bool:
    """Return whether columns are empty; marks on them are those that begin the next cell."""
    return not "".join(column[:1] for column in columns).strip()


def _table(lines: Sequence[str], rule: str, is_said: Callable[[str], bool]) -> Iterator[str]:
    """Yield the cells of a table, row by row; rows end at a rule or an empty line.

    Where no row folds, none is parted from the next one: then each line is a row.
    """
    columns = [match.span() for match in re.finditer("-+", rule)]
    groups: list[list[_Spread]] = [[]]
    ended: list[str] = []
    for line in lines:
        if not line.strip() or _COLUMNS.fullmatch(line):
            groups.append([])
            ended.append(line.strip())
        else:
            groups[-1].append(_spread(line))
    yield from _cells(groups[0], columns)
    folds = "" in ended
    for group in groups[1:]:
        one_row = folds or is_said(" ".join(_cells(group, columns)))
        rows = [group] if one_row else _rows(group, columns)
        for row in rows:
            yield from _cells(row, columns)


def _rows(group: Sequence[_Spread], columns: Sequence[tuple[int, int]]) -> list[list[_Spread]]:
    """Return the lines of a group as rows: a line that lacks a cell may go on with the row above.

    No cell of a row is empty but those of totals, whose first one is not.
    """
    full = all(_texts_of(line, columns).count("") == 0 for line in group)
    is_total = all("" in _texts_of(line, columns) and line[0].strip() for line in group)
    return [[line] for line in group] if full or is_total else [list(group)]


def _cells(row: Sequence[_Spread], columns: Sequence[tuple[int, int]]) -> Iterator[str]:
    for parts in zip(*(_texts_of(line, columns) for line in row), strict=True):
        yield " ".join(parts)


def _texts_of(line: _Spread, columns: Sequence[tuple[int, int]]) -> list[str]:
    """Return the cells of a line, each with the marks that stand before its first letter."""
    marks = ["".join(line[max(start - 1, 0) : start])[1:] for start, _ in columns]
    cells = ["".join(line[start:end]) for start, end in columns]
    return [(mark + cell).strip() for mark, cell in zip(marks, cells, strict=True)]


def _spread(line: str) -> list[str]:
    """Return the letters of a line by column; what a wide letter covers beside its own is empty."""
    if _NARROW.fullmatch(line):
        return list(line)
    from wcwidth import wcwidth  # imported here: its tables take time, and few texts need them

    out: list[str] = []
    for part in _WORDS.findall(line):
        bare = part
        while out and bare and wcwidth(bare[0]) <= 0:  # a mark of what stands before the word
            out[-1] += bare[0]
            bare = bare[1:]
        out += part if part[0] == " " else _spread_word(bare)
    return out


def _spread_word(word: str) -> list[str]:
    """Return the letters of a word by column: signs that are shown as one are in its first."""
    from wcwidth import (
        wcswidth,
        wcwidth,
    )  # imported here: its tables take time, few texts need them

    out: list[str] = []
    first = width = 0
    for end, char in enumerate(word, start=1):
        before, width = width, wcswidth(word[:end])
        if out and (width <= before or wcwidth(char) <= 0 or word[end - 2] == _JOINER):
            out[first] += char
        else:
            first = len(out)
            out.append(char)
        # a mark may take a column, as the vowel signs of Tamil do, or several
        out += [""] * (width - len(out))
    return out

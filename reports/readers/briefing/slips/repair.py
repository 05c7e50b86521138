"""Find what was meant where a parser gives up: by trying.

A parser stops at its first complaint, often lines behind the slip. So each way to set a line
right is tried at the lines that may be to blame, and the first with which the parser gets
further is the answer: whatever is proposed has been read. With it in place the rest of the file
is read too, and its mistakes come in the same run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import islice

from reports.notices import Notice
from reports.readers.briefing.parsers.yaml_nodes import NotYamlError, is_read_alike, read_error
from reports.readers.briefing.slips.fixers import FIXERS
from reports.readers.briefing.slips.pasted import conflict
from reports.readers.briefing.slips.quoting import is_unclosed
from reports.readers.briefing.slips.source_text import Fix, SourceText
from reports.slotted import mutable

#: Slips that are mended in one file: 20 mistakes are shown.
_MOST_SLIPS = 20
#: Characters that are parsed for trying, by libyaml and by Python, which is slow.
_QUICK_WORK, _SLOW_WORK = 4_000_000, 400_000
_QUOTED = re.compile(r"^ *(?:- +)*(?:\w+ *: +)?[\"'].*$", re.MULTILINE)
_RUNAWAYS, _MOST_GAPS = 3, 3


@mutable
class Mended:
    """A text mended so that it can be read, and what a person is told of each slip.

    `gaps` are the lines that had to be left out to read on; `readable` says whether that was
    enough.
    """

    page: SourceText
    notices: list[Notice] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    readable: bool = False


def mend(text: str, error: NotYamlError, name: str) -> Mended:
    """Return `text` mended so that it can be read, as far as that is possible."""
    mended = Mended(SourceText(text.split("\n")))
    trial = _Trial(_QUICK_WORK if is_read_alike(text) else _SLOW_WORK)
    wrong = _after_merges(mended, error, name)
    while wrong is not None and wrong.line is not None and len(mended.notices) < _MOST_SLIPS:
        page, at = mended.page, min(wrong.line, len(mended.page.texts) - 1)
        fix = trial.first_that_works(page, at, wrong)
        shown = fix or Fix("not-yaml", at, at, None, wrong.column, plain_words(wrong.problem))
        mended.notices.append(page.notice(shown, name))
        if fix is None:
            fix = trial.best_gap(page, at, wrong) if len(mended.gaps) < _MOST_GAPS else None
            if fix is None:
                return mended
            mended.gaps.append(page.numbers[fix.first])
        mended.page = page.mended(fix)
        wrong = trial.error
    mended.readable = wrong is None
    return mended


def _after_merges(mended: Mended, error: NotYamlError, name: str) -> NotYamlError | None:
    """Return what is wrong when the merges that were not finished keep their first version."""
    wrong: NotYamlError | None = error
    while (merging := conflict(mended.page)) and len(mended.notices) < _MOST_SLIPS:
        mended.notices.append(mended.page.notice(merging, name))
        if merging.new is None:
            return NotYamlError(error.problem)  # nobody knows where it ends
        mended.page = mended.page.mended(merging)
        wrong = read_error(mended.page.text)
    return wrong


#: What the parsers say of a text that nobody can mend, in words that need no parser.
_WORDS = (
    ("mapping values are not allowed", "found ': ' where no field can begin"),
    (
        "expected <block end>",
        "found a line that belongs to nothing above it: is it indented alike?",
    ),
    ("could not find expected ':'", "found a line that is neither a field nor an item of a list"),
    ("did not find expected key", "found a line that belongs to nothing above it"),
    ("did not find expected '-'", "found a line that is no item of the list above it"),
    ("expected ',' or '}'", "found '{' that is not closed, or a value in it without quotes"),
    ("expected ',' or ']'", "found '[' that is not closed, or a value in it without quotes"),
    ("unexpected end of stream", "found a quotation mark that is not closed"),
    ("undefined alias", "found '*' at the start of a text, which YAML takes for an alias"),
    ("cannot start any token", "found a mark at the start of a text that YAML keeps for itself"),
)


def plain_words(problem: str) -> str:
    """Return what a parser complains of in plain words, its own where they are not known."""
    return next((words for parsers, words in _WORDS if parsers in problem), problem)


class _Trial:
    """Tries fixes while there is work left.

    `error` is what the last one that works leaves, `reached` the line that it stands in.
    """

    def __init__(self, work: int) -> None:
        self._work = work
        self.error: NotYamlError | None = None
        self.reached = 0.0

    def first_that_works(self, page: SourceText, at: int, wrong: NotYamlError) -> Fix | None:
        sites = list(dict.fromkeys(_sites(page, at, wrong)))
        tries = (fix for fixer in FIXERS for site in sites for fix in fixer(page, site))
        return next((fix for fix in tries if self.works(page, fix, at)), None)

    def best_gap(self, page: SourceText, at: int, wrong: NotYamlError) -> Fix | None:
        """Return the line to leave out with which the parser gets furthest."""
        best, furthest = None, float(page.numbers[at])
        left: NotYamlError | None = wrong
        for site in dict.fromkeys(_sites(page, at, wrong)):
            fix = Fix("not-yaml", site, site, None, 0, "")
            if self.works(page, fix, at) and self.reached > furthest:
                best, furthest, left = fix, self.reached, self.error
        self.error = left
        return best

    def works(self, page: SourceText, fix: Fix, at: int) -> bool:
        """Return whether the parser gets further with a fix than to the line `at`."""
        mended = page.mended(fix)
        text = mended.text
        self._work -= len(text)
        if self._work < 0:
            return False
        error = read_error(text)
        if error is None or error.line is None:
            self.error, self.reached = error, float("inf")
            return error is None
        line = mended.numbers[min(error.line, len(mended.numbers) - 1)]
        # a quotation mark that ran on to `at` has hidden what is wrong before that line
        if line <= (page.numbers[fix.first] if fix.runaway else page.numbers[at]):
            return False
        self.error, self.reached = error, line
        return True


def _sites(page: SourceText, at: int, wrong: NotYamlError) -> Iterator[int]:
    """Yield the lines that may be to blame for what is wrong in the line `at`."""
    yield at
    if wrong.opened is not None and wrong.opened < len(page.texts):
        yield wrong.opened
    above = list(islice(page.above(at), 2))
    yield from (i for i, _ in above)
    indent = page.line(at).indent
    for i, line in page.above(at):
        if line.key and len(line.lead) < max(indent, 1):
            yield i
            break
    yield from _unclosed(page, at)


def _unclosed(page: SourceText, at: int) -> list[int]:
    """Return the last lines above `at` that open a quotation mark and do not close it."""
    found, line, seen = [], 0, 0
    text = page.text
    for match in _QUOTED.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if line >= at:
            break
        if is_unclosed(page.line(line).value):
            found.append(line)
    return found[: -_RUNAWAYS - 1 : -1]

"""Outputs against their briefing: each is read back, and what does not agree is named."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from reports.advice.remarks import in_fields
from reports.errors import InputError, shown
from reports.model import Briefing
from reports.notices import Location, Notice, Severity
from reports.plan import Chart, Plan, Table
from reports.verification.compare import Difference, Fold, disagreements
from reports.verification.expected import (
    SHAPES,
    Expectations,
    Expected,
    FormatShape,
    expected_texts,
)
from reports.verification.lost import lost_facts
from reports.verification.running import running_differences
from reports.verification.seen import Seen, bare_letters, has_stacks, letters

#: Letters of a text that a message shows.
_LONGEST = 160
#: Letters of Hebrew, Arabic and the scripts between them, and their presentation forms.
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read back: its name, format, SHA-256, and how many texts it must say."""

    name: str
    format: str
    sha256: str
    texts: int
    differences: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was compared, and a notice for each place where an output and the briefing differ."""

    files: tuple[Checked, ...]
    notices: tuple[Notice, ...]

    @property
    def agrees(self) -> bool:
        """Whether every output says what the briefing does, and nothing else."""
        return not self.notices


@dataclass(frozen=True, slots=True)
class Written:
    """A file to be read back. `housed`: its template is not a shipped one, so that its order
    and its labels are its own.
    """

    name: str
    format: str
    data: bytes
    housed: bool = False


def verify_files(briefing: Briefing, plan: Plan, files: Iterable[Written]) -> Report:
    """Return where `files` do not say what `briefing` does; formats of others are passed over.

    The notices' places are fields of the briefing.
    """
    wanted = Expectations(plan)
    lacks = lost_facts(briefing, plan, wanted.of("docx"))
    lost = [_notice(each, "the plan of all outputs") for each in lacks]
    checked, found = [], [lost]
    for file in files:
        if file.format not in SHAPES:
            continue
        texts, notices = _compared(file, wanted)
        found.append(notices)
        digest = hashlib.sha256(file.data).hexdigest()
        checked.append(Checked(file.name, file.format, digest, texts, len(notices)))
    return Report(tuple(checked), in_fields(chain.from_iterable(found), briefing))


def how_many_texts(plan: Plan) -> int:
    """Return how many texts an output of a plan must say."""
    return len(expected_texts(plan, SHAPES["docx"]))


def _compared(file: Written, wanted: Expectations) -> tuple[int, list[Notice]]:
    plan, shape, expected = wanted.plan, SHAPES[file.format], wanted.of(file.format)
    try:
        first, *others = _readings(file)
        seen = first()
    except InputError as error:
        return len(expected), list(error.notices)
    if file.housed:
        lacks = _lacking(plan, expected, seen)
        return len(expected), [_notice(each, file.name, "warning") for each in lacks]
    fold, ordered = _comparing(shape, expected)
    found = list(_apart(plan, shape, expected, seen, fold, ordered))
    if found:
        more = (list(_apart(plan, shape, expected, read(), fold, ordered)) for read in others)
        found = min((found, *more), key=len)
    return len(expected), [_notice(each, file.name) for each in found]


def _comparing(shape: FormatShape, expected: Sequence[Expected]) -> tuple[Fold, bool]:
    """Return what of texts is compared, and whether in order.

    PDF readers put letters in the order of the page where they run from right to left, and
    show few of the marks that stand over one another.
    """
    if shape.name != "pdf":
        return letters, True
    stacked = any(has_stacks(one.text) for one in expected)
    rtl = any(_RTL.search(one.text) for one in expected)
    return bare_letters if stacked else letters, not rtl


def _apart(
    plan: Plan,
    shape: FormatShape,
    expected: Sequence[Expected],
    seen: Seen,
    fold: Fold,
    ordered: bool,
) -> Iterator[Difference]:
    yield from disagreements(expected, seen.passages, fold, ordered)
    yield from running_differences(plan, shape, seen, fold, ordered)


def _readings(file: Written) -> list[Callable[[], Seen]]:
    """Return the ways to read a file: a text has two. Readers are imported when needed."""
    if file.format == "pdf":
        from reports.verification.pdf_passages import pdf_passages

        return [lambda: pdf_passages(file.data, file.name)]
    if file.format == "docx":
        from reports.verification.word_passages import word_passages

        return [lambda: word_passages(file.data, file.name)]
    from reports.verification.text_passages import text_passages

    return [lambda: text_passages(file.data), lambda: text_passages(file.data, folded=True)]


def _lacking(plan: Plan, expected: Sequence[Expected], seen: Seen) -> Iterator[Difference]:
    """Yield the facts that a house's own template leaves out, wherever it has the others."""
    labels = {block.id for block in plan.blocks if isinstance(block, Table | Chart)}
    said = letters("".join(one.text for one in seen.passages) + "".join(seen.running))
    for one in expected:
        if one.part not in labels and letters(one.text) not in said:
            yield Difference(one.part, one.text, "nothing like it")


def _notice(each: Difference, name: str, severity: Severity = "error") -> Notice:
    page = f"page {each.page} of " if each.page else ""
    if not each.expected:
        found = f"{page}{name} says {_short(each.found)}, which the briefing does not"
        return Notice("not-in-briefing", found, place=Location(), severity=severity)
    said = f"says {_short(each.found)}" if each.found else "lacks it"
    return Notice(
        "not-as-briefed",
        f"{page}{name} {said}",
        _short(each.expected),
        place=Location(part=each.part),
        severity=severity,
    )


def _short(text: str) -> str:
    return shown(" ".join(text.split()), _LONGEST)

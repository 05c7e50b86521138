"""Outputs against their briefing: each is read back, and what does not agree is named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reports.advice.remarks import in_fields
from reports.errors import InputError, shown
from reports.model import Briefing
from reports.notices import Location, Notice, Severity
from reports.plan import Chart, Correction, Plan, Table
from reports.slotted import frozen
from reports.verification.compare import Difference, Fold, disagreements
from reports.verification.expected.plan_texts import Expectations
from reports.verification.expected.running import running_differences
from reports.verification.format_shapes import SHAPES, Expected
from reports.verification.forms.form import lost_forms
from reports.verification.lost import lost_facts
from reports.verification.readings import ReadBack, read_back, second_reading
from reports.verification.seen import Seen, letters, words_alone

#: Letters of a text that a message shows.
_LONGEST = 160


@frozen
class Checked:
    """A file that was read back: its name, format, SHA-256, and how many texts it must say."""

    name: str
    format: str
    sha256: str
    texts: int
    differences: int


@frozen
class Report:
    """What was compared, and a notice for each place where an output and the briefing differ.

    A seal that is broken is among them; `seals` is what else there is to say of seals.
    """

    files: tuple[Checked, ...]
    notices: tuple[Notice, ...]
    seals: tuple[Notice, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every output says what the briefing does, and nothing else."""
        return not self.notices


@frozen
class Written:
    """A file to be read back. `housed`: its template is not a shipped one, so that its order
    and its labels are its own. `correction` is what the body of a message says before all else.
    """

    name: str
    format: str
    data: bytes
    housed: bool = False
    correction: Correction | None = None


def verify_files(
    briefing: Briefing,
    plan: Plan,
    files: Iterable[Written],
    *,
    thorough: bool = False,
) -> Report:
    """Return where `files` do not say what `briefing` does; formats of others are passed over.

    The notices' places are fields of the briefing. `thorough`: what agrees by our reader of
    PDF is read by PDFium, too, which takes longer than making the file.
    """
    wanted = Expectations(plan)
    lacks = lost_facts(briefing, plan, wanted.of("docx"))
    lost = [_notice(each, "the plan of all outputs") for each in lacks]
    checked, found = [], [lost]
    for file in files:
        if file.format not in SHAPES:
            continue
        texts, notices = _compared(file, wanted, thorough)
        found.append(notices)
        digest = hashlib.sha256(file.data).hexdigest()
        checked.append(Checked(file.name, file.format, digest, texts, len(notices)))
    return Report(tuple(checked), in_fields(chain.from_iterable(found), briefing))


def _compared(file: Written, wanted: Expectations, thorough: bool) -> tuple[int, list[Notice]]:
    expected = wanted.of(file.format, file.correction)
    try:
        reading = read_back(file.name, file.format, file.data, expected)
        if file.housed:
            lacks = _lacking(wanted.plan, expected, reading.seen)
            return len(expected), [_notice(each, file.name, "warning") for each in lacks]
        found = _apart(wanted, file, reading)
        if not found and thorough and file.format == "pdf":
            second = second_reading(file.name, file.data, expected)
            found = _apart(wanted, file, second) if second else []
    except InputError as error:
        return len(expected), list(error.notices)
    return len(expected), [_notice(each, file.name) for each in found]


def _apart(wanted: Expectations, file: Written, reading: ReadBack) -> list[Difference]:
    """Return where a file does not say what it must."""
    expected = wanted.of(file.format, file.correction)
    seen, ordered = reading.seen, reading.ordered
    found = disagreements(expected, seen.passages, reading.fold, ordered)
    if found and reading.coarse is not reading.fold:
        # where that is enough to tell them, differences are not told by punctuation
        found = disagreements(expected, seen.passages, reading.coarse, ordered) or found
    running = running_differences(wanted.plan, SHAPES[file.format], seen, reading.coarse, ordered)
    return [*found, *running] or _formless(wanted, file, reading.coarse)


def _formless(wanted: Expectations, file: Written, fold: Fold) -> list[Difference]:
    """Return what a file says in another form: as a heading what is a sub-heading."""
    if not wanted.forms:
        return []
    from reports.verification.forms.read import read_forms

    expected, found = wanted.forms, read_forms(file.name, file.format, file.data)
    if file.format == "pdf":
        fold = words_alone
        if wanted.plan.direction == "rtl":
            # PDFium shows the lines of these as they look
            expected = tuple(form for form in expected if form.kind != "line break")
    return list(lost_forms(expected, found, fold)) if found is not None else []


def _lacking(plan: Plan, expected: Sequence[Expected], seen: Seen) -> Iterator[Difference]:
    """Yield the facts that a house's own template leaves out, wherever it has the others."""
    labels = {block.id for block in plan.blocks if isinstance(block, Table | Chart)}
    # what programs are told is not what a house has to show
    for_programs = plan.date.isoformat() if plan.date else None
    said = letters("".join(one.text for one in seen.passages) + "".join(seen.running))
    for one in expected:
        if one.part in labels or one.text == for_programs:
            continue
        if letters(one.text) not in said:
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

"""Redlines that other programs make of two of our briefs are read as either brief.

docx-trackdiff (MIT) and jubarte-redlines (AGPL) are run as programs. Each keeps the base of one of
the briefs: what the other one does not print (a row's kind, the language) is not in the file.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reports.look import look_of
from reports.model import Briefing, public
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.floods import FLOODS
from tests.revision.redline.edits import EDITS

#: The arguments of each program behind its name: the old brief, the new one, the redline.
ENGINES = {
    "docx-trackdiff": lambda old, new, out: (old, new, out),
    "jubarte-redlines": lambda old, new, out: ("compare", old, new, "-o", out),
}
#: Edits that a program does not keep whole: it drops links, parts lists or joins rows, or what
#: changed is not printed.
NOT_WHOLE = {
    "docx-trackdiff": {
        "summary", "link changed", "link gone", "quotation to paragraph", "bullets to numbers",
        "two lists become one", "section gone", "no sections", "people sorted", "a column less",
        "columns and a row come and go", "a column of sums less",
        "people gone", "figures", "equivalent gone", "row becomes another", "row gone",
        "rows sorted", "row becomes a part", "totals off", "only one row", "source",
        "a row held", "French", "Arabic", "all of it",
    },
    "jubarte-redlines": {
        "link changed", "link gone", "section without its heading", "no sections",
        "a column less", "columns and a row come and go", "a column of sums less",
        "row comes", "row becomes another", "row becomes a part", "agreement",
        "totals off", "contacts", "contact gone", "French", "Arabic", "all of it",
    },
}  # fmt: skip
CASES = [(engine, name) for engine in ENGINES for name in EDITS if name not in NOT_WHOLE[engine]]


def brief(briefing: Briefing, path: Path) -> str:
    path.write_bytes(WordRenderer().render(plan_of(briefing), look_of()).data)
    return str(path)


@pytest.mark.parametrize(("engine", "name"), CASES)
def test_the_redline_of_another_program_reads_as_either_brief(
    engine: str, name: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    program = need_tool(str(Path(sys.executable).with_name(engine)))
    old, new = brief(FLOODS, tmp_path / "old.docx"), brief(EDITS[name], tmp_path / "new.docx")
    out = tmp_path / "redline.docx"
    made = subprocess.run(
        [program, *ENGINES[engine](old, new, str(out))],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert made.returncode == 0, made.stderr
    data = out.read_bytes()

    accepted = read_word(data, "redline.docx", allow_unmark=True)
    rejected = read_word(data, "redline.docx", tracked="reject", allow_unmark=True)

    assert accepted.briefing == public(EDITS[name])
    assert rejected.briefing == FLOODS


def test_each_program_keeps_thirty_edits_whole() -> None:
    for engine in ENGINES:
        assert sum(each == engine for each, _ in CASES) >= 30
        assert NOT_WHOLE[engine] <= EDITS.keys()

"""LibreOffice accepts all changes of a redline, or rejects them, and saves the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reports.model import Briefing, public
from reports.revision import read_word
from tests.revision.floods import FLOODS
from tests.revision.libreoffice.office import edited_by_office
from tests.revision.redline.edits import EDITS
from tests.revision.redline.test_identities import redline

SCRIPT = Path(__file__).with_name("libreoffice_redlines.py")
NAMES = tuple(EDITS)
#: Where LibreOffice 7.4 keeps a thing that goes: the link of words that come back beside another
#: link (the words behind them get its address), and the picture or the style of a chart.
KEEPS_LINK = ("link changed", "rejected")
#: and where it writes a message of its own into headers, whose field has lost what it repeats.
SAYS_LOST = ("head", "rejected")
KEEPS_CHART = (("only one row", "accepted"), ("Arabic", "accepted"))


def without_links(briefing: Briefing) -> str:
    """What the sections of a briefing say, without the addresses of links."""
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", repr(briefing.sections))


@pytest.fixture(scope="module")
def resolved(
    tmp_path_factory: pytest.TempPathFactory, need_tool: Callable[[str], str]
) -> Iterator[Path]:
    """The folder of what LibreOffice made of each redline."""
    folder = tmp_path_factory.mktemp("redlines")
    for part in ("redlines", "accepted", "rejected"):
        (folder / part).mkdir()
    for number, name in enumerate(NAMES):
        (folder / "redlines" / f"{number}.docx").write_bytes(redline(FLOODS, EDITS[name]))
    with edited_by_office(SCRIPT, b"", folder, need_tool) as made:
        yield made


@pytest.mark.parametrize("how", ["accepted", "rejected"])
@pytest.mark.parametrize("name", NAMES)
def test_a_redline_resolved_by_libreoffice_reads_as_that_side(
    name: str, how: str, resolved: Path
) -> None:
    data = (resolved / how / f"{NAMES.index(name)}.docx").read_bytes()

    reading = read_word(data, "resolved.docx", allow_unmark=True)

    wanted, found = public(EDITS[name] if how == "accepted" else FLOODS), reading.briefing
    if (name, how) == KEEPS_LINK:
        assert without_links(found) == without_links(wanted)
    else:
        assert found == wanted
    assert not reading.tracked
    if (name, how) == SAYS_LOST:
        assert [each.code for each in reading.notices] == ["made-anew"]
    elif (name, how) not in KEEPS_CHART:
        assert reading.notices == ()

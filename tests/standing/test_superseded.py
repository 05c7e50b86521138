"""What stands of an earlier briefing where a build makes no file is never left as if it were new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from reports.errors import EditedFileError, UnprintableError
from reports.fonts.system import SystemFonts
from reports.look import Options
from reports.model import Briefing
from reports.outputs import Produced
from reports.pipeline import produce, render

OLD = Briefing(title="Wang Yi in Ottawa", summary="He met the minister.")
# from Python no font of the system is looked for
NEW = Briefing(title="Wang Yi (王毅) in Ottawa", summary="He met the minister.")


def build(briefing: Briefing, out: Path, formats: str = "pdf,docx,txt") -> Produced:
    return produce(briefing, formats, out=out)


def standing(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir()}


def codes(produced: Produced) -> list[str]:
    return [each.code for each in produced.notices if each.place.source.endswith(".pdf")]


def test_an_old_pdf_gets_another_name_in_the_same_change(tmp_path: Path) -> None:
    build(OLD, tmp_path)
    old = standing(tmp_path)
    produced = build(NEW, tmp_path)
    new = standing(tmp_path)

    assert sorted(new) == ["briefing.docx", "briefing.old.pdf", "briefing.txt"]
    assert new["briefing.old.pdf"] == old["briefing.pdf"]
    assert new["briefing.docx"] != old["briefing.docx"]
    assert codes(produced) == ["set-aside"]
    assert produced.refused is not None


def test_a_file_of_somebody_else_is_set_aside_too_and_nothing_is_written_over(
    tmp_path: Path,
) -> None:
    (tmp_path / "briefing.pdf").write_bytes(b"by hand")
    (tmp_path / "briefing.old.pdf").write_bytes(b"an older one")
    build(NEW, tmp_path, "pdf,txt")

    assert standing(tmp_path).keys() == {"briefing.old.pdf", "briefing.old-2.pdf", "briefing.txt"}
    assert (tmp_path / "briefing.old.pdf").read_bytes() == b"an older one"
    assert (tmp_path / "briefing.old-2.pdf").read_bytes() == b"by hand"


def test_what_lies_there_already_is_not_kept_twice(tmp_path: Path) -> None:
    for name in ("briefing.pdf", "briefing.old.pdf"):
        (tmp_path / name).write_bytes(b"the same")
    build(NEW, tmp_path, "pdf,txt")

    assert standing(tmp_path).keys() == {"briefing.old.pdf", "briefing.txt"}


@pytest.fixture
def carrying(need_path: Callable[[str], Path]) -> bytes:
    """A PDF of the new briefing, as a machine with fonts has made it."""
    fonts = need_path("/usr/share/fonts/opentype/noto")
    return render(NEW, "pdf", options=Options(system=SystemFonts((str(fonts),))))


def test_a_pdf_of_this_very_briefing_stays(carrying: bytes, tmp_path: Path) -> None:
    (tmp_path / "briefing.pdf").write_bytes(carrying)
    produced = build(NEW, tmp_path, "pdf,txt")

    assert standing(tmp_path).keys() == {"briefing.pdf", "briefing.txt"}
    assert (tmp_path / "briefing.pdf").read_bytes() == carrying
    assert codes(produced) == ["still-current"]


def test_one_that_another_program_has_saved_since_does_not_stay(
    carrying: bytes, tmp_path: Path
) -> None:
    (tmp_path / "briefing.pdf").write_bytes(carrying)
    with pikepdf.open(tmp_path / "briefing.pdf", allow_overwriting_input=True) as file:
        file.save(tmp_path / "briefing.pdf")
    produced = build(NEW, tmp_path, "pdf,txt")

    assert standing(tmp_path).keys() == {"briefing.old.pdf", "briefing.txt"}
    assert codes(produced) == ["set-aside"]


def test_where_nothing_is_made_nothing_moves_and_what_stands_is_told(tmp_path: Path) -> None:
    build(OLD, tmp_path)
    old = standing(tmp_path)
    with pytest.raises(UnprintableError) as caught:
        build(NEW, tmp_path, "pdf")

    assert standing(tmp_path) == old
    assert [each.code for each in caught.value.notices] == ["unprintable", "stale-file"]


def test_what_holds_edits_stays_with_all_that_stands_beside_it(tmp_path: Path) -> None:
    build(OLD, tmp_path)
    brief = tmp_path / "briefing.docx"
    brief.write_bytes(brief.read_bytes()[:-30])
    old = standing(tmp_path)

    with pytest.raises(EditedFileError):
        build(NEW, tmp_path)
    assert standing(tmp_path) == old

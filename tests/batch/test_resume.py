"""A resumed batch makes exactly what is missing or no longer current."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.briefings import BRIEF, Line, batch, lines, outputs, write_briefings


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder of outputs, beside the folder `in` of its six briefings."""
    write_briefings(tmp_path / "in", range(6))
    assert batch(tmp_path / "in", "--out", tmp_path / "out", "--to", "txt").exit_code == 0
    return tmp_path / "out"


def resume(out: Path, *options: object) -> Line:
    """Resume a batch; return how many were made, left and failed."""
    done = batch(out.parent / "in", "--out", out, "--to", "txt", "--resume", "--json", *options)
    said = json.loads(done.stdout)
    return {name: said[name] for name in ("made", "unchanged", "failed")}


def counts(made: int, failed: int = 0) -> Line:
    return {"made": made, "unchanged": 6 - made - failed, "failed": failed}


def test_nothing_is_made_again_where_all_is_as_it_was(made: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.glob("*.txt")}
    manifest = (made / "manifest.jsonl").read_bytes()
    assert resume(made) == counts(0)
    assert {path: path.stat().st_mtime_ns for path in made.glob("*.txt")} == before
    assert (made / "manifest.jsonl").read_bytes() == manifest


def _change_source(out: Path) -> None:
    (out.parent / "in" / "b00002.yaml").write_text(BRIEF.format(number=77), encoding="utf-8")


def _change_output(out: Path) -> None:
    (out / "b00002.txt").write_text("torn", encoding="utf-8")


def _remove_output(out: Path) -> None:
    (out / "b00002.txt").unlink()


def _lose_record(out: Path) -> None:
    kept = [line for line in lines(out) if line["name"] != "b00002"]
    (out / "manifest.jsonl").write_text("".join(json.dumps(line) + "\n" for line in kept))


def _tear_record(out: Path) -> None:
    data = (out / "manifest.jsonl").read_bytes()
    (out / "manifest.jsonl").write_bytes(data[:-20])


def _fail_before(out: Path) -> None:
    records = [{**line, "status": "failed", "outputs": []} for line in lines(out)[:1]]
    with (out / "manifest.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in records)


def _spoil_record(out: Path) -> None:
    data = (out / "manifest.jsonl").read_bytes()
    (out / "manifest.jsonl").write_bytes(data.replace(b'{"source"', b'"source"', 1))


@pytest.mark.parametrize(
    "change",
    [
        _change_source, _change_output, _remove_output, _lose_record, _tear_record, _fail_before,
        _spoil_record,
    ],
)  # fmt: skip
def test_what_is_missing_or_stale_is_made_and_nothing_else(
    made: Path, change: Callable[[Path], None]
) -> None:
    wanted = outputs(made)
    change(made)
    assert resume(made) == counts(1)
    if change is not _change_source:
        assert outputs(made) == wanted
    assert resume(made) == counts(0)


def test_a_torn_line_is_cut_off_and_the_manifest_goes_on(made: Path) -> None:
    _tear_record(made)
    assert resume(made) == counts(1)
    assert len(lines(made)) == 6  # each line is a whole one


@pytest.mark.parametrize(
    "options",
    [
        ("--page", "letter"),
        ("--title", "Another"),
        ("--lang", "fr"),
        ("--pdf", "2.0"),
        ("--check",),
    ],
)
def test_another_setting_makes_all_anew(made: Path, options: tuple[str, ...]) -> None:
    assert resume(made, *options) == counts(6)
    assert resume(made, *options) == counts(0)


def test_a_changed_template_makes_all_anew(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "text"
    folder.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "templates" / "text"
    name = next(path.name for path in sorted(shipped.glob("*.j2")))
    shutil.copy(shipped / name, folder)
    options = ("--templates", folder.parent)
    assert resume(made, *options) == counts(6)
    assert resume(made, *options) == counts(0)
    (folder / name).write_text((shipped / name).read_text() + "{# new #}")
    assert resume(made, *options) == counts(6)


def test_a_new_version_makes_all_anew(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.cli.commands.batch.__version__", "99.0")
    assert resume(made) == counts(6)


def test_a_new_source_is_made_and_one_that_is_gone_is_left(made: Path) -> None:
    write_briefings(made.parent / "in", [6])
    (made.parent / "in" / "b00000.yaml").unlink()
    assert resume(made) == {"made": 1, "unchanged": 5, "failed": 0}
    assert (made / "b00000.txt").exists()


def test_a_brief_that_was_edited_is_left_though_its_source_is_as_it_was(tmp_path: Path) -> None:
    import docx

    folder, out = write_briefings(tmp_path / "in", range(2)), tmp_path / "out"
    assert batch(folder, "--out", out, "--to", "docx").exit_code == 0
    document = docx.Document(str(out / "b00000.docx"))
    document.paragraphs[0].runs[0].text = "Typed by a colleague"
    document.save(str(out / "b00000.docx"))
    edited = outputs(out)
    done = batch(folder, "--out", out, "--to", "docx", "--resume")
    assert (done.exit_code, outputs(out)) == (1, edited)
    assert "holds edits" in done.stderr


def test_without_resume_all_is_made_and_the_manifest_begins_anew(made: Path) -> None:
    done = batch(made.parent / "in", "--out", made, "--to", "txt")
    assert "6 built in" in done.stderr
    assert len(lines(made)) == 6


def test_two_runs_do_not_write_into_one_manifest(made: Path) -> None:
    from reports.batch.manifest import Manifest

    before = (made / "manifest.jsonl").read_bytes()
    held = Manifest(made / "manifest.jsonl", resume=True)
    try:
        done = batch(made.parent / "in", "--out", made, "--to", "txt")
    finally:
        held.close()
    assert done.exit_code == 4
    assert "another batch writes into it" in done.stderr
    assert (made / "manifest.jsonl").read_bytes() == before


@pytest.mark.parametrize("manifest", ["out", "/dev/full", "in/b00000.yaml/x"])
def test_a_manifest_that_cannot_be_written_is_told_before_anything_is_built(
    made: Path, manifest: str
) -> None:
    before = outputs(made)
    done = batch(
        made.parent / "in", "--out", made, "--manifest", made.parent / manifest, "--to", "docx"
    )
    assert done.exit_code == 4, done.output
    assert "cannot be written" in done.stderr
    assert outputs(made) == before


def test_a_manifest_that_takes_no_more_ends_the_run(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reports.batch.manifest import Manifest

    def full(self: Manifest) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Manifest, "_flush", full)
    monkeypatch.setattr("reports.batch.manifest._FLUSHED", 2)
    done = batch(made.parent / "in", "--out", made, "--to", "txt")
    assert done.exit_code == 4
    assert "manifest.jsonl: cannot be written: " in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a folder cannot be closed there")
def test_what_a_killed_run_left_in_the_folder_is_put_back(made: Path) -> None:
    (made / ".briefpack.lock").touch()
    (made / ".briefpack-0123456789abcd00.tmp").write_bytes(b"half")
    assert resume(made) == counts(0)
    assert not [path for path in made.iterdir() if path.name.startswith(".briefpack")]

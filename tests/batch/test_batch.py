"""`briefpack batch`, with real workers: what is made, what is refused, and what is said."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reports.pipeline import produce
from tests.batch.briefings import BRIEF, batch, lines, names, outputs, write_briefings


def test_a_batch_makes_what_builds_make(tmp_path: Path) -> None:
    folder, out, single = write_briefings(tmp_path / "in", range(3)), tmp_path / "o", tmp_path / "s"
    done = batch(folder, "--out", out, "--jobs", 2)
    for path in folder.iterdir():
        produce(path, out=single)

    assert done.exit_code == 0, done.output
    assert done.stdout == f"{out / 'manifest.jsonl'}\n"
    assert done.stderr.startswith("briefpack: 3 built in ")
    assert outputs(out) == outputs(single)
    assert len(outputs(out)) == 9


def test_each_result_is_a_line_of_the_manifest(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", [1]), tmp_path / "out"
    assert batch(folder, "--out", out, "--to", "pdf,txt", "--check").exit_code == 0
    (line,) = lines(out)
    assert (line["source"], line["name"], line["status"]) == (
        str(folder / "b00001.yaml"), "b00001", "made",
    )  # fmt: skip
    assert [output["path"] for output in line["outputs"]] == ["b00001.pdf", "b00001.txt"]
    assert [output["pages"] for output in line["outputs"]] == [1, None]
    assert [output["bytes"] for output in line["outputs"]] == [
        len(outputs(out)[name]) for name in ("b00001.pdf", "b00001.txt")
    ]
    assert line["verified"] is True
    assert line["error"] is None
    assert line["ms"] > 0
    assert sum(line["findings"].values()) > 0  # it has no contacts, for one


def test_what_was_not_asked_for_is_null(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", [1]), tmp_path / "out"
    assert batch(folder, "--out", out, "--to", "txt", "--no-verify").exit_code == 0
    assert [(line["verified"], line["findings"]) for line in lines(out)] == [(None, None)]


def test_a_briefing_that_is_wrong_stops_no_other(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", range(4)), tmp_path / "out"
    (folder / "b00001.yaml").write_text("titel: x\n", encoding="utf-8")
    (folder / "b00002.yaml").write_bytes(b"\xff\xfe\x00")
    done = batch(folder, tmp_path / "gone.yaml", "--out", out, "--to", "txt")

    assert done.exit_code == 1
    assert set(outputs(out)) == {"b00000.txt", "b00003.txt"}
    bad = {line["source"]: line["error"]["code"] for line in lines(out) if line["error"]}
    assert set(bad) == {
        str(folder / "b00001.yaml"), str(folder / "b00002.yaml"), str(tmp_path / "gone.yaml"),
    }  # fmt: skip
    assert bad[str(tmp_path / "gone.yaml")] == "file-delivery"
    assert "2 built, 3 failed in " in done.stderr
    assert "b00001.yaml:1:1: titel: " in done.stderr


def test_same_stems_of_different_folders_have_different_files(tmp_path: Path) -> None:
    for desk in ("africa", "asia"):
        write_briefings(tmp_path / desk, [1])
    out = tmp_path / "out"
    files = sorted(tmp_path.glob("a*/*.yaml"))
    assert batch(*files, "--out", out, "--to", "txt").exit_code == 0
    assert len(outputs(out)) == 2
    assert batch(tmp_path / "a*" / "*", "--out", tmp_path / "two", "--to", "txt").exit_code == 0
    assert set(outputs(tmp_path / "two")) == {"africa/b00001.txt", "asia/b00001.txt"}


def test_lines_of_json_from_standard_input(tmp_path: Path) -> None:
    records = [
        {"id": name, "title": f"T {name}", "date": "2026-11-22"} for name in ("a", "a", "..")
    ]
    stdin = "\n".join([*map(json.dumps, records), '{"title": 7'])
    done = batch("-", "--out", tmp_path, "--to", "txt", stdin=stdin.encode())

    assert done.exit_code == 1
    found = names(tmp_path)
    assert (found["-:1"], found["-:3"]) == ("a", "briefing")
    assert found["-:2"].startswith("a-")
    assert "-:4: " in done.stderr
    assert len(outputs(tmp_path)) == 3


def test_a_mistake_in_a_line_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"title": "A"}\n{"titel": "B", "id": "b"}\n', encoding="utf-8")
    done = batch(many, "--out", tmp_path / "out", "--to", "txt")
    assert done.exit_code == 1
    assert f"{many}:2: titel: " in done.stderr


def test_an_edited_brief_is_left_and_told(tmp_path: Path) -> None:
    import docx

    folder, out = write_briefings(tmp_path / "in", range(2)), tmp_path / "out"
    assert batch(folder, "--out", out, "--to", "docx,txt").exit_code == 0
    document = docx.Document(str(out / "b00000.docx"))
    document.paragraphs[0].runs[0].text = "Typed by a colleague"
    document.save(str(out / "b00000.docx"))
    edited = outputs(out)
    for path in folder.iterdir():
        path.write_text(BRIEF.format(number=7), encoding="utf-8")
    done = batch(folder, "--out", out, "--to", "docx,txt")

    assert done.exit_code == 1
    assert "holds edits" in done.stderr
    after = outputs(out)
    assert {name for name in after if after[name] == edited[name]} == {"b00000.docx", "b00000.txt"}


def test_sources_among_the_outputs_are_refused_where_they_could_be_written_over(
    tmp_path: Path,
) -> None:
    write_briefings(tmp_path, [1])
    (tmp_path / "b.txt").write_text("A story\n\nIt is told.\n", encoding="utf-8")
    done = batch(tmp_path / "b.txt", tmp_path, "--out", tmp_path, "--to", "txt")
    assert done.exit_code == 1
    assert [line["error"]["code"] for line in lines(tmp_path) if line["error"]] == ["source-in-out"]
    assert (tmp_path / "b.txt").read_text(encoding="utf-8").startswith("A story")
    assert (tmp_path / "b00001.txt").exists()


def test_a_link_among_the_outputs_leads_nowhere(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", [1]), tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    (out / "b00001.txt").symlink_to(tmp_path / "precious.txt")
    done = batch(folder, "--out", out, "--to", "txt")
    assert done.exit_code == 1
    assert "is reached by a link" in done.stderr
    assert (tmp_path / "precious.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["nothere/*.yaml"], 2, "SOURCE: found 'nothere/*.yaml'"),
        (["nothere.jsonl"], 4, "cannot be read"),
        (["a.yaml", "--to", "doc"], 2, "--to: found 'doc'"),
        (["a.yaml", "--theme", "none"], 2, "--theme"),
        (["docx", "a.yaml"], 2, "several formats go with commas"),
    ],
)
def test_a_batch_that_cannot_begin_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = batch(*arguments, "--out", "out")
    assert (done.exit_code, (tmp_path / "out").exists()) == (status, False)
    assert said in done.stderr


def test_quiet_says_nothing_but_what_failed_and_json_says_it_to_scripts(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", [1]), tmp_path / "out"
    assert batch(folder, "--out", out, "--to", "txt", "-q").stderr == ""
    (folder / "b00001.yaml").write_text("titel: x\n", encoding="utf-8")
    done = batch(folder, "--out", out, "--to", "txt", "--json")
    said = json.loads(done.stdout)
    assert (said["made"], said["failed"], said["status"], done.exit_code) == (0, 1, 1, 1)
    assert said["manifest"] == str(out / "manifest.jsonl")


def test_the_manifest_is_no_source_of_its_own_batch(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text('{"title": "A"}\n', encoding="utf-8")
    done = batch(tmp_path / "manifest.jsonl", "--out", tmp_path, "--to", "txt")
    assert done.exit_code == 2
    assert (tmp_path / "manifest.jsonl").read_text(encoding="utf-8") == '{"title": "A"}\n'


def test_the_project_file_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_briefings(tmp_path / "in", [1])
    (tmp_path / "briefpack.toml").write_text(
        'organisation = "Our House"\nout = "packs"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert batch("in", "--to", "txt").exit_code == 0
    assert "OUR HOUSE" in (tmp_path / "packs" / "b00001.txt").read_text(encoding="utf-8").upper()


def test_names_that_no_text_can_hold_are_built_too(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", [1]), tmp_path / "out"
    (folder / "b00001.yaml").rename(os.fsdecode(os.fsencode(folder) + b"/\xff\n.yaml"))
    done = batch(folder, "--out", out, "--to", "txt")
    assert done.exit_code == 0, done.output
    assert set(outputs(out)) == {"briefing.txt"}
    assert [os.fsencode(line["source"])[-7:] for line in lines(out)] == [b"\xff\n.yaml"]


def test_hostile_names_in_lines_stay_in_their_folder(tmp_path: Path) -> None:
    ids = [
        "../../up",
        "/etc/passwd",
        "a\x00\x1b[2Jb",
        "x" * 300,
        "CON",
        ".briefpack.lock",
        "A",
        "a",
    ]
    records = [{"id": each, "title": "T", "date": "2026-11-22"} for each in ids]
    stdin = "\n".join(map(json.dumps, records)).encode()
    done = batch("-", "--out", tmp_path / "out", "--to", "txt", stdin=stdin)
    assert done.exit_code == 0, done.output
    assert len(outputs(tmp_path / "out")) == len(ids)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert all("/" not in name and len(name) < 130 for name in outputs(tmp_path / "out"))
    assert "x" * 100 + ".txt" in outputs(tmp_path / "out")
    assert "_CON.txt" in outputs(tmp_path / "out")


def test_how_many_have_warnings_is_counted(tmp_path: Path) -> None:
    folder, out = write_briefings(tmp_path / "in", range(3)), tmp_path / "out"
    path = folder / "b00001.yaml"
    path.write_text("title: A\npeople: [{name: Ann Lee, review: unsure}]\n")
    done = batch(folder, "--out", out, "--to", "txt")
    assert "briefpack: 3 built, 1 with warnings" in done.stderr
    assert [line["name"] for line in lines(out) if line["notices"]] == ["b00001"]
    assert "warnings" not in batch(folder / "b00000.yaml", "--out", out, "--to", "txt").stderr

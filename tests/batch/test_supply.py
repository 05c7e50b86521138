"""Files, folders, wildcards and JSON Lines, met one at a time."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from reports.batch.feed.globs import expand
from reports.batch.feed.jsonl import json_lines
from reports.batch.feed.supply import Supplied, Supply
from reports.batch.stores.folder import FolderStore
from reports.errors import FileDeliveryError, UsageError
from reports.limits import BRIEFING_BYTES

FILES = (
    "a.yaml", "b.txt", "c.png", ".hidden.yaml", "briefpack.toml", "notes.jsonl.bak", "d.PDF",
    "desk/e.json", "desk/africa/f.toml", "desk/africa/.git/g.yaml", "[x].yaml",
)  # fmt: skip


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: A\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def met(*arguments: str, out: str = "out", stdin: bytes | None = None) -> list[Supplied]:
    stream = None if stdin is None else io.BytesIO(stdin)
    found = Supply(arguments, FolderStore(Path(out)), stream)
    found.check()
    return sorted(found.walk(), key=lambda each: each.label)


def labels(*arguments: str, out: str = "out") -> list[str]:
    return [each.label for each in met(*arguments, out=out)]


def test_a_folder_is_the_briefings_and_articles_in_it(tree: Path) -> None:
    (tree / "folder.yaml").mkdir()
    (tree / "folder.jsonl").mkdir()
    assert labels(".") == ["./[x].yaml", "./a.yaml", "./b.txt"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.yaml", ["[x].yaml", "a.yaml"]),
        ("?.*", ["a.yaml", "b.txt", "c.png", "d.PDF"]),
        ("[ab].*", ["a.yaml", "b.txt"]),
        ("desk/*", ["desk/e.json"]),
        ("**/*.toml", ["briefpack.toml", "desk/africa/f.toml"]),
        ("desk/**", ["desk/africa/f.toml", "desk/e.json"]),
        ("desk/**/*", ["desk/africa/f.toml", "desk/e.json"]),
        ("*/*/*", ["desk/africa/f.toml"]),
        (".h*.yaml", [".hidden.yaml"]),
    ],
)
def test_wildcards_are_those_of_a_shell(tree: Path, pattern: str, found: list[str]) -> None:
    assert labels(pattern) == found


def test_a_pattern_from_the_root_and_one_without_a_folder_agree(tree: Path) -> None:
    rooted = sorted(below for _, below in expand(f"{tree}/**/*.yaml"))
    assert rooted == sorted(below for _, below in expand("**/*.yaml"))
    assert all(path.startswith(f"{tree}/") for path, _ in expand(f"{tree}/*.yaml"))


def test_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "desk" / "loop").symlink_to(tree)
    assert labels("desk/**/*.json") == ["desk/e.json"]


def test_a_file_that_is_called_like_a_pattern_is_itself(tree: Path) -> None:
    assert labels("[x].yaml") == ["[x].yaml"]


def test_folders_below_a_pattern_are_kept_in_names(tree: Path) -> None:
    assert [each.wanted for each in met("desk/**/*")] == [("africa", "f"), ("e",)]


@pytest.mark.parametrize("argument", ["*.docx", "empty", "nothere/*"])
def test_what_stands_for_nothing_is_refused(tree: Path, argument: str) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(UsageError, match="DIR/"):
        met(argument)


@pytest.mark.parametrize("argument", ["", "https://example.org/a.txt"])
def test_what_is_no_path_is_refused(tree: Path, argument: str) -> None:
    with pytest.raises(UsageError):
        met(argument)


def test_a_missing_file_is_a_source_and_a_missing_file_of_lines_is_none(tree: Path) -> None:
    assert labels("nothere.yaml") == ["nothere.yaml"]
    with pytest.raises(FileDeliveryError, match=r"nothere\.jsonl: cannot be read"):
        met("nothere.jsonl")


def test_what_lies_among_the_outputs_is_not_met_unless_it_is_named(tree: Path) -> None:
    assert labels(".", "?.*", out=".") == ["./[x].yaml", "./a.yaml", "a.yaml"]
    with pytest.raises(UsageError, match="outputs are none"):
        met("*.txt", out=".")
    assert [each.is_output for each in met("b.txt", "a.yaml", out=".")] == [False, True]
    assert [each.is_output for each in met("b.txt")] == [False]


def test_lines_are_named_by_what_they_say(tree: Path) -> None:
    text = b'{"id": 7, "reference": "R", "title": "T"}\n\n{"reference": "PB 1", "title": "T"}\n'
    text += b'\xff\n{"title": "A long  way"}\n[1]\n{"title": ""}'
    (tree / "many.jsonl").write_bytes(text)
    found = met("many.jsonl")
    assert [each.wanted for each in found] == [
        ("7",), ("PB-1",), ("many-4",), ("A-long-way",), ("many-6",), ("many-7",)
    ]  # fmt: skip
    assert [each.label for each in found][:2] == ["many.jsonl:1", "many.jsonl:3"]
    assert b"id" not in (found[0].data or b"")


def test_standard_input_is_lines_too(tree: Path) -> None:
    (found,) = met("-", stdin=b'\xef\xbb\xbf{"title": "T"}')
    assert (found.label, found.wanted, found.data) == ("-:1", ("T",), b'{"title": "T"}')
    with pytest.raises(UsageError, match="standard input once"):
        met("-", "-", stdin=b"")


def test_a_line_without_an_end_does_not_fill_the_memory() -> None:
    endless = b'{"title": "' + b"x" * (3 * BRIEFING_BYTES) + b'"}\n{"title": "T"}\n'
    first, second = json_lines(io.BytesIO(endless))
    assert len(first.data) == BRIEFING_BYTES + 1
    assert (second.number, second.name) == (2, "T")

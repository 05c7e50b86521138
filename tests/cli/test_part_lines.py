"""``--part lines``: the lines to take alone, in files of their own, and home again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import reports
from reports.look import Options
from reports.model import Aid, Briefing, Money
from reports.readers.briefing.read import read_briefing
from reports.yamlfile import dump_yaml
from tests.cli.test_cli import run
from tests.lines_to_take import lines_brief
from tests.revision.word_edits import edited, retyped, typed_after

OTHER = (
    "Minister of Transport",
    "The Bank",
    "Background",
    "three years",
    "Buses cross",
    "Who pays",
)
HEAD = {
    "reference": "PB-1",
    "marking": "RESTRICTED",
    "embargo": "2026-11-23T06:00:00+01:00",
    "date": "2026-11-22",
    "source": {"publisher": "The Courier"},
    "notes": ["Ask again."],
}


def whole() -> Briefing:
    """A briefing with every part, a held row and a comment for the drafter."""
    held = Aid(donor="Nobody", amount=Money(value=1, currency="EUR"), review="who is it?")
    fields = lines_brief().model_dump() | HEAD
    return Briefing.model_validate(fields | {"aid": [*lines_brief().aid, held]})


@pytest.fixture
def brief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("brief.yaml")
    path.write_text(f"# ours\n{dump_yaml(whole())}", encoding="utf-8")
    return path


def test_the_lines_alone_are_built_beside_the_pack(brief: Path) -> None:
    assert run("build", brief, "--to", "pdf,docx,txt,html").exit_code == 0
    pack = {path.name: path.read_bytes() for path in Path("out").iterdir() if path.is_file()}

    done = run("build", brief, "--to", "pdf,docx,txt,html", "--part", "lines")

    assert done.exit_code == 0, done.stderr
    assert done.stdout.split() == [
        f"out/brief-lines.{suffix}" for suffix in ("pdf", "docx", "txt", "html")
    ]
    assert {name: Path("out", name).read_bytes() for name in pack} == pack
    text = Path("out/brief-lines.txt").read_text(encoding="utf-8")
    for said in ("RESTRICTED", "Embargoed until", "PB-1", "The new bridge", "Nobody pays",
                 "The Courier", "press@example.org"):  # fmt: skip
        assert said in text
    assert not [words for words in (*OTHER, "cost what was said") if words in text]


def test_its_files_are_proved_and_verified_as_such(brief: Path) -> None:
    run("build", brief, "--part", "lines")
    files = sorted(Path("out").glob("brief-lines.*"))

    assert run("verify", brief, *files, "--part", "lines").exit_code == 0
    assert run("verify", brief, *files).exit_code == 1


def test_a_briefing_without_lines_says_what_to_do(brief: Path) -> None:
    brief.write_text("title: Bare\n", encoding="utf-8")

    done = run("build", brief, "--part", "lines")

    assert done.exit_code == 3
    assert "key_messages: found none, so there is nothing to build of them alone" in done.stderr
    assert "write what is to be said as a list below key_messages" in done.stderr
    assert not list(Path().glob("out/*"))


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_what_it_carries_is_the_part_and_says_so(brief: Path, suffix: str) -> None:
    run("build", brief, "--to", suffix, "--part", "lines", "--embed", "full")
    file = Path(f"out/brief-lines.{suffix}")

    done = run("read", file)

    assert done.exit_code == 0
    assert f"{file}: holds the lines to take alone" in done.stderr
    assert "--into FILE.yaml merges them into that" in done.stderr
    assert not [words for words in (*OTHER, "Ask again", "Nobody,") if words in done.stdout]
    assert read_briefing(done.stdout.encode(), "x.yaml").key_messages == whole().key_messages


def test_edits_come_home_and_touch_the_lines_alone(brief: Path) -> None:
    run("build", brief, "--to", "docx", "--part", "lines")
    file = Path("out/brief-lines.docx")
    typed = typed_after("The plans are", "ListBullet", "Buses run.")
    file.write_bytes(edited(retyped("as planned", "on time"), typed, data=file.read_bytes()))
    before = brief.read_text(encoding="utf-8")

    done = run("read", file, "--into", brief)

    assert done.exit_code == 0, done.stderr
    after = brief.read_text(encoding="utf-8")
    new = read_briefing(after.encode(), "brief.yaml")
    assert [line.text for line in new.key_messages] == [
        "The bridge opens on **1 September**, on time.",
        *(line.text for line in whole().key_messages[1:]),
        "Buses run.",
    ]
    assert new.model_copy(update={"key_messages": whole().key_messages}) == whole()
    gone = set(before.splitlines()) - set(after.splitlines())
    assert gone == {"  - The bridge opens on **1 September**, as planned."}


def test_both_sides_may_edit_other_lines(brief: Path) -> None:
    run("build", brief, "--to", "docx", "--part", "lines")
    file = Path("out/brief-lines.docx")
    file.write_bytes(edited(retyped("as planned", "on time"), data=file.read_bytes()))
    text = brief.read_text(encoding="utf-8").replace("is public money", "is our money")
    brief.write_text(text, encoding="utf-8")

    assert run("read", file, "--into", brief).exit_code == 0

    merged = brief.read_text(encoding="utf-8")
    assert "on time." in merged
    assert "is our money" in merged


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_part_is_not_written_over_a_file(brief: Path, force: tuple[str, ...]) -> None:
    run("build", brief, "--to", "docx", "--part", "lines")
    before = brief.read_bytes()

    done = run("read", "out/brief-lines.docx", "-o", brief, *force)

    assert done.exit_code == 2
    assert "holds the lines to take alone" in done.stderr
    assert "--into brief.yaml" in done.stderr
    assert brief.read_bytes() == before


def test_edits_that_stand_are_not_built_over(brief: Path) -> None:
    run("build", brief, "--to", "docx", "--part", "lines")
    file = Path("out/brief-lines.docx")
    file.write_bytes(edited(retyped("as planned", "on time"), data=file.read_bytes()))

    stopped = run("build", brief, "--to", "docx", "--part", "lines")

    assert stopped.exit_code == 4
    assert "briefpack read out/brief-lines.docx --into brief.yaml" in stopped.stderr
    assert run("read", file, "--into", brief).exit_code == 0
    assert run("build", brief, "--to", "docx", "--part", "lines").exit_code == 0


def test_a_pattern_and_a_batch_name_them_so_too(brief: Path) -> None:
    named = run("build", brief, "--to", "txt", "--part", "lines", "--name", "{date}")
    assert named.stdout.split() == ["out/2026-11-22-lines.txt"]

    done = run("batch", brief, "--to", "txt", "--out", "many", "--part", "lines", "--jobs", "1")
    assert done.exit_code == 0, done.stderr
    assert Path("many/brief-lines.txt").is_file()
    record = json.loads(Path("many/manifest.jsonl").read_text().splitlines()[-1])
    assert record["outputs"][0]["path"] == "brief-lines.txt"


def test_a_message_is_of_all_of_it(brief: Path) -> None:
    done = run("email", brief, "--to", "a@example.org", "--part", "lines")

    assert done.exit_code == 2
    assert "--part" in done.stderr


def test_python_asks_for_them_too(brief: Path) -> None:
    lines = Options(part="lines")

    text = reports.render(whole(), "txt", options=lines).decode()
    made = reports.produce(brief, "txt", out="own", options=lines)

    assert "Nobody pays" in text
    assert "Background" not in text
    assert made.paths == (Path("own/brief-lines.txt"),)
    assert reports.verify(whole(), {"txt": text.encode()}, options=lines).agrees

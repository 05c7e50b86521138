"""What a person sees of errors: lines and a status, never a traceback unless asked."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports import errors
from reports.cli import main
from reports.errors import (
    _UNSAFE,
    InputError,
    MixedFilesError,
    ReportsError,
    safe_line,
    shown,
)
from reports.notices import mistake
from tests.conftest import ARTICLES

HOSTILE = "a\n\x1b[2J\r\x9b\u202eb\u2028c\u2066\ud800\ufeff\u200b\U000e0041"


def run(*args: str | Path, stdin: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin)


def shell(command: str) -> tuple[int, str]:
    """Run a line of sh; ``briefpack`` is the command under test. Return status and stderr."""
    program = f'"{sys.executable}" -m reports'
    done = subprocess.run(
        ["sh", "-c", command.replace("briefpack", program)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.returncode, done.stderr


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError(f"by zero {HOSTILE}")


@pytest.fixture
def defect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pipeline.plan_of", broken)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "b.yaml"
    path.write_text("title: T\ndate: 2026-01-15\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("defect")
def test_a_defect_is_one_line_and_the_status_70(source: Path, tmp_path: Path) -> None:
    done = run("build", source, "--out", tmp_path)

    assert done.exit_code == 70
    (line,) = done.stderr.splitlines()
    assert line.startswith(
        "briefpack: an unforeseen fault of briefpack: ZeroDivisionError: by zero a"
    )
    assert "--debug" in line
    assert line.isascii()


@pytest.mark.usefixtures("defect")
def test_debug_shows_the_traceback_before_the_line(source: Path, tmp_path: Path) -> None:
    done = run("--debug", "build", source, "--out", tmp_path)

    assert done.exit_code == 70
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert 'test_terminal.py", line' in done.stderr
    assert done.stderr.splitlines()[-1].startswith("briefpack: an unforeseen fault")
    assert done.stderr.isascii()


def test_debug_changes_nothing_of_a_run_that_goes_well(tmp_path: Path) -> None:
    assert run("--debug", "build", "--to", "txt", "--out", tmp_path).exit_code == 0


def test_a_deliberate_error_is_not_called_a_fault() -> None:
    done = run("build", "none.yaml")

    assert done.exit_code == 4
    assert "fault" not in done.stderr
    assert "Traceback" not in done.stderr


def test_an_embedding_program_gets_the_errors_themselves() -> None:
    with pytest.raises(Exception, match="cannot be read"):
        main(["build", "none.yaml"], standalone_mode=False)


def test_too_little_memory_is_a_resource_and_no_fault(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("reports.pipeline.plan_of", greedy)
    done = run("build", source, "--to", "txt")

    assert done.exit_code == 4
    assert done.stderr == "briefpack: more memory was needed than there is\n"


@pytest.mark.parametrize(
    "command",
    [
        "briefpack --version >/dev/full",
        "briefpack build -h >/dev/full",
        "briefpack schema >/dev/full",
        "briefpack bild 2>/dev/full",
        "briefpack build none.yaml 2>/dev/full",
        "PYTHONUNBUFFERED=1 briefpack schema >/dev/full",
        "PYTHONUNBUFFERED=1 briefpack --version >/dev/full",
        "PYTHONUNBUFFERED=1 briefpack build none.yaml 2>/dev/full",
        "briefpack schema >/dev/full 2>&1",
    ],
)
def test_a_full_stream_ends_the_run_quietly(command: str, need_path: Callable[[str], Path]) -> None:
    need_path("/dev/full")

    assert shell(command) == (4, "")


@pytest.mark.parametrize(
    "command",
    [
        "config", "formats", "themes", "schema", "new -", "--help", "build --help", "--version",
        "draft {article}", "build {article} --to txt -o -", "build {article} --to txt --json",
        "read {brief}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_gone_ends_the_run_quietly(
    command: str, unbuffered: str, source: Path, tmp_path: Path
) -> None:
    article = ARTICLES / "carney-kyiv.txt"
    if "{brief}" in command:
        assert run("build", source, "--to", "docx", "--out", tmp_path).exit_code == 0
    words = command.format(article=article, brief=tmp_path / "b.docx").split()
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reports", *words],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": unbuffered},
            cwd=tmp_path,
        )
    finally:
        os.close(writing)
    told = [line for line in done.stderr.splitlines() if not line.startswith(b"briefpack: ")]
    assert (done.returncode, told) == (141, [])
    assert b"fault" not in done.stderr


@pytest.mark.parametrize("command", ["build", "draft"])
def test_closed_standard_input_is_said(command: str) -> None:
    status, said = shell(f"briefpack {command} - <&-")

    assert status == 4
    assert said == "briefpack: standard input is closed, expected a briefing or an article\n"


def test_a_closed_standard_output_or_error_is_no_fault(tmp_path: Path) -> None:
    article = ARTICLES / "carney-kyiv.txt"

    assert shell(f"briefpack draft {article} 2>&- >/dev/null")[0] == 0
    assert shell("briefpack schema >&-") == (0, "")


def test_what_click_has_to_say_is_harmless_and_names_the_help() -> None:
    done = run("build", "--\x1b[2J\u202e\nbriefpack: all is well")

    assert done.exit_code == 2
    assert done.stderr.isascii()
    assert len(done.stderr.splitlines()) == 2
    assert "build --help'" in done.stderr


def test_twenty_mistakes_are_shown_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("".join(f"key{n}: x\n" for n in range(2_000)), encoding="utf-8")
    done = run("build", path)

    lines = [line for line in done.stderr.splitlines() if line.startswith("briefpack: ")]
    assert done.exit_code == 3
    assert len(lines) == 21
    assert lines[-1] == "briefpack: and 1,980 more: 2,000 mistakes"
    assert lines[0].startswith(f"briefpack: {path}:1:1: key0: ")


def test_twenty_mistakes_are_all_shown() -> None:
    error = InputError(*(mistake("m", "f", n, "", "m") for n in range(20)))

    assert len(error.lines) == 20
    assert "more" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "date: " + "9" * 100_000,
        "title: T\naid:\n  - {donor: A, amount: {value: " + "1" * 100_000 + ", currency: CAD}}",
        "title: T\nlanguage: " + "e" * 100_000,
        "k" * 1_000 + ": x",
        "title: T\naid:\n  - {donor: A, status: " + "s" * 100_000 + "}",
        "title: !" + "t" * 1_000 + " x",
        "schema_version: " + "7" * 10_000,
    ],
)
def test_a_long_value_is_shortened(text: str, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("build", path, "--to", "txt", "--out", tmp_path)

    assert done.exit_code in (0, 3)
    assert all(len(line) < 600 for line in done.stderr.splitlines())


@pytest.mark.parametrize("name", ["a\nbriefpack: forged.yaml", "a\x1b[31m\u202ey.yaml"])
def test_a_file_name_cannot_forge_a_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("titel: x\n", encoding="utf-8")
    done = run("build", path, tmp_path / f"other{name}")

    assert all(line.startswith("briefpack: ") for line in done.stderr.splitlines())
    assert not any(line.startswith("briefpack: forged") for line in done.stderr.splitlines())
    assert done.stderr.isascii()


def test_a_safe_line_keeps_ordinary_text() -> None:
    text = "Zelenskyy’s “plan” – 50 Mio. €, שלום, 王毅, e\u0301\u00a0x, \U0001f468\u200d\U0001f469"

    assert safe_line(text) == text
    assert shown("it's") == '"it\'s"'


def test_nothing_that_could_move_a_cursor_is_printable() -> None:
    """`safe_line` looks for it only in what is not."""
    unsafe = [char for char in map(chr, range(sys.maxunicode + 1)) if re.match(_UNSAFE, char)]
    assert len(unsafe) > 2_000
    assert not "".join(unsafe).isprintable()
    assert not [char for char in unsafe if char.isprintable()]


def test_shown_is_short_whatever_the_value_is() -> None:
    nest: list[object] = []
    for _ in range(50):
        nest = [nest, nest]
    for value in ("x" * 10**6, b"\0" * 10**6, 10**5_000, nest, {"k" * 10**5: 1}, HOSTILE, None):
        text = shown(value)
        assert len(text) < 250
        assert text.isascii() or "…" in text
        assert "\n" not in text


MADE: dict[type[ReportsError], tuple[object, ...]] = {
    MixedFilesError: ("a.pdf: cannot be written", "full", [Path("a.pdf")], [Path("b.pdf")]),
}


def kinds_of_errors() -> list[type[ReportsError]]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [kind for kind in kinds if issubclass(kind, ReportsError)]


def made(kind: type[ReportsError]) -> ReportsError:
    return kind(*MADE.get(kind, ("one",)))


def test_every_error_survives_the_way_between_processes() -> None:
    for error in map(made, kinds_of_errors()):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again)) == (type(error), str(error))


def test_every_error_says_the_same_as_text_and_as_lines() -> None:
    for error in map(made, kinds_of_errors()):
        assert "\n".join(error.lines) == str(error)
    assert "now new: a.pdf; old: b.pdf" in str(made(MixedFilesError))

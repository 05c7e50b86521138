"""The examples of docs/python.md, docs/seal.md, docs/check.md and docs/plugins.md run as they stand."""

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.test_cli import run
from tests.sealing.keys import TIME, Made, certified, p12, rsa_key

DOCS = Path(__file__).parents[2] / "docs"
STORY = "Water Comes Back to Oster\n\nMay 1, 2026\n\nWater runs again in the town of Oster.\n"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text("utf-8"), re.M | re.S)


@pytest.mark.parametrize("number", range(5))
def test_an_example_for_python_runs(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    examples = blocks("python.md", "python")
    assert len(examples) == 5
    exec(compile(examples[number], "python.md", "exec"), {})
    said = capsys.readouterr().out
    expected = [
        "left-open",
        "('pdf', 1)",
        "True [('txt', ",
        "[('wrong-value', 'date')]",
        "More aid",
    ]
    assert expected[number] in said


def test_the_example_of_seals_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = datetime.now(UTC) - TIME
    made = Made(rsa_key(), certified(rsa_key(), days=(now.days - 2, now.days + 2)))
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "seal.p12").write_bytes(p12(made, "the password"))
    monkeypatch.chdir(tmp_path)
    (example,) = blocks("seal.md", "python")
    exec(compile(example, "seal.md", "exec"), {})
    assert "['seal-whole']" in capsys.readouterr().out


def test_the_plug_in_of_the_page_is_found_and_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source,) = blocks("plugins.md", "python")
    (project,) = blocks("plugins.md", "toml")
    points = tomllib.loads(project)["project"]["entry-points"]["reports.renderers"]
    info = tmp_path / "titles_format-1.0.dist-info"
    info.mkdir()
    (tmp_path / "titles_format.py").write_text(source, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: titles-format\nVersion: 1.0\n")
    lines = [f"{name} = {value}\n" for name, value in points.items()]
    (info / "entry_points.txt").write_text("[reports.renderers]\n" + "".join(lines))
    monkeypatch.syspath_prepend(tmp_path)

    done = run("build", "--to", "titles", "--out", tmp_path / "o")

    assert done.exit_code == 0, done.stderr
    assert "Canadian Prime Minister" in (tmp_path / "o" / "carney-kyiv.titles").read_text("utf-8")
    assert "The headings of a briefing" in run("formats").stdout


def test_the_example_of_check_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = blocks("check.md", "python")
    exec(compile(example, "check.md", "exec"), {})

    assert "B308 warning qa[0] the question has no answer" in capsys.readouterr().out

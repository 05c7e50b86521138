"""A plug-in is another's code: what it does wrong is said with package, file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli import main
from reports.errors import RendererFailedError, RendererLoadError, UsageError
from reports.look import look_of
from reports.pipeline import produce
from reports.plan import Plan
from reports.renderers.registry import get_renderer

HEAD = """from reports.renderers.contract import Rendered
import os, sys

class Made:
    name = "made"
    suffix = ".made"
    media_type = "text/plain"

"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file of an installed plug-in, to be written; its format is ``made``."""
    info = tmp_path / "made_plugin-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: made-plugin\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[reports.renderers]\nmade = made_plugin:Made\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "made_plugin", raising=False)
    return tmp_path / "made_plugin.py"


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("1/0", "ZeroDivisionError: division by zero"),
        ("return plan.nothing", "AttributeError"),
        ("sys.exit(3)", "SystemExit: 3"),
        ("assert False", "AssertionError"),
        ("return open('/nowhere/at/all')", "FileNotFoundError"),
        ("return self.render(plan, look)", "RecursionError"),
        ("import json; return json.loads('{')", "JSONDecodeError"),
        ("raise ExceptionGroup('many', [ValueError('a')])", "ExceptionGroup"),
    ],
)
def test_a_plug_in_that_raises_is_named_with_its_file_and_line(
    body: str, cause: str, plugin: Path, sample_plan: Plan
) -> None:
    plugin.write_text(f"{HEAD}    def render(self, plan, look):\n        {body}\n")
    with pytest.raises(RendererFailedError) as caught:
        get_renderer("made").render(sample_plan, look_of())

    (said,) = caught.value.notices
    fails = "the format 'made' of made-plugin (made_plugin:Made) fails: " + cause
    assert said.found.startswith(fails)
    assert (said.place.source, said.place.line) == (str(plugin), 10)


@pytest.mark.parametrize(
    "value", ["None", "b'x'", "'x'", "Rendered('x')", "Rendered(None)", "[Rendered(b'x')]"]
)
def test_a_plug_in_that_returns_no_file_is_told_what_is_expected(
    value: str, plugin: Path, sample_plan: Plan
) -> None:
    plugin.write_text(f"{HEAD}    def render(self, plan, look):\n        return {value}\n")
    with pytest.raises(RendererFailedError, match="expected Rendered with bytes"):
        get_renderer("made").render(sample_plan, look_of())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("suffix = '/../../x.txt'", "its suffix is"),
        ("suffix = ''", "its suffix is"),
        ("suffix = '.a/b'", "its suffix is"),
        ("suffix = None", "its suffix is None"),
        ("media_type = 'text'", "its media_type is 'text'"),
        ("media_type = 'text/plain\\nBcc: x'", "its media_type is"),
        ("name = 5", "its name is 5"),
        ("suffix = property(lambda self: 1/0)", "ZeroDivisionError"),
        ("__init__ = None", "TypeError"),
        ("def __init__(self, needed): pass", "TypeError"),
        ("def __init__(self): sys.exit(9)", "SystemExit: 9"),
    ],
)
def test_a_plug_in_that_is_no_renderer_is_refused_when_it_is_asked_for(
    line: str, words: str, plugin: Path
) -> None:
    plugin.write_text(f"{HEAD}    {line}\n    def render(self, plan, look): ...\n")
    with pytest.raises(RendererLoadError, match="the format 'made' of made-plugin") as caught:
        get_renderer("made")

    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["import nothing_at_all", "def (", "raise SystemExit", "x\0y", ""])
def test_a_plug_in_that_cannot_be_imported_is_named(text: str, plugin: Path) -> None:
    plugin.write_text(text)
    with pytest.raises(RendererLoadError, match=r"of made-plugin .* cannot be loaded: "):
        get_renderer("made")


def test_the_command_says_so_in_a_line_and_writes_nothing(plugin: Path, tmp_path: Path) -> None:
    plugin.write_text(f"{HEAD}    def render(self, plan, look):\n        1/0\n")
    done = CliRunner().invoke(main, ["build", "--to", "txt,made", "--out", str(tmp_path / "o")])

    assert done.exit_code == 4
    assert [line for line in done.stderr.splitlines() if "made-plugin" in line] != []
    assert done.stderr.count("\n") == 2  # the first says that the sample is built
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()


def test_a_plug_in_that_does_as_it_should_is_left_alone(plugin: Path, sample_plan: Plan) -> None:
    plugin.write_text(
        f"{HEAD}    def render(self, plan, look):\n        return Rendered(b'x', ('n',))\n"
    )
    made = get_renderer("made")

    assert (made.name, made.suffix, made.media_type) == ("made", ".made", "text/plain")
    assert made.render(sample_plan, look_of()).data == b"x"
    assert made.render(sample_plan, look_of()).notices == ("n",)


def test_formats_may_be_one_text_with_commas(tmp_path: Path) -> None:
    made = produce(None, "txt, docx,txt", out=tmp_path)

    assert [path.suffix for path in made.paths] == [".txt", ".docx"]


@pytest.mark.parametrize("formats", ["", " , ", [], ()])
def test_no_format_at_all_is_answered_with_those_there_are(
    formats: str | list[str], tmp_path: Path
) -> None:
    with pytest.raises(
        UsageError, match="format: found none, expected one or more of: pdf, docx, txt, html"
    ):
        produce(None, formats, out=tmp_path)


@pytest.mark.parametrize("source", [5, b"x.yaml", {"title": "T"}])
def test_what_is_no_path_is_no_source(source: object) -> None:
    with pytest.raises(UsageError, match=r"source: found .*, expected the path of a file"):
        produce(source)  # type: ignore[arg-type]

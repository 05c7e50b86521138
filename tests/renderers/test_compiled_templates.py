"""The templates of plain text, compiled ahead: the same as in their folder, or compiled anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import jinja2
import pytest

from reports import render
from reports.renderers import templating
from reports.renderers.text import compiled
from tests.renderers import compiled as written
from tests.renderers.test_text_templates import BRIEFING, house

TO_DO = "run: python -m tests.renderers.compiled"


def changed(version: str = jinja2.__version__, digest: str = "") -> ModuleType:
    """The compiled templates, with a heading that shows which of them is used."""
    made = ModuleType("changed")
    known, _ = compiled.TEMPLATES["_heading.txt.j2"]

    def heading(environment: object) -> dict[str, object]:
        def root(context: object) -> Iterator[str]:
            yield "compiled ahead\n"

        return {"name": "_heading.txt.j2", "root": root, "blocks": {}, "debug_info": ""}

    made.JINJA = version
    made.TEMPLATES = compiled.TEMPLATES | {"_heading.txt.j2": (digest or known, heading)}
    return made


def text() -> str:
    return render(BRIEFING, "txt").decode()


def test_the_compiled_templates_are_those_of_the_folder() -> None:
    folder = written.ROOT / "templates" / "text"
    sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.j2")}
    digests = {name: digest for name, (digest, _) in compiled.TEMPLATES.items()}
    assert digests == {name: templating.digest(source) for name, source in sources.items()}, TO_DO
    if jinja2.__version__ == compiled.JINJA:
        assert written.MODULE.read_text("utf-8") == written.module(), TO_DO


def test_they_are_of_the_version_that_the_tests_run_with() -> None:
    constraints = (written.ROOT / ".ci" / "constraints.txt").read_text("utf-8").lower()
    assert f"jinja2=={compiled.JINJA}\n" in constraints, TO_DO


def test_templates_are_compiled_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.renderers.text.render.compiled", changed())
    assert "compiled ahead" in text()


@pytest.mark.parametrize("other", [{"version": "3.0.0"}, {"digest": "of another source"}])
def test_templates_of_another_version_or_source_are_compiled_anew(
    other: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = text()
    monkeypatch.setattr("reports.renderers.text.render.compiled", changed(**other))
    assert text() == before


def test_a_version_of_jinja_that_does_not_say_which_it_is_compiles_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reports.renderers.text.render.compiled", changed())
    monkeypatch.delattr(jinja2, "__version__")
    assert "compiled ahead" not in text()


def test_templates_of_a_house_stand_before_those_compiled_ahead(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("reports.renderers.text.render.compiled", changed())
    options = house(tmp_path, "of the house\n")
    assert "of the house" in render(BRIEFING, "txt", options=options).decode()

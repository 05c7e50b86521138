"""Renderers by name: shipped ones and plug-ins, found as installed packages are found."""

import subprocess
import sys
from pathlib import Path

import pytest

from reports.errors import RendererConflictError, RendererLoadError, RendererNotFoundError
from reports.renderers.registry import format_names, get_renderer, refuse_conflicts, renderer_names

PLUGIN = Path(__file__).parents[1] / "plugin"


def test_the_shipped_renderers_come_first() -> None:
    assert renderer_names() == ("pdf", "docx", "txt", "html")


def test_a_plug_in_is_found_through_its_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(PLUGIN / "good")

    assert renderer_names() == ("pdf", "docx", "txt", "html", "titles")
    assert get_renderer("titles").suffix == ".titles"


def test_a_misspelt_name_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(
        RendererNotFoundError, match="format: found 'pfd', expected one of: pdf, docx, txt, html"
    ):
        get_renderer("pfd")


def test_two_packages_with_one_name_are_an_error_naming_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(PLUGIN / "clash")

    with pytest.raises(RendererConflictError, match=r"briefpack .* and clashing-plugin "):
        refuse_conflicts()


def test_a_shipped_name_is_the_shipped_format_whatever_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(PLUGIN / "clash")

    assert type(get_renderer("txt")).__module__ == "reports.renderers.text.render"
    assert format_names("TXT,docx") == ["txt", "docx"]


def test_where_each_name_is_offered_once_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(PLUGIN / "good")
    refuse_conflicts()
    assert format_names("Titles") == ["titles"]


def test_a_broken_plug_in_fails_only_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(PLUGIN / "broken")

    assert {"broken", "hollow"} <= set(renderer_names())
    with pytest.raises(RendererLoadError, match=r"broken-plugin .*ModuleNotFoundError"):
        get_renderer("broken")
    with pytest.raises(RendererLoadError, match=r"hollow.*is no renderer"):
        get_renderer("hollow")


def test_listing_names_imports_no_renderer() -> None:
    code = (
        "import sys; from reports.renderers.registry import renderer_names; renderer_names();"
        "heavy = {'reportlab', 'docx', 'jinja2', 'reports.renderers.text'} & set(sys.modules);"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_a_word_brief_is_made_without_the_library_of_the_pdf() -> None:
    code = (
        "import sys; from reports.renderers.registry import get_renderer; get_renderer('docx');"
        "get_renderer('txt'); heavy = {'reportlab', 'reports.renderers.pdf'} & set(sys.modules);"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.returncode == 0, done.stderr

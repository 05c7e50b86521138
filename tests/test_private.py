"""What leaves the house holds what is printed: no secret is in any stream of any file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.look import Options
from reports.model import Briefing, public
from reports.pipeline import load, render
from reports.plan.parts import Embed
from reports.yamlfile import dump_yaml
from tests.leaks import holds

#: A secret in every field that is not printed, each of its own; rows of all four kinds.
SECRETS = {
    "note": "Xnoteword", "person": "Xpersonproof", "figure": "Xfigureproof", "aid": "Xaidproof",
    "quote": "Xquoteproof", "held": "Xheldname", "role": "Xheldrole", "why": "Xheldreason",
    "label": "Xheldlabel", "donor": "Xhelddonor", "part": "Xheldpart", "words": "Xheldwords",
    "heldproof": "Xheldproof",
}  # fmt: skip
CITED = ("person", "figure", "aid")
PRINTED = ("Visiblename", "Visiblelabel", "Visibledonor", "Visiblewords", "Visibletext")


def planted() -> Briefing:
    s = SECRETS
    held: dict[str, Any] = {"review": s["why"], "evidence": s["heldproof"]}
    money = {"value": 5_000, "currency": "CAD"}
    return Briefing.model_validate(
        {
            "title": "A title",
            "date": "2026-01-15",
            "sections": [{"heading": "H", "body": ["Visibletext stands here."]}],
            "people": [
                {"name": "Visiblename", "evidence": s["person"]},
                {"name": s["held"], "role": s["role"], **held},
            ],
            "figures": [
                {"label": "Visiblelabel", "value": 809, "evidence": s["figure"]},
                {"label": s["label"], "value": 31, **held},
            ],
            "aid": [
                {"donor": "Visibledonor", "amount": money, "evidence": s["aid"]},
                {"donor": "Second", "amount": money},
                {"id": "whole", "donor": s["donor"], "amount": money, **held},
                {"purpose": s["part"], "part_of": "whole", "amount": money},
            ],
            "quotes": [
                {"text": "Visiblewords", "evidence": s["quote"]},
                {"text": s["words"], "speaker": s["held"], **held},
            ],
            "notes": [f"Ask {s['note']}"],
        }
    )


def found(data: bytes) -> set[str]:
    """The kinds of secret that a file holds."""
    return {kind for kind, word in SECRETS.items() if holds(data, word)}


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_text(dump_yaml(planted()), encoding="utf-8")
    return path


def options() -> Iterator[Options]:
    for embed in get_args(Embed):
        for cite in (False, True):
            yield Options(embed=embed, cite=cite)


@pytest.mark.parametrize("wishes", tuple(options()), ids=lambda o: f"{o.embed}-{o.cite}")
@pytest.mark.parametrize("name", ["pdf", "docx", "txt", "html"])
def test_no_stream_of_any_file_holds_what_is_not_printed(name: str, wishes: Options) -> None:
    data = render(planted(), name, options=wishes)
    allowed = set(CITED) if name == "docx" and wishes.cite else set()
    if wishes.embed == "full" and name not in ("txt", "html"):
        allowed = set(SECRETS)

    assert found(data) == allowed
    # the control: what is printed is found, so that a search which finds nothing proves it
    text = [word for word in PRINTED if holds(data, word)]
    assert text == list(PRINTED) or (name, wishes.embed) == ("pdf", "none")


@pytest.mark.parametrize("embed", get_args(Embed))
def test_no_part_of_a_message_holds_what_is_not_printed(
    embed: str, source: Path, tmp_path: Path
) -> None:
    done = run("email", source, "--from", "a@example.org", "--to", "b@example.org",
               "--embed", embed, "--out", tmp_path)  # fmt: skip
    data = (tmp_path / "brief.eml").read_bytes()

    assert done.exit_code == 0, done.stderr
    assert found(data) == (set(SECRETS) if embed == "full" else set())
    assert all(holds(data, word) for word in PRINTED)


def test_a_build_says_which_rows_it_holds_back(source: Path, tmp_path: Path) -> None:
    done = run("build", source, "--to", "txt", "--out", tmp_path)

    held = "people[1], figures[1], aid[2], aid[3], quotes[1]"
    assert f"brief.yaml: 5 rows are held for review and not printed: {held}" in done.stderr
    assert "carries" not in done.stderr


def test_a_file_that_carries_everything_says_what_travels(source: Path, tmp_path: Path) -> None:
    done = run("build", source, "--embed", "full", "--out", tmp_path)

    told = "1 note, 5 held rows, 8 evidence sentences"
    assert f"brief.pdf and brief.docx: carries what is not printed: {told}" in done.stderr


def test_a_briefing_without_secrets_is_built_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(dump_yaml(public(planted())), encoding="utf-8")

    assert run("build", path, "--embed", "full", "--out", tmp_path).stderr == ""


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
@pytest.mark.parametrize("embed", ["public", "full"])
def test_a_file_gives_back_what_it_carries(
    suffix: str, embed: str, source: Path, tmp_path: Path
) -> None:
    run("build", source, "--embed", embed, "--out", tmp_path / "o")
    back = load(tmp_path / "o" / f"brief.{suffix}")

    assert back == (planted() if embed == "full" else public(planted()))


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_an_untouched_file_changes_no_byte_at_home(
    suffix: str, source: Path, tmp_path: Path
) -> None:
    before = source.read_bytes()
    run("build", source, "--out", tmp_path / "o")
    done = run("read", tmp_path / "o" / f"brief.{suffix}", "--into", source)

    assert done.exit_code == 0, done.stderr
    assert "nothing has changed" in done.stderr
    assert source.read_bytes() == before


def test_a_file_that_carries_nothing_comes_home_beside_its_base(
    source: Path, tmp_path: Path
) -> None:
    before = source.read_bytes()
    run("build", source, "--embed", "none", "--out", tmp_path / "o")
    done = run("read", tmp_path / "o" / "brief.docx", "--base", source, "--into", source)

    assert done.exit_code == 0, done.stderr
    assert source.read_bytes() == before

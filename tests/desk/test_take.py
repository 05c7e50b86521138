"""Files are taken away: named and proved as by a build, alone or all in one."""

from __future__ import annotations

import io
import zipfile
from urllib.parse import unquote

import pytest

from reports.desk.travel.taking import Taken
from reports.pipeline import FORMATS as BUILT
from reports.pipeline import render
from reports.readers.briefing.read import read_briefing
from tests.desk.conftest import Desk

SUFFIXES = ["pdf", "docx", "txt", "html"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_has_the_bytes_and_the_name_of_a_build(desk: Desk, suffix: str) -> None:
    briefing = read_briefing((desk.root / "sample.yaml").read_bytes(), "sample.yaml")

    answer = desk.client.get(f"/b/sample.yaml/take/{suffix}")

    assert answer.content == render(briefing, suffix)
    assert answer.headers["content-disposition"] == (
        f"attachment; filename=\"sample.{suffix}\"; filename*=UTF-8''sample.{suffix}"
    )
    assert answer.headers["cache-control"] == "no-store"


def test_the_pack_holds_all_files_and_is_the_same_each_time(desk: Desk) -> None:
    answer = desk.client.get("/b/sample.yaml/pack.zip")

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"sample.{suffix}" for suffix in SUFFIXES]
        for suffix in SUFFIXES:
            alone = desk.client.get(f"/b/sample.yaml/take/{suffix}").content
            assert archive.read(f"sample.{suffix}") == alone
    assert set(BUILT) < set(SUFFIXES)
    assert desk.client.get("/b/sample.yaml/pack.zip").content == answer.content
    assert 'filename="sample.zip"' in answer.headers["content-disposition"]


def test_a_file_has_the_look_that_is_asked_for(desk: Desk) -> None:
    own = desk.client.get("/b/sample.yaml/take/txt").text
    french = desk.client.get("/b/sample.yaml/take/txt?lang=fr").text
    none = desk.client.get("/b/sample.yaml/take/pdf?theme=../x", headers=desk.headers)

    assert own != french
    assert "Annexe" in french
    assert none.status_code == 400


@pytest.mark.parametrize(
    ("stem", "plain"),
    [
        ("Réunion à Kyïv", "R_union _ Ky_v.txt"),
        ("قمة", "___.txt"),
        ('say "no"; filename=x.exe', "say -no-_ filename_x.exe.txt"),
        ("CON", "_CON.txt"),
    ],
)  # fmt: skip
def test_any_name_is_said_safely(desk: Desk, stem: str, plain: str) -> None:
    (desk.root / "sample.yaml").rename(desk.root / f"{stem}.yaml")

    answer = desk.client.get(f"/b/{stem}.yaml/take/txt")

    said = answer.headers["content-disposition"]
    assert said.startswith(f'attachment; filename="{plain}"; ')
    exact = unquote(said.partition("UTF-8''")[2])
    assert exact == plain if plain.startswith("_C") else exact.startswith(stem[:3])
    assert not set(exact) & set('"/\\')


def test_no_name_adds_a_header() -> None:
    said = Taken('a"\r\nset-cookie: x.pdf', "", b"").disposition

    assert "\r" not in said
    assert "\n" not in said
    assert said.count('"') == 2
    assert Taken("100%41.pdf", "", b"").disposition.endswith("filename*=UTF-8''100%2541.pdf")


def test_what_cannot_be_made_is_told_and_nothing_is_handed_out(desk: Desk) -> None:
    (desk.root / "untitled.yaml").write_text("language: en\nsummary: Nothing.\n")

    for path in ("take/pdf", "pack.zip"):
        answer = desk.client.get(f"/b/untitled.yaml/{path}")
        assert answer.status_code == 422
        assert "title" in answer.text
        assert "content-disposition" not in answer.headers
    assert desk.client.get("/b/sample.yaml/take/exe", headers=desk.headers).status_code == 400
    assert desk.client.get("/b/other.yaml/take/pdf", headers=desk.headers).status_code == 404


def test_held_rows_are_told_on_the_page(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    assert "held for review and printed nowhere" not in desk.client.get("/b/sample.yaml").text
    path.write_text(
        path.read_text().replace("  - name: Mark Carney", "  - name: Mark Carney\n    review: who?", 1)
    )  # fmt: skip

    assert "1 row is held for review and printed nowhere" in desk.client.get("/b/sample.yaml").text

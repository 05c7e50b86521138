"""``briefpack draft ARTICLE --into``: what a person is told, and what stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reports.readers.briefing.read import read_briefing
from tests.cli.test_cli import run
from tests.revision.renewal.stories import article

FIRST, SECOND = article("pledge", 1), article("pledge", 2)


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """The draft of the first day of a story."""
    path = tmp_path / "brief.yaml"
    assert run("draft", FIRST, "-o", path).exit_code == 0
    return path


def replaced(path: Path, old: str, new: str) -> str:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text.replace(old, new)


def test_each_change_is_a_line_with_its_place(brief: Path) -> None:
    done = run("draft", SECOND, "--into", brief)
    assert done.exit_code == 0, done.stderr
    lines = brief.read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, each in enumerate(lines) if "60000000" in each)
    assert f"{brief}:{line}: Aid, row Norway: amount: 'EUR 45 million' -> 'EUR 60 million'" in (
        done.stderr
    )
    assert "the article does not repeat “Peter Aldous”" in done.stderr
    again = run("draft", SECOND, "--into", brief)
    assert f"{brief}: nothing has changed" in again.stderr


def test_a_number_that_both_changed_is_a_conflict(brief: Path) -> None:
    before = replaced(brief, "value: 45000000", "value: 46000000")
    stopped = run("draft", SECOND, "--into", brief, "--base", FIRST)
    assert stopped.exit_code == 1
    told = "amount: in the article 'EUR 60 million', in the file 'EUR 46 million'; it was"
    assert told in stopped.stderr
    assert "--prefer article" in stopped.stderr
    assert brief.read_text(encoding="utf-8") == before

    shown = run("draft", SECOND, "--into", brief, "--dry-run", "--json")
    document = json.loads(shown.stdout)
    assert (shown.exit_code, document["conflicts"][0]["article"]) == (1, "EUR 60 million")
    assert brief.read_text(encoding="utf-8") == before

    kept = run("draft", SECOND, "--into", brief, "--prefer", "file")
    assert kept.exit_code == 0, kept.stderr
    row = read_briefing(brief.read_bytes(), "b.yaml").aid[0]
    assert (str(row.amount.value), "€45" in str(row.evidence)) == ("46000000", True)  # type: ignore[union-attr]

    brief.write_text(before, encoding="utf-8")
    assert run("draft", SECOND, "--into", brief, "--prefer", "article").exit_code == 0
    row = read_briefing(brief.read_bytes(), "b.yaml").aid[0]
    assert (str(row.amount.value), "€60" in str(row.evidence)) == ("60000000", True)  # type: ignore[union-attr]


def test_a_row_that_a_person_wrote_is_a_conflict_and_gets_its_sentence(brief: Path) -> None:
    own = "\n  - {label: People killed by the measles outbreak, value: 400}\n# Aid and"
    before = replaced(brief, "\n# Aid and", own)
    stopped = run("draft", SECOND, "--into", brief)
    assert stopped.exit_code == 1
    # what it was is not known, and so not told
    assert "value: in the article '340', in the file '400'\n" in stopped.stderr
    brief.write_text(before.replace("value: 400", "value: 340"), encoding="utf-8")
    assert run("draft", SECOND, "--into", brief).exit_code == 0
    rows = read_briefing(brief.read_bytes(), "b.yaml").figures
    (row,) = [each for each in rows if "killed" in each.label]
    assert row.evidence == "The measles outbreak has killed 340 people."


def test_a_dry_run_shows_the_lines_and_writes_nothing(brief: Path) -> None:
    before = brief.read_bytes()
    done = run("draft", SECOND, "--into", brief, "--dry-run")
    assert (done.exit_code, brief.read_bytes()) == (0, before)
    assert "+    amount: {value: 60000000, currency: EUR}" in done.stdout


def test_yesterdays_article_is_found_beside_the_file(brief: Path) -> None:
    # a text that nobody edited follows where it is known what was drafted
    (brief.parent / "monday.txt").write_bytes(FIRST.read_bytes())
    assert run("draft", SECOND, "--into", brief).exit_code == 0
    assert "parliament will vote" not in brief.read_text(encoding="utf-8")


def test_what_goes_with_no_merge_is_refused(brief: Path, tmp_path: Path) -> None:
    before = brief.read_bytes()
    other = tmp_path / "other.txt"
    other.write_text("Another story\n\nIt is another day in the capital.\n")
    french = article("visite", 2)
    for args, status, said in (
        ([SECOND, "--into", brief, "-o", "x.yaml"], 2, "-o: found --into beside it"),
        ([SECOND, "--base", FIRST], 2, "--base: found no --into beside it"),
        ([SECOND, "--dry-run"], 2, "--dry-run: found no --into beside it"),
        ([SECOND, "--into", brief, "--base", other], 2, "another article than"),
        ([SECOND, "--into", tmp_path / "none.yaml"], 4, "none.yaml"),
        ([SECOND, "--into", other], 2, ".yaml or .yml"),
        ([brief, "--into", brief], 2, "brief.yaml"),
        ([french, "--into", brief], 3, "is in 'en', and the article in 'fr'"),
    ):
        done = run("draft", *args)
        assert (done.exit_code, said in done.stderr) == (status, True), (args, done.stderr)
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(before)
    assert "found a briefing, expected an article" in run("draft", copy, "--into", brief).stderr
    assert run("build", brief, "--to", "docx", "--out", tmp_path).exit_code == 0
    own = run("draft", tmp_path / "brief.docx", "--into", brief)
    assert (own.exit_code, "briefpack read" in own.stderr) == (2, True), own.stderr
    assert brief.read_bytes() == before


def test_every_mistake_of_the_file_is_told(brief: Path) -> None:
    before = replaced(brief, "schema_version:", "titel: x\nkind_of: y\nschema_version:")
    done = run("draft", SECOND, "--into", brief)
    assert done.exit_code == 3
    assert "titel: found an unknown field" in done.stderr
    assert "kind_of: found an unknown field" in done.stderr
    assert brief.read_text(encoding="utf-8") == before


def test_a_file_that_changed_meanwhile_stays(brief: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import reports.sources.renewing as renewing

    real = renewing.renew

    def slow(*args: object, **more: object) -> object:
        found = real(*args, **more)  # type: ignore[arg-type]
        brief.write_text("title: Another hand\n", encoding="utf-8")
        return found

    monkeypatch.setattr(renewing, "renew", slow)
    done = run("draft", SECOND, "--into", brief)
    assert done.exit_code != 0
    assert brief.read_text(encoding="utf-8") == "title: Another hand\n"


def test_the_head_that_the_house_gave_it_stays(brief: Path) -> None:
    """An article says none of it; `draft` may not take it."""
    head = (
        "status: draft\nversion: '0.3'\nto: The Board\nfrom: Desk\nas_of: 2025-08-24\n"
        "period: {start: 2025-08-18, end: 2025-08-24}\n"
        "series: {name: Flood Update, number: 12}\nnext_issue: 2025-08-31\n"
    )
    before = brief.read_text(encoding="utf-8")
    brief.write_text(before + head, encoding="utf-8")
    known = read_briefing(brief.read_bytes(), "brief.yaml")
    done = run("draft", SECOND, "--into", brief)
    after = read_briefing(brief.read_bytes(), "brief.yaml")

    assert done.exit_code == 0, done.stderr
    assert after != known
    for name in ("status", "version", "to", "from", "as_of", "period", "series", "next_issue"):
        assert getattr(after, name) == getattr(known, name), name
    assert head in brief.read_text(encoding="utf-8")

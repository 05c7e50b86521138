"""`reports.check`: what it takes, what it gives, and the article that it finds beside a file."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

import reports
from reports.checks import Subject
from reports.checks.checking import check, check_source
from reports.look import look_of
from tests.conftest import ARTICLES

STORY = (
    "Canada sends aid\n\nCanada sends Ukraine 5 million Canadian dollars, Ann Lee said on Monday.\n"
)


def _briefing(**fields):
    return reports.Briefing(**{"title": "A visit", "qa": [{"question": "What?"}], **fields})


@pytest.fixture
def subjects(monkeypatch):
    """Return the list of what rules have looked at."""
    seen: list[Subject] = []

    def spy(subject, ignore=()):
        seen.append(subject)
        return ()

    monkeypatch.setattr("reports.checks.checking.check_briefing", spy)
    return seen


def test_a_briefing_is_checked_without_a_file():
    found = check(_briefing())
    assert isinstance(found, tuple)
    assert all(isinstance(each, reports.Notice) for each in found)
    (open_,) = [each for each in found if each.code == "B308"]
    assert (open_.place.source, open_.place.line, open_.place.part) == ("briefing", None, "qa[0]")


def test_a_path_may_be_text(tmp_path):
    path = tmp_path / "brief.yaml"
    path.write_text("title: A visit\n", "utf-8")
    assert check(str(path)) == check(path)


def test_nothing_is_written_and_nothing_is_changed(tmp_path):
    path = tmp_path / "brief.yaml"
    path.write_text("title: A visit\n", "utf-8")
    check(path)
    assert [each.name for each in tmp_path.iterdir()] == ["brief.yaml"]
    briefing = _briefing()
    check(briefing)
    assert briefing == _briefing()


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": 3}, {"source": None}, {"today": "2026-01-15"}, {"theme": 3}, {"options": {}},
        {"theme": "nowhere"},
    ],
)  # fmt: skip
def test_wrong_values_are_errors_of_ours(wrong):
    with pytest.raises(reports.ReportsError):
        check(**{"source": _briefing(), **wrong})


def test_a_source_that_cannot_be_read_is_an_error_of_ours(tmp_path):
    with pytest.raises(reports.ReportsError, match="cannot be read"):
        check(tmp_path / "nowhere.yaml")
    (tmp_path / "brief.yaml").write_text("title: [\n", "utf-8")
    with pytest.raises(reports.ReportsError, match="found"):
        check(tmp_path / "brief.yaml")


def test_an_article_is_checked_as_it_is_drafted(subjects):
    check(ARTICLES / "carney-kyiv.txt")
    (subject,) = subjects
    assert subject.given is None
    assert "peacekeeping" in subject.article.lower()


class TestArticleBeside:
    """The article that a briefing names by its digest."""

    @pytest.fixture
    def brief(self, tmp_path):
        (tmp_path / "story.txt").write_text(STORY, "utf-8")
        digest = hashlib.sha256(STORY.encode()).hexdigest()
        path = tmp_path / "story.yaml"
        path.write_text(f"title: A visit\nsource: {{sha256: {digest}}}\n", "utf-8")
        return path

    def test_it_is_found(self, brief, subjects):
        check(brief)
        assert "5 million" in subjects[0].article

    def test_it_is_not_found_when_it_has_changed(self, brief, subjects):
        brief.with_suffix(".txt").write_text(STORY.replace("5", "6"), "utf-8")
        check(brief)
        assert subjects[0].article is None

    @pytest.mark.parametrize("name", ["other.txt", "Other Story.TXT", "a.md"])
    def test_it_is_found_under_another_name(self, brief, subjects, name):
        brief.with_name("another.txt").write_text("Another text.\n", "utf-8")
        brief.with_suffix(".txt").rename(brief.with_name(name))
        check(brief)
        assert "5 million" in subjects[0].article

    @pytest.mark.parametrize("name", ["folder/story.txt", "story.text"])
    def test_it_is_not_found_elsewhere_or_as_another_kind(self, brief, subjects, name):
        brief.with_name("folder").mkdir()
        brief.with_suffix(".txt").rename(brief.parent / name)
        check(brief)
        assert subjects[0].article is None

    def test_of_very_many_articles_the_first_are_read(self, brief, subjects, monkeypatch):
        monkeypatch.setattr("reports.sources.origin._MOST", 3)
        brief.with_suffix(".txt").rename(brief.with_name("z.txt"))
        for name in "abc":
            brief.with_name(f"{name}.txt").write_text("Another text.\n", "utf-8")
        check(brief)
        assert subjects[0].article is None

    def test_a_folder_that_is_not_there_has_none(self, brief, subjects):
        data = brief.read_bytes()
        check_source("nowhere/story.yaml", data, look_of())
        assert subjects[0].article is None

    def test_it_is_found_among_articles_of_other_kinds(self, brief, subjects):
        brief.with_suffix(".md").write_text(STORY, "utf-8")
        brief.with_suffix(".txt").write_text("Another text.\n", "utf-8")
        check(brief)
        assert "5 million" in subjects[0].article

    def test_what_cannot_be_read_beside_it_is_another_file(
        self, brief, subjects, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr("reports.sources.origin.SOURCE_BYTES", 1_000)
        brief.with_suffix(".txt").rename(brief.with_suffix(".md"))
        brief.with_suffix(".txt").write_text("x" * 2_000, "utf-8")
        brief.with_suffix(".docx").mkdir()
        check(brief)
        assert "5 million" in subjects[0].article

    def test_a_name_that_fills_the_disk_s_room_leaves_the_others_of_the_folder(
        self, brief, subjects
    ):
        long = brief.rename(brief.with_name("n" * 250 + ".yaml"))
        check(long)
        assert "5 million" in subjects[0].article

    def test_the_one_that_is_given_goes_first_whatever_its_digest(self, brief, subjects):
        other = brief.with_name("other.txt")
        other.write_text(STORY.replace("5 million", "7 million"), "utf-8")
        check(brief, article=other)
        assert "7 million" in subjects[0].article

    def test_a_briefing_without_a_digest_has_none(self, brief, subjects):
        brief.write_text("title: A visit\n", "utf-8")
        check(brief)
        assert subjects[0].article is None

    def test_the_articles_before_it_are_looked_at_too(self, brief, subjects):
        older = STORY.replace("5 million", "4 million")
        _name_earlier(brief, older, "gone")
        brief.with_name("monday.txt").write_text(older, "utf-8")
        check(brief)
        assert all(f"{n} million" in subjects[0].article for n in (4, 5))
        assert subjects[0].unseen == 1

    def test_without_the_articles_before_it_no_row_is_called_wrong(self, brief):
        older = STORY.replace("5 million", "4 million")
        _name_earlier(brief, older, tail='people: [{name: Ann, evidence: "Ann came."}]\n')
        (said,) = [each for each in check(brief) if each.code == "B104"]
        assert (said.severity, str(said.place.part)) == ("note", "source.earlier")
        brief.with_name("monday.txt").write_text(older, "utf-8")
        (said,) = [each for each in check(brief) if each.code == "B104"]
        assert (said.severity, str(said.place.part)) == ("error", "people[0].evidence")

    def test_one_that_is_given_and_is_not_there_is_an_error(self, brief):
        with pytest.raises(reports.ReportsError, match=r"nowhere\.txt"):
            check(brief, article=brief.with_name("nowhere.txt"))


def _name_earlier(brief, *texts, tail=""):
    """Write into a briefing that it was made of older articles, too."""
    digests = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    text = brief.read_text("utf-8")
    digest = hashlib.sha256(brief.with_suffix(".txt").read_bytes()).hexdigest()
    assert digest in text
    source = f"{{sha256: '{digest}', earlier: {digests}}}"
    brief.write_text(f"title: A visit\nsource: {source}\n{tail}", "utf-8")


def test_rules_are_told_the_day_and_the_fields_that_are_given(tmp_path, subjects):
    path = tmp_path / "brief.yaml"
    path.write_text("title: A visit\nlanguage: fr\n", "utf-8")
    check(path, today=dt.date(2026, 1, 15))
    assert subjects[0].today == dt.date(2026, 1, 15)
    assert subjects[0].given == {"title", "language"}
    assert subjects[0].page.pages == 1


def test_a_briefing_that_came_home_from_a_pdf_is_checked(tmp_path):
    (path,) = reports.produce(_briefing(), "pdf", out=tmp_path).paths
    assert "B308" in {each.code for each in check(Path(path))}

import pydoc
from pathlib import Path

import pytest

import reports
from reports.errors import ReportsError

ARTICLE = "A title\n\nMay 1, 2026\n\nA paragraph here.\n"


def test_the_public_names_are_sorted_and_all_there() -> None:
    names = dir(reports)
    assert names == sorted(names)
    assert all(hasattr(reports, name) for name in names)


def test_each_public_name_is_the_one_its_module_has() -> None:
    for name in set(dir(reports)) - {"__version__"}:
        assert getattr(reports, name).__name__ == name


def test_a_briefing_goes_in_and_bytes_come_out(sample: reports.Briefing) -> None:
    assert reports.render(sample, "txt").startswith(b"Briefing\n")


def test_a_draft_comes_with_what_a_person_should_look_at() -> None:
    drafted = reports.draft(ARTICLE)
    assert drafted.briefing.title == "A title"
    assert "left-open" in {notice.code for notice in drafted.notices}
    assert all(isinstance(notice, reports.Notice) for notice in drafted.notices)


def test_what_is_produced_comes_with_notices_and_pages(tmp_path: Path) -> None:
    made = reports.produce(reports.draft(ARTICLE).briefing, "pdf", out=tmp_path)
    assert made.paths == (tmp_path / "briefing.pdf",)
    assert [(o.format, o.pages) for o in made.outputs] == [("pdf", 1)]
    undated = reports.produce(reports.Briefing(title="T"), ["txt", "PDF"], out=tmp_path, force=True)
    assert [path.name for path in undated.paths] == ["briefing.txt", "briefing.pdf"]
    assert [(n.code, n.place.part) for n in undated.notices] == [("left-open", "date")]


def test_a_brief_reads_back_and_goes_into_a_mail(sample: reports.Briefing, tmp_path: Path) -> None:
    made = reports.produce(sample, "docx", out=tmp_path)
    assert reports.read(made.paths[0]).briefing.title == sample.title
    mail = reports.email(sample, "desk@example.org", "a@example.org, b@example.org", attach="pdf")
    assert b"To: a@example.org, b@example.org\n" in mail.data


@pytest.mark.parametrize(
    "call",
    [
        lambda: reports.draft(7),
        lambda: reports.load(7),
        lambda: reports.render({"title": "T"}, "pdf"),
        lambda: reports.render(reports.Briefing(title="T"), "p"),
        lambda: reports.produce("a.yaml", "p"),
        lambda: reports.produce(7),
        lambda: reports.produce(reports.Briefing(title="T"), "txt", titel="X"),
        lambda: reports.produce(reports.Briefing(title="T"), "txt", date="09/08/2025"),
        lambda: reports.Options(page="a5"),
        lambda: reports.Options(fit="two"),
        lambda: reports.Options(labels="klingon"),
        lambda: reports.produce(None, "txt", options=reports.Options(templates=Path("/nowhere"))),
        lambda: reports.produce(None, "txt", theme="hous"),
        lambda: reports.email(reports.Briefing(title="T"), "desk", "a@example.org"),
        lambda: reports.read("/nowhere/a.docx"),
    ],
)
def test_a_wrong_value_is_an_error_of_ours_at_the_call(call, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportsError) as caught:
        call()
    assert all(notice.found for notice in caught.value.notices)
    assert list(tmp_path.iterdir()) == []


def test_help_fits_a_screen() -> None:
    said = pydoc.plain(pydoc.render_doc(reports)).partition("PACKAGE CONTENTS")[0]
    assert len(said.splitlines()) <= 40
    assert all(name in said for name in dir(reports) if name[0].islower())

import pydoc
from datetime import date
from pathlib import Path

import pytest

import reports
from reports.errors import InputError, ReportsError
from reports.model import Aid, Money

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


B = reports.Briefing(title="T", date="2026-01-15")
TEXT = "text\0\ud800"
#: What no name, path or text is, by how it came to be one.
ODD = [7, 1.5, [], {"a": 1}, b"x", object(), True, date(2026, 1, 15), TEXT]
CALLS = {
    "draft": lambda odd: reports.draft(None if odd is TEXT else odd),
    "load": lambda odd: reports.load(odd),
    "render a briefing": lambda odd: reports.render(odd, "txt"),
    "render a format": lambda odd: reports.render(B, odd),
    "render a theme": lambda odd: reports.render(B, "txt", theme=odd),
    "render options": lambda odd: reports.render(B, "txt", options=odd),
    "verify a briefing": lambda odd: reports.verify(odd, {"txt": b""}),
    "verify files": lambda odd: reports.verify(B, odd),
    "verify options": lambda odd: reports.verify(B, {"txt": b""}, options=odd),
    "produce a source": lambda odd: reports.produce(odd, "txt"),
    "produce formats": lambda odd: reports.produce(B, odd),
    "produce into": lambda odd: reports.produce(B, "txt", out=odd),
    "produce a theme": lambda odd: reports.produce(B, "txt", theme=odd),
    "produce options": lambda odd: reports.produce(B, "txt", options=odd),
    "read": lambda odd: reports.read(odd),
    "read a base": lambda odd: reports.read("a.docx", base=odd),
    "mail a source": lambda odd: reports.email(odd, "d@example.org", "a@example.org"),
    "mail from": lambda odd: reports.email(B, odd, "a@example.org", attach=()),
    "mail to": lambda odd: reports.email(B, "d@example.org", odd or 7, attach=()),
    "mail cc": lambda odd: reports.email(B, "d@example.org", "a@example.org", cc=odd or 7),
    "mail a subject": lambda odd: reports.email(B, *MAIL, subject=odd or 7),
    "mail files": lambda odd: reports.email(B, *MAIL, attach=odd or 7),
    **{
        f"options: {name}": lambda odd, name=name: reports.Options(**{name: odd})
        for name in ("page", "fit", "templates", "embed", "labels")
    },
}
MAIL = ("d@example.org", "a@example.org")


@pytest.mark.parametrize("odd", ODD, ids=[type(odd).__name__ for odd in ODD])
@pytest.mark.parametrize("call", CALLS)
def test_what_a_call_cannot_take_is_an_error_of_ours(call, odd, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").touch()
    with pytest.raises(ReportsError) as caught:
        CALLS[call](odd)
    (notice,) = caught.value.notices
    assert notice.found
    assert notice.place.part or notice.place.source
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("name", sorted(reports.Briefing.model_fields))
def test_a_field_that_cannot_be_is_an_error_of_ours(name) -> None:
    for make in (reports.Briefing, lambda **fields: reports.Briefing.model_validate(fields)):
        with pytest.raises(InputError) as caught:
            make(**{name: object()})
        (notice,) = caught.value.notices
        assert notice.place.part == name
        assert notice.found.startswith("found ")


def test_all_mistakes_of_a_briefing_come_at_once_each_with_its_field() -> None:
    with pytest.raises(InputError) as caught:
        reports.Briefing(
            titel="T", date="24 August", aid=[{"amount": {"value": "x", "currency": "cad"}}]
        )
    assert [notice.place.part for notice in caught.value.notices] == [
        "date", "aid[0].amount.value", "aid[0].amount.currency", "titel",
    ]  # fmt: skip
    assert "did you mean 'title'?" in str(caught.value)
    with pytest.raises(InputError, match="value: found 'x', expected a number"):
        Money(value="x")


def test_parts_that_are_right_are_taken_as_they_are() -> None:
    money = Money(value=5, currency="CAD")
    assert reports.Briefing(aid=[Aid(donor="A", amount=money)]).aid[0].amount is money


@pytest.mark.parametrize(
    ("call", "part"),
    [
        (lambda: reports.render(reports.Briefing(title="T"), "p"), "format"),
        (lambda: reports.produce("a.yaml", "p"), "format"),
        (lambda: reports.produce(reports.Briefing(title="T"), "txt", titel="X"), "titel"),
        (lambda: reports.produce(reports.Briefing(title="T"), "txt", date="09/08/2025"), "date"),
        (lambda: reports.Options(page="a5"), "page"),
        (lambda: reports.Options(labels="klingon"), "labels"),
        (lambda: reports.Options(cite="no"), "cite"),
        (lambda: reports.produce(None, "txt", theme="hous"), "theme"),
        (lambda: reports.email(reports.Briefing(title="T"), "desk", "a@example.org"), "sender"),
        (lambda: reports.email(B, *MAIL, bcc=["a@example.org", 7]), "bcc"),
        (
            lambda: reports.produce(None, "txt", options=reports.Options(templates=Path("no"))),
            "templates",
        ),
        (lambda: reports.read("/nowhere/a.docx"), ""),
        (lambda: reports.load("a<b.txt"), "source"),
    ],
)
def test_a_wrong_value_is_said_of_its_argument(call, part, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportsError) as caught:
        call()
    (notice,) = caught.value.notices
    assert notice.place.part == part
    assert notice.place.part or notice.place.source
    assert list(tmp_path.iterdir()) == []


def test_help_fits_a_screen() -> None:
    said = pydoc.plain(pydoc.render_doc(reports)).partition("PACKAGE CONTENTS")[0]
    assert len(said.splitlines()) <= 40
    assert all(name in said for name in dir(reports) if name[0].islower())


def test_a_briefing_that_is_to_be_changed_in_place_says_how_another_one_is_made() -> None:
    first = reports.Briefing(title="Aid", aid=[{"purpose": "food"}])
    with pytest.raises(
        reports.ReportsError, match=r"^title: Briefing: .* never changed.*dict\(old\)"
    ):
        first.title = "More"  # type: ignore[misc]
    with pytest.raises(reports.ReportsError, match=r"^purpose: Aid: "):
        first.aid[0].purpose = "More"  # type: ignore[misc]

    second = reports.Briefing(**dict(first) | {"title": "More"})
    assert (second.title, second.aid) == ("More", first.aid)
    assert first.title == "Aid"

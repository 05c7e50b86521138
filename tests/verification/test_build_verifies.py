"""Builds prove what they write: a fault writes nothing, a house's template is warned of."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

import reports
from reports.cli import main
from reports.errors import DisagreementError, UsageError
from reports.mailing import draft
from reports.model import Person
from reports.notices import Notice
from reports.pipeline import plan_of
from reports.plan import Plan
from reports.renderers.text import TextRenderer
from reports.verification import validators
from reports.verification.report import Written, verify_files
from reports.yamlfile import dump_yaml
from tests.verification.rich import rich_briefing


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "talva.yaml"
    path.write_text(dump_yaml(rich_briefing()), encoding="utf-8")
    return path


@pytest.fixture
def lying(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text renderer that changes a digit."""
    honest = TextRenderer.render

    def render(self: TextRenderer, plan: Plan, look: object, /) -> object:
        rendered = honest(self, plan, look)  # type: ignore[arg-type]
        data = rendered.data.replace(b"5,810", b"5,811")
        return type(rendered)(data, rendered.notices, rendered.carries, rendered.pages)

    monkeypatch.setattr(TextRenderer, "render", render)


@pytest.mark.usefixtures("lying")
def test_a_file_that_lies_is_a_fault_and_nothing_is_written(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(source), "--out", str(out)])
    assert result.exit_code == 70
    assert "5,811" in result.stderr
    assert "figures[2]" in result.stderr
    assert "a fault of briefpack" in result.stderr
    assert "--no-verify" in result.stderr
    assert not list(out.glob("*.*"))


@pytest.mark.usefixtures("lying")
def test_no_verify_writes_it_all_the_same(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(main, ["build", str(source), "--out", str(out), "--no-verify"])
    assert result.exit_code == 0
    assert len(list(out.glob("talva.*"))) == 3


@pytest.mark.usefixtures("lying")
def test_a_mail_with_a_file_that_lies_is_not_made() -> None:
    with pytest.raises(DisagreementError):
        reports.email(rich_briefing(), "press@example.org", "desk@example.org", attach="txt")


@pytest.mark.parametrize("body", ["mail_text", "mail_html"])
def test_a_mail_whose_body_lies_is_not_made(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = getattr(draft, body)
    monkeypatch.setattr(draft, body, lambda *asked: honest(*asked).replace("5,810", "5,811"))

    with pytest.raises(DisagreementError, match="5,811"):
        reports.email(rich_briefing(), "press@example.org", "desk@example.org", attach=())


def housed(folder: Path, name: str, text: str, to: str) -> list[Notice]:
    """Return what a build says of facts, with a template that the house has replaced."""
    (folder / name).parent.mkdir()
    (folder / name).write_text(text)
    options = reports.Options(templates=folder)
    produced = reports.produce(rich_briefing(), to, out=folder / "out", options=options)
    return [each for each in produced.notices if each.code == "not-as-briefed"]


@pytest.mark.parametrize(
    ("name", "to"), [("text/_question.txt.j2", "txt"), ("html/_question.html.j2", "html")]
)
def test_a_house_template_that_leaves_facts_out_is_a_warning(
    name: str, to: str, tmp_path: Path
) -> None:
    left_out = housed(tmp_path, name, "(questions on request)\n", to)
    assert {each.place.part for each in left_out} == {f"qa[{n}]" for n in range(4)}
    assert {each.severity for each in left_out} == {"warning"}


#: Templates that know no sub-headings, and no lists in lists: those of before there were any.
OLD_TEXT = """{% for part in parts if part.kind != "subheading" %}

{{ part.caption }}{{ part.text }}{{ part.notes }}
{% endfor %}
"""
OLD_LIST = "<ul>{% for item in block.items %}<li>{{ write.spans(item) }}</li>{% endfor %}</ul>\n"


@pytest.mark.parametrize(
    ("name", "text", "to", "lacks"),
    [
        ("text/briefing.txt.j2", OLD_TEXT, "txt", {"sections[2].body[1]", "sections[2].body[3]"}),
        ("html/_list.html.j2", OLD_LIST, "html", {"sections[2].body[5]"}),
    ],
)
def test_a_house_template_of_old_that_leaves_new_blocks_out_is_a_warning(
    name: str, text: str, to: str, lacks: set[str], tmp_path: Path
) -> None:
    left_out = housed(tmp_path, name, text, to)
    assert lacks <= {each.place.part for each in left_out}
    assert {each.severity for each in left_out} == {"warning"}


@pytest.mark.parametrize(
    ("name", "text", "to"),
    [
        ("text/_heading.txt.j2", "## {{ part.text }}\n", "txt"),
        ("html/_heading.html.j2", "<h2>§ {{ block.text }}</h2>\n", "html"),
        ("html/_style.css.j2", "h2::before { content: 'Part of ' }\n", "html"),
    ],
)
def test_a_house_template_that_keeps_all_facts_is_no_warning(
    name: str, text: str, to: str, tmp_path: Path
) -> None:
    assert not housed(tmp_path, name, text, to)


def test_a_house_template_of_one_format_leaves_others_to_the_last_letter(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "_heading.txt.j2").write_text("{{ part.text }}\n")
    options = reports.Options(templates=tmp_path)
    data = reports.render(rich_briefing(), "html", options=options)
    more = data.replace(b"<main>", b"<main><p>Added later.</p>")

    assert reports.verify(rich_briefing(), {"html": data}, options=options).agrees
    assert not reports.verify(rich_briefing(), {"html": more}, options=options).agrees


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["verify", *map(str, arguments)])
    return result.exit_code, result.stdout, result.stderr


def built(source: Path, tmp_path: Path) -> list[Path]:
    CliRunner().invoke(main, ["build", str(source), "--out", str(tmp_path / "out")])
    return sorted((tmp_path / "out").glob("talva.*"))


def test_verify_says_what_agrees(source: Path, tmp_path: Path) -> None:
    status, _, said = run(source, *built(source, tmp_path))
    assert status == 0
    assert said.count("in order, and nothing else") == 3


def test_verify_names_a_stale_file(source: Path, tmp_path: Path) -> None:
    files = built(source, tmp_path)
    newer = rich_briefing()
    people = (*newer.people[:1], Person(name="Bo Quist", role="mayor"), *newer.people[2:])
    source.write_text(dump_yaml(newer.model_copy(update={"people": people})), encoding="utf-8")
    status, _, said = run(source, *files)
    assert status == 1
    assert all(f"{file.name} says" in said for file in files)
    assert f"{source}:" in said


def test_the_sheet_holds_digests_and_findings(source: Path, tmp_path: Path) -> None:
    files, sheet = built(source, tmp_path), tmp_path / "sheet.json"
    status, _, _ = run(source, *files, "--sheet", sheet)
    proof = json.loads(sheet.read_text(encoding="utf-8"))
    assert status == 0
    assert proof["agrees"]
    assert [len(file["sha256"]) for file in proof["files"]] == [64, 64, 64]
    assert not proof["findings"]
    judged = {(check["standard"], check["passed"]) for check in proof["validators"]}
    assert judged == {("PDF/UA-1", True), ("PDF/A-3a", True), ("Office Open XML", True)}
    status, shown, _ = run(source, files[0], "--sheet", "-")
    assert "no proof of conformance" in shown


def test_the_sheet_does_not_judge_a_newer_pdf_by_older_standards(
    source: Path, tmp_path: Path
) -> None:
    done = CliRunner().invoke(
        main, ["build", str(source), "--pdf", "2.0", "--to", "pdf", "--out", str(tmp_path / "n")]
    )
    (file,) = (tmp_path / "n").iterdir()
    status, shown, _ = run(source, file, "--sheet", "-")
    assert (done.exit_code, status) == (0, 0)
    assert "PDF/UA-1" not in shown


def test_the_sheet_says_what_validators_object_to(source: Path, tmp_path: Path) -> None:
    file = next(each for each in built(source, tmp_path) if each.suffix == ".pdf")
    data = file.read_bytes()
    # the claim to be PDF/UA goes: not a letter of what it says
    file.write_bytes(data.replace(b"pdfuaid:part>1", b"pdfuaid:part>9"))
    status, shown, _ = run(source, file, "--sheet", "-")
    assert status == 0
    assert "PDF/UA-1 by page-validation" in shown
    assert "1 objection\n" in shown


def test_where_no_validator_is_installed_the_sheet_says_so(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(validators, "version", none)
    status, shown, _ = run(source, *built(source, tmp_path), "--sheet", "-")
    assert status == 0
    assert "none has judged them" in shown
    assert "passed" not in shown


def test_a_file_of_no_format_is_refused(source: Path, tmp_path: Path) -> None:
    other = tmp_path / "talva.png"
    other.write_bytes(b"")
    status, _, said = run(source, other)
    assert status == 2
    assert "png" in said
    with pytest.raises(UsageError):
        reports.verify(rich_briefing(), {"png": b""})


@pytest.mark.parametrize("name", ["pdf", "docx", "txt"])
def test_a_book_is_read_back_like_a_page(name: str) -> None:
    row, options = rich_briefing().aid[0], reports.Options(cite=True)
    rows = [
        row.model_copy(update={"purpose": f"load {n}", "evidence": f"line {n}"})
        for n in range(1_500)
    ]
    book = rich_briefing().model_copy(update={"aid": tuple(rows)})
    file = Written(name, name, reports.render(book, name, options=options))
    report = verify_files(book, plan_of(book, options), [file])
    assert report.files[0].texts > 9_000
    assert not report.notices
    del rows[800]
    shorter = book.model_copy(update={"aid": tuple(rows)})
    said = [str(each) for each in verify_files(shorter, plan_of(shorter, options), [file]).notices]
    assert any("800" in one for one in said)
    assert len(said) < 10

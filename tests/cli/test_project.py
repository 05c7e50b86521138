"""The project file: found upwards, checked whole, below the options of the command line."""

from email import message_from_bytes
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reports.cli import main
from reports.cli.project import Project, ProjectFields, load_project
from reports.errors import InputError, UsageError

FILE = """\
theme = "ours.toml"
page = "letter"
pdf = "2.0"
language = "fr"
out = "made"
organisation = "Varda Office"
sender = "desk@example.org"
dollar = "CAD"
ignore = ["left-open"]

[lists]
press = ["a@example.org", "Bo Wu <b@example.org>"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a folder of briefings in it, which is the working folder."""
    (tmp_path / "briefpack.toml").write_text(FILE, encoding="utf-8")
    (tmp_path / "ours.toml").write_text('extends = "embassy"\nlogo_alt = "Our crest"\n')
    below = tmp_path / "briefs" / "today"
    below.mkdir(parents=True)
    (below / "b.yaml").write_text(
        "title: T\naid: [{donor: D, amount: {value: 5, currency: null}}]\n"
    )
    monkeypatch.chdir(below)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_a_project_file_above_the_folder_holds(folder: Path) -> None:
    done = run("build", "b.yaml", "--to", "txt")
    text = (folder / "made" / "b.txt").read_text(encoding="utf-8")

    assert done.exit_code == 0
    assert done.stdout == f"{folder / 'made' / 'b.txt'}\n"
    assert text.startswith("Varda Office · ")
    assert "CAD" in text


def test_options_go_before_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "other"
    done = run("build", "b.yaml", "--to", "txt", "--out", str(out), "--lang", "en", "--dollar", "USD")  # fmt: skip

    assert done.exit_code == 0
    assert "USD" in (out / "b.txt").read_text(encoding="utf-8")
    assert "Briefing" in (out / "b.txt").read_text(encoding="utf-8")
    assert not (folder / "made").exists()


def test_what_a_briefing_says_itself_goes_before_it(folder: Path) -> None:
    Path("b.yaml").write_text("title: T\norganisation: Another\n")
    run("build", "b.yaml", "--to", "txt")
    assert (folder / "made" / "b.txt").read_text(encoding="utf-8").startswith("Another · ")


@pytest.mark.parametrize("command", ["build", "batch"])
@pytest.mark.parametrize(
    ("own", "options", "said"),
    [("USD", (), "USD"), (None, (), "CAD"), ("USD", ("--dollar", "AUD"), "AUD")],
)
def test_the_dollar_of_a_story_goes_before_that_of_the_house(
    folder: Path, command: str, own: str | None, options: tuple[str, ...], said: str
) -> None:
    field = f"dollar: {own}\n" if own else ""
    Path("b.yaml").write_text(
        f"title: T\n{field}figures: [{{label: Sum asked for, amount: $5m}}]\n"
    )
    done = run(command, "b.yaml", "--to", "txt", "--out", str(folder / "made"), *options)
    assert done.exit_code == 0, done.output
    (made,) = (folder / "made").rglob("b.txt")
    text = made.read_text(encoding="utf-8")
    assert f"{said} 5" in text
    assert not any(f"{other} 5" in text for other in {"USD", "CAD", "AUD"} - {said})


def test_one_file_by_o_goes_with_its_out(folder: Path) -> None:
    assert run("build", "b.yaml", "-o", "one.txt").exit_code == 0
    assert Path("one.txt").is_file()


def test_the_nearest_project_file_counts_and_no_other(folder: Path) -> None:
    Path("briefpack.toml").write_text('out = "near"\n')
    assert run("build", "b.yaml", "--to", "txt").exit_code == 0
    assert Path("near/b.txt").read_text(encoding="utf-8").startswith("Briefing")


def test_lists_and_sender_are_known_to_email(folder: Path) -> None:
    done = run("email", "b.yaml", "--to", "press, c@example.org", "--bcc", "press", "--attach", "none")  # fmt: skip
    mail = message_from_bytes((folder / "made" / "b.eml").read_bytes())

    assert done.exit_code == 0, done.stderr
    assert mail["From"] == "desk@example.org"
    assert mail["To"] == "a@example.org, Bo Wu <b@example.org>, c@example.org"


def test_a_list_that_there_is_not_is_answered_with_those_there_are(folder: Path) -> None:
    done = run("email", "b.yaml", "--to", "presse")
    assert done.exit_code == 2
    assert "found 'presse', expected a mail address, or one of the lists" in done.stderr
    assert done.stderr.rstrip().endswith(": press")


def test_an_address_with_a_comma_in_its_name_is_one() -> None:
    project = Project(ProjectFields(lists={"press": ("a@example.org",)}))
    assert project.mail.addresses(['"Lee, Ann" <l@example.org>'], "to") == (
        '"Lee, Ann" <l@example.org>',
    )
    assert Project().mail.addresses(["press"], "to") == ("press",)
    with pytest.raises(UsageError):
        project.mail.addresses(["desk"], "to")


def test_notices_that_are_ignored_are_not_said_and_others_are(folder: Path) -> None:
    assert "left open" not in run("build", "b.yaml", "--to", "txt").stderr
    (folder / "briefpack.toml").write_text('out = "made"\nignore = ["another-code"]\n')
    assert "left open" in run("build", "b.yaml", "--to", "txt").stderr


def test_mistakes_cannot_be_ignored(folder: Path) -> None:
    (folder / "briefpack.toml").write_text('ignore = ["unknown-field"]\n')
    Path("b.yaml").write_text("titel: T\n")
    done = run("build", "b.yaml")
    assert done.exit_code == 3
    assert "titel" in done.stderr


def test_config_shows_what_holds_and_where_it_is_said(folder: Path) -> None:
    lines = {line.split()[0]: line for line in run("config").stdout.splitlines()}

    assert lines["page"].split() == ["page", "letter", f"{folder / 'briefpack.toml'}:2"]
    assert lines["theme"].split()[1] == str(folder / "ours.toml")
    assert "press (2)" in lines["lists"]
    assert set(lines) == set(ProjectFields.model_fields)


def test_without_a_project_file_config_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert {line.split()[-1] for line in run("config").stdout.splitlines()} == {"default"}


WRONG = """\
theme = "hous"
page = "a5"
language = "not one"
colour = 1
sender = "nobody"
dollar = "dollars"
ignore = ["Some Words"]
[lists]
press = ["x"]
"""


def test_all_mistakes_of_a_project_file_come_at_once_with_their_lines(folder: Path) -> None:
    path = folder / "briefpack.toml"
    path.write_text(WRONG)
    with pytest.raises(InputError) as caught:
        load_project(path)

    assert [(each.place.line, each.place.part) for each in caught.value.notices] == [
        (1, "theme"), (2, "page"), (3, "language"), (4, "colour"), (5, "sender"), (6, "dollar"),
        (7, "ignore[0]"), (9, "lists.press[0]"),
    ]  # fmt: skip
    assert run("build", "b.yaml").exit_code == 3


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"theme = ", b"x" * 70_000, b'theme = "\\u0000"']
)
def test_what_is_no_project_file_is_answered(folder: Path, data: bytes) -> None:
    (folder / "briefpack.toml").write_bytes(data)
    done = run("build", "b.yaml")
    assert done.exit_code in (3, 4)
    assert "briefpack.toml" in done.stderr


def test_commands_that_ask_for_no_briefing_do_not_read_it(folder: Path) -> None:
    (folder / "briefpack.toml").write_text("nonsense")
    assert run("formats").exit_code == 0
    assert run("schema").exit_code == 0

"""Each command has a page, and the pages say what the commands do."""

from tests.docs.command_pages import FOLDER, MANUAL, manual, pages


def test_the_pages_are_those_of_the_commands() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}

    assert written == dict(pages()), "run: python -m tests.docs.command_pages"


def test_the_manual_page_is_that_of_the_commands() -> None:
    assert MANUAL.read_text("utf-8") == manual(), "run: python -m tests.docs.command_pages"
    assert not [line for line in manual().splitlines() if line.startswith(("'", ".-"))]

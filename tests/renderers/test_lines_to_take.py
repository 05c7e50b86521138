"""Lines to take, and what is said if an answer is not enough: in every format, from the first."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from reports.look import Look, Options, look_of
from reports.model import Briefing
from reports.pipeline import plan_of, verify
from reports.plan import KeyMessages, Plan, single_blocks
from reports.renderers.mail import mail_html, mail_text
from reports.renderers.registry import get_renderer
from tests.lines_to_take import lines_brief

GOLDENS = Path(__file__).parents[1] / "goldens"
FORMATS = ("pdf", "docx", "txt", "html")


def made(briefing: Briefing, name: str, options: Options | None = None) -> bytes:
    look = look_of("house", options)
    return get_renderer(name).render(plan_of(briefing, options), look).data


@pytest.mark.parametrize("language", ["en", "fr", "ar", "he"])
def test_the_text_reads_as_its_golden(language: str, accept: bool) -> None:
    text = made(lines_brief(language), "txt").decode()
    golden = GOLDENS / f"lines-{language}.txt"
    if accept:
        golden.write_text(text, encoding="utf-8")

    assert text == golden.read_text(encoding="utf-8")


def test_lines_to_take_come_right_after_the_summary() -> None:
    first = plan_of(lines_brief()).blocks[0]

    assert isinstance(first, KeyMessages)
    assert [line.id[:2] for line in first.messages] == ["m-"] * 3


def test_a_briefing_without_them_says_nothing_of_them() -> None:
    bare = lines_brief().model_copy(update={"key_messages": (), "qa": lines_brief().qa[2:]})

    for name in ("txt", "html"):
        text = made(bare, name).decode()
        assert "Lines to take" not in text
        assert "pressed" not in text


@pytest.mark.parametrize("version", ["1.7", "2.0"])
@pytest.mark.parametrize("language", ["en", "fr", "ar", "he"])
def test_every_format_is_proved_to_say_all_of_it(language: str, version: str) -> None:
    options = Options(pdf=version)  # type: ignore[arg-type]
    files = {name: made(lines_brief(language), name, options) for name in FORMATS}

    report = verify(lines_brief(language), files, options=options)

    assert report.notices == ()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lost", ["a line", "what is said if pressed", "its label"])
def test_a_file_that_lacks_one_of_them_is_found(name: str, lost: str) -> None:
    """The files are those of a briefing that says less, or says it otherwise."""
    whole = lines_brief()
    first, *others = whole.qa
    prose = f"{first.answer}\n\n{first.if_pressed}"
    less = {
        "a line": {"key_messages": whole.key_messages[:2]},
        "what is said if pressed": {
            "qa": (first.model_copy(update={"if_pressed": "No."}), *others)
        },
        "its label": {
            "qa": (first.model_copy(update={"answer": prose, "if_pressed": None}), *others)
        },
    }[lost]

    report = verify(whole, {name: made(whole.model_copy(update=less), name)})

    assert report.notices


def test_labels_in_another_language_say_so() -> None:
    page = html.document_fromstring(made(lines_brief(), "html", Options(labels="fr")))

    said = {label.text_content().strip() for label in page.iter("span") if label.get("lang")}
    assert {"Éléments de langage", "Si l’on insiste :"} <= {" ".join(s.split()) for s in said}


def test_a_paragraph_behind_the_lines_is_none_of_them() -> None:
    """Nor is a section without a heading in their part of the page."""
    bare = lines_brief().model_dump() | {
        "people": [],
        "aid": [],
        "sections": [{"body": ["Alone."]}],
    }
    page = html.document_fromstring(made(Briefing.model_validate(bare), "html"))

    (lines,) = page.find_class("lines")
    assert "Alone." not in lines.text_content()
    assert len(lines.findall(".//li")) == 3


def both_bodies(plan: Plan, look: Look) -> tuple[str, str]:
    return mail_html(plan, look), mail_text(plan, look)


def test_both_bodies_of_a_message_hold_them_in_order() -> None:
    page, text = both_bodies(plan_of(lines_brief()), look_of())

    for body in (str(html.document_fromstring(page).text_content()), text):
        places = [body.index(words) for words in (
            "cost what was said", "Lines to take", "Nobody pays a toll", "Minister of Transport",
            "Buses cross it", "If pressed: No earlier day", "The weather decides", "Who pays?",
            "No answer yet.", "If pressed: The accounts", "What is next?",
        )]  # fmt: skip
        assert places == sorted(places)


def test_a_format_that_knows_no_lines_shows_a_heading_and_a_list() -> None:
    heading, listed, *_ = single_blocks(plan_of(lines_brief()).blocks)

    assert (heading.id, listed.id) == ("key_messages", "key_messages")

"""Lines to take, and what is said if an answer is not enough, come home as a person edits them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from reports.look import Options, look_of
from reports.model import Briefing, Bullets, Paragraph, Question, Section
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import differences, read_word
from tests.lines_to_take import lines_brief
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, changed
from tests.revision.word_edits import (
    Edit,
    all_of,
    edited,
    inserted_run,
    moved,
    paragraph,
    removed,
    retyped,
    row_added,
    struck_paragraph,
    styled,
    tracked,
    typed_after,
    unmarked,
)

BRIEF = lines_brief()
BRIDGE, TOLL, PLANS = BRIEF.key_messages
OPENS, PAYS, NEXT = BRIEF.qa


def written(briefing: Briefing = BRIEF, options: Options | None = None) -> bytes:
    return WordRenderer().render(plan_of(briefing, options), look_of()).data


def lines(*texts: str | Paragraph) -> Briefing:
    made = (Paragraph(text=text) if isinstance(text, str) else text for text in texts)
    return changed(BRIEF, key_messages=tuple(made))


def asked(*questions: Question) -> Briefing:
    return changed(BRIEF, qa=questions)


def pressed(text: str | None, question: Question = OPENS) -> Question:
    return changed(question, if_pressed=text)


CASES = {
    "retyped": Case(retyped("as planned", "on time"), lines(
        "The bridge opens on **1 September**, on time.", TOLL, PLANS)),
    "retyped with changes tracked": Case(tracked("public", "our"), lines(
        BRIDGE, "Nobody pays a toll: the *whole* sum is our money.", PLANS)),
    "one typed below the last": Case(
        typed_after("The plans are", "ListBullet", "Buses run."), lines(BRIDGE, TOLL, PLANS, "Buses run.")),
    "one typed below the heading": Case(
        typed_after("Lines to take", "ListBullet", "Come."), lines("Come.", BRIDGE, TOLL, PLANS)),
    "a paragraph typed below the last": Case(
        typed_after("The plans are", "", "Buses run."), lines(BRIDGE, TOLL, PLANS, "Buses run."),
        ("the text “Buses run.” below the lines to take became one of them",)),
    "all made plain text": Case(
        all_of(*(styled(each, "Normal") for each in ("The bridge opens on", "Nobody pays", "The plans are"))),
        lines(BRIDGE, TOLL, PLANS)),
    "one deleted": Case(removed("Nobody pays"), lines(BRIDGE, PLANS)),
    "one deleted with changes tracked": Case(
        struck_paragraph("Nobody pays"), lines(BRIDGE, PLANS)),
    "moved": Case(moved("The plans are", before="The bridge opens on"), lines(PLANS, BRIDGE, TOLL)),
    "moved with changes tracked": Case(
        moved("The plans are", before="The bridge opens on", track=True), lines(PLANS, BRIDGE, TOLL)),
    "all deleted": Case(
        removed("Lines to take", "The bridge opens on", "Nobody pays", "The plans are"), lines()),
    "one without its bookmark": Case(
        all_of(unmarked("Nobody pays"), retyped("whole", "entire")),
        lines(BRIDGE, "Nobody pays a toll: the *entire* sum is public money.", PLANS)),
    "the heading deleted": Case(
        removed("Lines to take"), BRIEF, ("“Lines to take” is made anew",)),
    "the heading retyped": Case(
        retyped("Lines to take", "What to say"), BRIEF, ("this heading is made anew: “What to say”",)),
    "numbers for bullets": Case(styled("Nobody pays", "ListNumber"), BRIEF),
    "a sub-heading among them": Case(
        typed_after("Nobody pays", "Heading2", "On money"), lines(BRIDGE, TOLL, "On money", PLANS),
        ("below the lines to take became one of them",)),
    "moved below the sections": Case(
        moved("Lines to take", "The bridge opens on", "Nobody pays", "The plans are", before="Appendix"),
        BRIEF, ("the list of lines to take has a place of its own",)),
    "one moved into a section": Case(
        moved("Nobody pays", before="Appendix"),
        changed(lines(BRIDGE, PLANS), sections=(changed(BRIEF.sections[0], body=(
            *BRIEF.sections[0].body,
            Bullets(bullets=("Nobody pays a toll: the *whole* sum is public money.",)),
        )),))),
    "a person added in the table below": Case(
        row_added("The Minister", "The Engineer", "Builder"),
        changed(BRIEF, people=(*BRIEF.people, changed(BRIEF.people[0], name="The Engineer", role="Builder")))),
    # what is said if pressed
    "pressed, retyped": Case(retyped("decides nothing", "is fine"), asked(
        pressed("No **earlier** day was promised.\n\nThe weather is fine."), PAYS, NEXT)),
    "pressed, its label taken away": Case(retyped("If pressed: ", ""), BRIEF),
    "pressed, its label written otherwise": Case(retyped("If pressed: ", "if pressed : "), BRIEF),
    "pressed, only the second paragraph left": Case(
        removed("No earlier day"), asked(pressed("The weather decides nothing."), PAYS, NEXT)),
    "pressed, all of it deleted": Case(
        removed("No earlier day", "The weather decides"), asked(pressed(None), PAYS, NEXT)),
    "pressed, only its label left": Case(
        retyped("The accounts are public.", ""), asked(OPENS, pressed(None, PAYS), NEXT)),
    "pressed, a paragraph typed below": Case(
        typed_after("The weather decides", "Answer", "Nor does luck."), asked(
            pressed(f"{OPENS.if_pressed}\n\nNor does luck."), PAYS, NEXT)),
    "typed by hand behind the label": Case(
        typed_after("The second bridge.", "Answer", "If pressed: No day yet."),
        asked(OPENS, PAYS, pressed("No day yet.", NEXT))),
    "typed by hand without the label": Case(
        typed_after("The second bridge.", "Answer", "No day yet."),
        asked(OPENS, PAYS, changed(NEXT, answer="The second bridge.\n\nNo day yet."))),
    "the answer given at last": Case(
        retyped("No answer yet.", "All of us."), asked(OPENS, changed(PAYS, answer="*All of us.*"), NEXT)),
    "a question deleted with all below it": Case(
        removed("When does it open?", "On 1 September.", "Buses cross", "No earlier day", "The weather decides"),
        asked(PAYS, NEXT)),
    "a question deleted alone": Case(
        removed("Who pays?", "No answer yet."), asked(OPENS, NEXT),
        ("the question of the answer “The accounts are public.” is gone",)),
    "questions moved": Case(
        moved("What is next?", "The second bridge.", before="When does it open?"),
        asked(NEXT, OPENS, PAYS)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_an_edit_comes_home(name: str) -> None:
    check(CASES[name], written())


def test_what_changed_is_named_as_a_person_sees_it() -> None:
    new = changed(
        asked(pressed("Nothing else."), PAYS, NEXT),
        key_messages=(
            PLANS,
            changed(TOLL, text="Nobody pays a toll: all is public money."),
            Paragraph(text="New."),
        ),
    )

    said = [str(change) for change in differences(BRIEF, new)]

    assert said == [
        "Lines to take, line 1: deleted 'The bridge opens on **1 September**, as planned.'",
        "Lines to take, line 2: 'Nobody pays a toll: the *whole* sum is public money.' -> "
        "'Nobody pays a toll: all is public money.'",
        "Lines to take, line 3: added 'New.'",
        "Lines to take: moved 'The plans are [published](https://example.org/p…'",
        "Questions, answer 1: if pressed: 'No **earlier** day was promised. ¶ The weather "
        "decides nothing.' -> 'Nothing else.'",
    ]


def test_lines_may_be_typed_into_a_brief_that_had_none() -> None:
    heading = typed_after("Flooding has displaced", "Heading1", "Lines to take")
    typed = typed_after("Lines to take", "ListBullet", "Help is near.")
    bare = changed(FLOODS, summary="Flooding has displaced many.")

    reading = read_word(edited(heading, typed, data=written(bare)), "brief.docx")

    assert reading.briefing == changed(bare, key_messages=(Paragraph(text="Help is near."),))


def test_a_section_that_is_called_so_stays_a_section() -> None:
    body = (Bullets(bullets=("One.", "Two.")),)
    briefing = Briefing(title="T", sections=(Section(heading="Lines to take", body=body),))

    assert read_word(written(briefing), "brief.docx").briefing == briefing
    bare = read_word(edited(unmarked(), data=written(briefing)), "brief.docx")
    assert bare.briefing == briefing


def test_an_answer_that_begins_like_the_label_stays_an_answer() -> None:
    qa = (Question(question="Why?", answer="Because.\n\nIf pressed: no."),)
    briefing = Briefing(title="T", qa=qa)

    assert read_word(written(briefing), "brief.docx").briefing == briefing


def with_text_right_below(*blocks: Bullets | Paragraph) -> Briefing:
    return changed(BRIEF, people=(), aid=(), sections=(Section(body=blocks),))


@pytest.mark.parametrize(
    "block", [Bullets(bullets=("One.", "Two.")), Paragraph(text="One.")], ids=["list", "text"]
)
def test_text_without_a_heading_right_below_is_none_of_the_lines(
    block: Bullets | Paragraph,
) -> None:
    briefing = with_text_right_below(block)

    assert read_word(written(briefing), "brief.docx").briefing == briefing


def emptied(words: str, new: str) -> Edit:
    """All words of a paragraph typed anew in one run, in the place of several."""

    def edit(root: etree._Element) -> None:
        node = paragraph(root, words)
        for each in [child for child in node if not child.tag.endswith(("pPr", "Start", "End"))]:
            node.remove(each)
        node.append(inserted_run(new))

    return edit


def test_a_line_is_rewritten_from_its_first_word_to_its_last() -> None:
    check(
        Case(emptied("Nobody pays", "It is free."), lines(BRIDGE, "It is free.", PLANS)), written()
    )


@pytest.mark.parametrize("language", ["en", "fr", "ar", "he"])
def test_libreoffice_saves_them_and_pandoc_drops_what_it_drops(
    language: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    """LibreOffice keeps bookmarks; pandoc neither them nor styles: the label tells."""
    base, source = lines_brief(language), tmp_path / "brief.docx"
    source.write_bytes(written(base))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [need_tool("soffice"), profile, "--headless", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path / "saved"), str(source)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    converted = tmp_path / "converted.docx"
    subprocess.run([need_tool("pandoc"), str(source), "-o", str(converted)], check=True, timeout=60)

    saved = read_word((tmp_path / "saved" / "brief.docx").read_bytes(), "saved.docx")
    bare = read_word(converted.read_bytes(), "converted.docx", base=base)

    assert (saved.briefing, saved.notices) == (base, ())
    assert (bare.briefing, bare.notices) == (base, ())


def test_labels_in_another_language_are_read_as_they_were_printed() -> None:
    data = written(BRIEF, Options(labels="fr"))
    typed = typed_after("The second bridge.", "Answer", "Si l'on insiste : Pas encore.")

    reading = read_word(edited(typed, data=data), "brief.docx")

    assert reading.briefing == asked(OPENS, PAYS, pressed("Pas encore.", NEXT))

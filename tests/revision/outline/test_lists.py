"""Lists made with the list button, and the appendix's questions, come home as what they are."""

from __future__ import annotations

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Bullets, ListItem, Numbered, Paragraph, Question
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, at, body, changed, row, section
from tests.revision.outline.test_beside_the_text import inserted_after, line
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    element,
    paragraph,
    properties,
    removed,
    retyped,
    typed_after,
    unmarked,
)

BELOW = ListItem(text="41 boats in service", bullets=("12,400 family kits",))
OVERVIEW, DONE, NEXT = FLOODS.sections
HEAVY, PAGE, QUOTE = OVERVIEW.body
HOSPITALS, BOATS, ORDER = DONE.body
BULLET, NUMBER = ("bullet", "•"), ("decimal", "%1.")


def listed(*words: str, number: str, level: int = 0, style: str = "") -> Edit:
    """Select paragraphs and press a list button: Word gives each the list's number."""

    def edit(root: etree._Element) -> None:
        for each in words:
            look = properties(paragraph(root, each), "pPr")
            for old in look.findall(f"{W}numPr"):
                look.remove(old)
            if style:
                look.find(f"{W}pStyle").set(f"{W}val", style)
            look.insert(1, element(
                f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            ))  # fmt: skip

    return edit


def with_lists(data: bytes) -> bytes:
    """The brief with lists 71 (bullets), 81 and 82 (numbers), 83 (81 begun anew)."""
    import io
    import zipfile

    abstracts = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, (kind, text) in ((70, BULLET), (80, NUMBER), (90, NUMBER))
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/>{more}</w:num>'
        for n, a, more in ((71, 70, ""), (81, 80, ""), (82, 90, ""), (83, 80, anew))
    )
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in source.namelist():
            held = source.read(name)
            if name == "word/numbering.xml":
                root = etree.fromstring(held)
                first = root.find(f"{W}num")
                for each in element(f"<w:x>{abstracts}</w:x>"):
                    first.addprevious(each)
                for each in element(f"<w:x>{numbers}</w:x>"):
                    root.append(each)
                held = etree.tostring(root)
            package.writestr(name, held)
    return out.getvalue()


TEXTS = (HEAVY.text, PAGE.text)
SPLIT = (Numbered(numbered=(HEAVY.text,)), Numbered(numbered=(PAGE.text,)))
CASES = {
    "two paragraphs bulleted": Case(
        listed("Heavy rain", "See the", number="71"),
        section(0, body=(Bullets(bullets=TEXTS), QUOTE)),
    ),
    "two paragraphs bulleted in Word's style": Case(
        listed("Heavy rain", "See the", number="71", style="ListBullet"),
        section(0, body=(Bullets(bullets=TEXTS), QUOTE)),
    ),
    "two paragraphs numbered": Case(
        listed("Heavy rain", "See the", number="81"),
        section(0, body=(Numbered(numbered=TEXTS), QUOTE)),
    ),
    "one paragraph bulleted": Case(
        listed("See the", number="71"),
        section(0, body=(HEAVY, Bullets(bullets=(PAGE.text,)), QUOTE)),
    ),
    "two lists of other numbers": Case(
        all_of(listed("Heavy rain", number="81"), listed("See the", number="82")),
        section(0, body=(*SPLIT, QUOTE)),
    ),
    "a list begun anew": Case(
        all_of(listed("Heavy rain", number="81"), listed("See the", number="83")),
        section(0, body=(*SPLIT, QUOTE)),
    ),
    "bullets, then numbers": Case(
        all_of(listed("Heavy rain", number="71"), listed("See the", number="81")),
        section(0, body=(Bullets(bullets=(HEAVY.text,)), SPLIT[1], QUOTE)),
    ),
    "paragraph bulleted above a list": Case(
        listed("Two field", number="71"),
        section(1, body=(changed(BOATS, bullets=(HOSPITALS.text, *BOATS.bullets)), ORDER)),
    ),
    "bullets made numbers": Case(
        listed("41 boats", "12,400", "Power is", number="81"),
        section(1, body=(HOSPITALS, Numbered(numbered=BOATS.bullets), ORDER)),
    ),
    "numbers made bullets": Case(
        listed("Pumps first", "Roads second", number="71", style="ListBullet"),
        section(1, body=(HOSPITALS, changed(BOATS, bullets=(*BOATS.bullets, *ORDER.numbered)))),
    ),
    "bullets taken off": Case(
        listed("41 boats", "12,400", "Power is", number="0"),
        section(1, body=(HOSPITALS, *(Paragraph(text=t) for t in BOATS.bullets), ORDER)),
    ),
    "an item moved one level in": Case(
        listed("12,400 family kits", number="71", level=1, style="ListBullet"),
        body(1, Bullets(bullets=(BELOW, "Power is back")), at_block=1),
    ),
    "question typed with Q and A": Case(
        all_of(
            typed_after("It said so twice.", "Answer", "A: Yes, at noon."),
            typed_after("It said so twice.", "Answer", "Q: Will there be a call?"),
        ),
        changed(qa=(*FLOODS.qa, Question(question="Will there be a call?", answer="Yes, at noon."))),
    ),
    "question typed with Q and A on one line": Case(
        typed_after("It said so twice.", "Normal", "Q4: Will there be a call? A: Yes, at noon."),
        changed(qa=(*FLOODS.qa, Question(question="Will there be a call?", answer="Yes, at noon."))),
    ),
    "bold question typed": Case(
        inserted_after("It said so twice.", f"<w:x>{line('Will there be a call?', '<w:b/>', 'Answer')}{line('Yes, at noon.', '', 'Answer')}</w:x>"),
        changed(qa=(*FLOODS.qa, Question(question="Will there be a call?", answer="Yes, at noon."))),
    ),
    "bold words that do not ask": Case(
        inserted_after("It said so twice.", line("Yes.", "<w:b/>", "Answer")),
        row("qa", 2, answer=f"{FLOODS.qa[2].answer}\n\n**Yes.**"),
    ),
    "a plain question in an answer": Case(
        typed_after("It said so twice.", "Answer", "Will it pay?"),
        row("qa", 2, answer=f"{FLOODS.qa[2].answer}\n\nWill it pay?"),
    ),
    "question deleted, answer left": Case(
        removed("Is the loan"), changed(qa=at(FLOODS.qa, 1)),
        ("the question of the answer “No. It was agreed in May.” is gone: the answer was left out",),
    ),
    "question emptied, answer left": Case(
        retyped("Is the loan new money?", ""), changed(qa=at(FLOODS.qa, 1)),
        ("the question of the answer “No. It was agreed in May.” is gone",),
    ),
    "last question deleted, answers left": Case(
        removed("Who pays for"), changed(qa=FLOODS.qa[:2]),
        ("question of the answer “Norway does.” is gone", "question of the answer “It said so twice.” is gone"),
    ),
    "question deleted, bookmarks lost": Case(
        all_of(removed("Is the loan"), unmarked()), changed(qa=at(FLOODS.qa, 1)),
        ("the question of the answer “No. It was agreed in May.” is gone",),
    ),
    "question deleted with its answer": Case(
        removed("Is the loan", "No. It was"), changed(qa=at(FLOODS.qa, 1))
    ),
    "question deleted with its answer, which another is given": Case(
        all_of(removed("Is the loan", "No. It was"), retyped("Norway does.", "No. It was agreed in May.")),
        changed(qa=(FLOODS.qa[0], changed(FLOODS.qa[2], answer="No. It was agreed in May.\n\nIt said so twice."))),
    ),
    "question retyped": Case(
        retyped("Is the loan new money?", "Who lends?"), row("qa", 1, question="Who lends?")
    ),
    "question deleted and another typed": Case(
        lambda root: paragraph(root, "Is the loan").getparent().replace(
            paragraph(root, "Is the loan"), element(line("Who lends?", "", "Question"))
        ),
        changed(qa=at(FLOODS.qa, 1, Question(question="Who lends?", answer="No. It was agreed in May."))),
    ),
    "answer moved to another question": Case(
        lambda root: paragraph(root, "The figure is not").addnext(paragraph(root, "It said so")),
        changed(qa=(
            changed(FLOODS.qa[0], answer="The figure is not confirmed.\n\nIt said so twice."),
            FLOODS.qa[1], changed(FLOODS.qa[2], answer="Norway does."),
        )),
    ),
}  # fmt: skip


def flattened(edit: Edit) -> Edit:
    """Put what an <x> holds in its place."""

    def done(root: etree._Element) -> None:
        edit(root)
        for holder in list(root.iter(f"{W}x")):
            for each in list(holder):
                holder.addprevious(each)
            holder.getparent().remove(holder)

    return done


@pytest.mark.parametrize("name", CASES)
def test_lists_and_questions_come_home_as_they_are(name: str) -> None:
    case = CASES[name]
    data = with_lists(WordRenderer().render(plan_of(FLOODS), look_of()).data)
    check(Case(flattened(case.edit), case.expected, case.told), data)


def test_two_lists_of_the_base_stay_two() -> None:
    two = body(1, BOATS, Bullets(bullets=("Rain has stopped",)), at_block=1)
    data = WordRenderer().render(plan_of(two), look_of()).data
    check(Case(lambda root: None, two), data)
    check(Case(unmarked("Two field"), two), data)

"""Links, titles of columns, comments and changes are reported in full."""

from __future__ import annotations

from lxml import etree

from reports.model import Bullets, Paragraph
from reports.revision import differences, read_word
from tests.revision.cases import Case, check
from tests.revision.floods import FLOODS, changed, floods_docx, section
from tests.revision.word_edits import NS, edited, element, paragraph, retyped, with_part

URL = "https://example.org/varda?x=1&y=2"


def test_a_source_address_that_was_retyped_is_the_link() -> None:
    new = "https://example.org/other"
    source = changed(FLOODS.source, url=new)
    told = (f"the link shown as “{new}” led to “{URL}”: it follows its text",)
    check(Case(retyped(URL, new), changed(source=source), told))


def test_an_address_without_its_scheme_is_told() -> None:
    told = (f"the link shown as “example.org/other” still leads to “{URL}”",)
    reading = read_word(edited(retyped(URL, "example.org/other")), "floods.docx")
    assert any(told[0] in notice for notice in map(str, reading.notices))


def test_words_of_a_link_are_no_address() -> None:
    text = "See the [https://example.org/other](https://example.org/varda) for updates."
    body = (FLOODS.sections[0].body[0], Paragraph(text=text), FLOODS.sections[0].body[2])
    check(Case(retyped("situation page", "https://example.org/other"), section(0, body=body)))


def test_a_column_with_another_title_is_told() -> None:
    told = ("titles of columns are made anew: “Giver” was not read",)
    check(Case(retyped("Donor", "Giver"), told=told))
    check(Case(retyped("Donor", "DONOR")))


COMMENT = '<w:comment w:id="{0}" w:author="{1}"><w:p w14:paraId="0000000{0}"><w:r><w:t>{2}</w:t></w:r></w:p></w:comment>'


def test_resolved_comments_and_replies_say_so() -> None:
    spaces = f'xmlns:w="{NS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    said = [(1, "Kim", "Right?"), (2, "Lee", "Yes."), (3, "Ana", "Open.")]
    comments = f"<w:comments {spaces}>{''.join(COMMENT.format(*c) for c in said)}</w:comments>"
    word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    extended = (
        f'<w15:commentsEx xmlns:w15="{word15}"><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000003" w15:done="0"/></w15:commentsEx>'
    )
    data = with_part(floods_docx(), "word/comments.xml", comments, "comments")
    assert read_word(data, "floods.docx").briefing.notes[-3:] == (
        "Kim, at a place that is gone: Right?",
        "Lee, at a place that is gone: Yes.",
        "Ana, at a place that is gone: Open.",
    )
    data = with_part(data, "word/commentsExtended.xml", extended, "commentsExtended")
    assert read_word(data, "floods.docx").briefing.notes[-3:] == (
        "Kim (resolved), at a place that is gone: Right?",
        "Lee (resolved), in reply to Kim, at a place that is gone: Yes.",
        "Ana, at a place that is gone: Open.",
    )


def test_a_reply_without_a_place_stands_where_it_answers() -> None:
    spaces = f'xmlns:w="{NS}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    said = [(1, "Kim", "Right?"), (2, "", "Yes.")]
    comments = f"<w:comments {spaces}>{''.join(COMMENT.format(*c) for c in said)}</w:comments>"
    word15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    extended = (
        f'<w15:commentsEx xmlns:w15="{word15}">'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>'
    )

    def placed(root: etree._Element) -> None:
        paragraph(root, "A donors’").append(element('<w:r><w:commentReference w:id="1"/></w:r>'))

    data = with_part(edited(placed), "word/comments.xml", comments, "comments")
    data = with_part(data, "word/commentsExtended.xml", extended, "commentsExtended")
    first, second = read_word(data, "floods.docx").briefing.notes[-2:]
    assert first.startswith("Kim, at “What comes next”")
    assert second.startswith("somebody, in reply to Kim, at “What comes next”")


def test_a_change_of_kind_is_seen() -> None:
    text = FLOODS.sections[2].body[0].text
    other = section(2, body=(Bullets(bullets=(text,)),))
    told = [str(change) for change in differences(FLOODS, other)]
    assert told == [f"What comes next, bullet 1: paragraph became bullet: '{text}'"]


def test_of_a_long_paragraph_the_changed_words_are_shown() -> None:
    long = " ".join(f"word{n}" for n in range(60))
    one = section(2, body=(Paragraph(text=long),))
    for new, told in (
        (long.replace("word30", "WORD"), "'… word27 word28 word29 word30 word31 word32 word33 …'"),
        (f"{long} more", "'… word57 word58 word59'"),
        (f"New {long}", "'word0 word1 word2 …'"),
    ):  # fmt: skip
        (change,) = differences(one, section(2, body=(Paragraph(text=new),)))
        assert told in str(change)
    (change,) = differences(one, section(2, body=(Paragraph(text="Short."),)))
    assert "'Short.'" in str(change)

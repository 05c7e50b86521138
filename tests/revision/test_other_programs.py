"""Briefs that went through another program: styles renamed, lost or flattened, bookmarks gone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from reports.errors import InputError
from reports.look import look_of
from reports.model import Briefing
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.floods import FLOODS, changed, floods_docx
from tests.revision.word_edits import (
    Edit,
    W,
    all_of,
    edited,
    element,
    paragraph,
    properties,
    removed,
    styled,
    uncontrolled,
    unmarked,
)

#: What programs call the built-in styles of Word in their languages.
LANGUAGES = {
    "German": ("Überschrift 1", "Aufzählungszeichen", "Listennummer", "Zitat", "Titel", "Untertitel", "Beschriftung"),
    "French": ("Titre 1", "Liste à puces", "Liste à numéros", "Citation", "Titre", "Sous-titre", "Légende"),
    "Spanish": ("Título 1", "Lista con viñetas", "Lista con números", "Cita", "Título", "Subtítulo", "Descripción"),
    "Italian": ("Titolo 1", "Punto elenco", "Numero elenco", "Citazione", "Titolo", "Sottotitolo", "Didascalia"),
    "Finnish": ("Otsikko 1", "Merkitty luettelo", "Numeroitu luettelo", "Lainaus", "Otsikko", "Alaotsikko", "Kuvaotsikko"),
    "Polish": ("Nagłówek 1", "Lista punktowana", "Lista numerowana", "Cytat", "Tytuł", "Podtytuł", "Legenda"),
    "Russian": ("Заголовок 1", "Маркированный список", "Нумерованный список", "Цитата", "Название", "Подзаголовок", "Название объекта"),
    "Chinese": ("标题 1", "列表项目符号", "列表编号", "引用", "标题", "副标题", "题注"),
    "Japanese": ("見出し 1", "箇条書き", "段落番号", "引用文", "表題", "副題", "図表番号"),
}  # fmt: skip
ENGLISH = ("heading 1", "List Bullet", "List Number", "Quote", "Title", "Subtitle", "caption")


def restyled(rename: Callable[[etree._Element], None], data: bytes | None = None) -> bytes:
    """The brief with its styles changed by a program."""
    source, out = zipfile.ZipFile(io.BytesIO(data or floods_docx())), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name == "word/styles.xml":
                root = etree.fromstring(held)
                rename(root)
                held = etree.tostring(root)
            target.writestr(name, held)
    return out.getvalue()


def renamed(names: dict[str, str]) -> Callable[[etree._Element], None]:
    low = {old.lower(): new for old, new in names.items()}

    def rename(root: etree._Element) -> None:
        for name in root.iter(f"{W}name"):
            old = (name.get(f"{W}val") or "").lower()
            name.set(f"{W}val", low.get(old, name.get(f"{W}val")))

    return rename


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lost", [(), (unmarked(), uncontrolled)], ids=["marked", "unmarked"])
def test_styles_named_in_another_language_are_known(language: str, lost: tuple[Edit, ...]) -> None:
    names = dict(zip(ENGLISH, LANGUAGES[language], strict=True))
    data = restyled(renamed(names), edited(*lost))
    # the ids say it too: take them away
    for old in ("Heading1", "ListBullet", "ListNumber", "Quote", "Title", "Subtitle", "Caption"):
        data = _replaced(data, f'"{old}"', f'"x{old[::-1]}"')
    reading = read_word(data, "floods.docx")
    assert (reading.briefing, reading.notices) == (FLOODS, ())


def _replaced(data: bytes, old: str, new: str) -> bytes:
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            held = source.read(name)
            if name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
                held = held.replace(old.encode(), new.encode())
            target.writestr(name, held)
    return out.getvalue()


def test_a_style_is_known_by_its_id_where_its_name_is_not() -> None:
    odd = {name: f"x-{index}" for index, name in enumerate(ENGLISH)}
    reading = read_word(restyled(renamed(odd), edited(unmarked())), "floods.docx")
    assert (reading.briefing, reading.notices) == (FLOODS, ())


def test_a_style_is_known_by_the_outline_level_and_by_its_list() -> None:
    def hollow(root: etree._Element) -> None:
        for style in root.iter(f"{W}style"):
            if (style.find(f"{W}name").get(f"{W}val") or "").lower() in (
                "heading 1",
                "list bullet",
                "list number",
            ):
                style.find(f"{W}name").set(
                    f"{W}val", "x" + style.find(f"{W}name").get(f"{W}val")[::-1]
                )

    data = restyled(hollow, edited(unmarked()))
    for old in ("Heading1", "ListBullet", "ListNumber"):
        data = _replaced(data, f'"{old}"', f'"x{old[::-1]}"')
    assert read_word(data, "floods.docx").briefing == FLOODS


HEADINGS = ("Situation overview", "What has been done", "What comes next")


def as_pages_does(root: etree._Element) -> None:
    """Headings and bodies in styles of its own, no bookmark, no control."""
    unmarked()(root)
    uncontrolled(root)
    for node in root.find(f"{W}body").iter(f"{W}p"):
        style = properties(node, "pPr").find(f"{W}pStyle")
        if style is not None and style.get(f"{W}val") in (
            "Heading1",
            "Normal",
            "ListBullet",
            "ListNumber",
            "Quote",
            "QuoteSpeaker",
            "AppendixHeading",
        ):
            style.set(f"{W}val", "Body")


def as_docs_does(*, marks: bool) -> Edit:
    """Styles of a brief's own become Normal; fields are flattened."""

    def edit(root: etree._Element) -> None:
        if not marks:
            unmarked()(root)
        uncontrolled(root)
        kept = {"Title", "Subtitle", "Heading1"}
        for style in root.iter(f"{W}pStyle"):
            if style.get(f"{W}val") not in kept:
                style.set(f"{W}val", "Normal")
        for each in list(root.iter(f"{W}fldChar", f"{W}instrText")):
            each.getparent().remove(each)

    return edit


def test_headings_without_a_style_are_known_by_their_words() -> None:
    reading = read_word(edited(as_pages_does), "floods.docx")
    assert [s.heading for s in reading.briefing.sections] == [s.heading for s in FLOODS.sections]
    assert reading.briefing.qa == FLOODS.qa


def test_a_brief_that_lost_all_its_headings_is_refused() -> None:
    with pytest.raises(InputError, match="sections: found none of the 3 headings, but the text"):
        read_word(edited(removed(*HEADINGS), as_pages_does), "floods.docx")


def test_one_heading_may_go() -> None:
    def gone(root: etree._Element) -> None:
        node = paragraph(root, "What comes next")
        node.getparent().remove(node)

    assert len(read_word(edited(gone), "floods.docx").briefing.sections) == 2


LONG = changed(
    FLOODS,
    dollar=None,
    sections=(
        *(
            changed(
                FLOODS.sections[1],
                id=None,
                heading=f"Chapter {n}",
                body=tuple(
                    changed(FLOODS.sections[1].body[0], text=f"Text {n} {m}. " + "Rain fell. " * 60)
                    for m in range(4)
                ),
            )
            for n in range(12)
        ),
        FLOODS.sections[0],
    ),
    aid=(
        changed(FLOODS.aid[0], amount=changed(FLOODS.aid[0].amount, currency=None, unit=None)),
        *FLOODS.aid[1:],
    ),
)


@pytest.mark.parametrize("marks", [True, False], ids=["marked", "unmarked"])
@pytest.mark.parametrize("briefing", [FLOODS, LONG], ids=["floods", "long"])
def test_a_brief_flattened_to_normal_comes_home(briefing: Briefing, marks: bool) -> None:
    data = WordRenderer().render(plan_of(briefing), look_of()).data
    if briefing is LONG:
        assert b"TOC" in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    flat = edited(as_docs_does(marks=marks), data=data)
    reading = read_word(flat, "floods.docx", base=briefing)
    lists = [s for s in reading.briefing.sections if s.heading == "What has been done"]
    known = [s for s in reading.briefing.sections if s.heading != "What has been done"]
    assert known == [s for s in briefing.sections if s.heading != "What has been done"]
    assert len(lists) == (1 if briefing is FLOODS else 0)
    assert reading.briefing.qa == briefing.qa
    assert reading.briefing.aid == briefing.aid


def test_a_heading_restyled_by_hand_is_a_heading_by_its_level() -> None:
    def edit(root: etree._Element) -> None:
        node = paragraph(root, "A donors’ call")
        properties(node, "pPr").append(element('<w:outlineLvl w:val="0"/>'))

    reading = read_word(edited(edit), "floods.docx")
    headings = [section.heading for section in reading.briefing.sections]
    assert headings == [*HEADINGS, "A donors’ call is set for 25 November."]
    assert reading.notices == ()


def test_nothing_is_lost_where_only_one_style_is() -> None:
    reading = read_word(edited(all_of(styled("What comes next", ""), unmarked())), "floods.docx")
    assert reading.briefing == FLOODS

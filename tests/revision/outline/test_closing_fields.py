"""What is typed into the source or a contact lands in the field that it was typed in."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from reports.look import look_of
from reports.model import Contact, Source
from reports.pipeline import plan_of
from reports.renderers.word import WordRenderer
from reports.revision import read_word
from tests.revision.floods import FLOODS
from tests.revision.word_edits import Edit, W, edited, element, paragraph

BRIEF = FLOODS.model_copy(
    update={
        "source": Source(
            title="River in flood", author="River agency", published=dt.date(2026, 11, 21)
        ),
        "contacts": (Contact(name="Ann Lee", role="spokesperson", email="ann@example.org"),),
    }
)
DATA = WordRenderer().render(plan_of(BRIEF), look_of()).data


def at_end(words: str, typed: str) -> Edit:
    return lambda root: paragraph(root, words).append(element(f"<w:r><w:t>{typed}</w:t></w:r>"))


def typed_over(words: str, old: str, new: str) -> Edit:
    """Replace words that a program may have parted into several runs."""

    def edit(root: etree._Element) -> None:
        first, *rest = [
            leaf for leaf in paragraph(root, words).iter(f"{W}t") if leaf.getparent() is not None
        ]
        for leaf in (first, *rest):
            leaf.text = (leaf.text or "").replace(old, new)

    return edit


CONTACTS: dict[str, tuple[Edit, dict[str, str]]] = {
    "a phone behind the address": (at_end("Ann Lee", ", +33 1 23 45 67 89"), {"phone": "+33 1 23 45 67 89"}),
    "a phone behind the role": (typed_over("Ann Lee", "spokesperson", "spokesperson, 020 7946 0018"), {"phone": "020 7946 0018"}),
    "a phone with its name": (typed_over("Ann Lee", "spokesperson", "spokesperson, tel.: 020 7946 0018"), {"phone": "020 7946 0018"}),
    "a phone right behind the role": (typed_over("Ann Lee", "spokesperson", "spokesperson 020 7946 0018"), {"phone": "020 7946 0018"}),
    "a longer role": (typed_over("Ann Lee", "spokesperson", "spokesperson, south"), {"role": "spokesperson, south"}),
    "a title before the name": (typed_over("Ann Lee", "Ann Lee", "Dr Ann Lee"), {"name": "Dr Ann Lee"}),
    "another name": (typed_over("Ann Lee", "Ann Lee", "Kim Lund"), {"name": "Kim Lund"}),
    "another address": (typed_over("Ann Lee", "ann@example.org", "kim@example.org"), {"email": "kim@example.org"}),
    "a full stop": (at_end("Ann Lee", "."), {}),
}  # fmt: skip


@pytest.mark.parametrize("name", CONTACTS)
def test_what_is_typed_into_a_contact_lands_in_its_field(name: str) -> None:
    edit, new = CONTACTS[name]
    [contact] = read_word(edited(edit, data=DATA), "floods.docx").briefing.contacts
    assert contact == BRIEF.contacts[0].model_copy(update=new)


@pytest.mark.parametrize("role", ["*", "§ 7", "№", "—"])
def test_a_sign_typed_into_a_new_contact_stays(role: str) -> None:
    data = edited(typed_over("Ann Lee", "Ann Lee, spokesperson", role), data=DATA)
    [contact] = read_word(data, "floods.docx").briefing.contacts
    assert role in (contact.name, contact.role)


def test_a_second_address_of_a_contact_is_told_and_the_first_stays() -> None:
    data = edited(at_end("Ann Lee", ", desk@example.org"), data=DATA)
    reading = read_word(data, "floods.docx")
    assert reading.briefing.contacts == BRIEF.contacts
    assert "desk@example.org was left out" in "".join(map(str, reading.notices))


SOURCES: dict[str, tuple[str, str, dict[str, str | None]]] = {
    "a longer title": ("River in flood", "River in flood, day 2", {"title": "River in flood, day 2"}),
    "a longer author": ("River agency", "River agency, Skopje", {"author": "River agency, Skopje"}),
    "words before the author": ("River agency", "The River agency", {"author": "The River agency"}),
    "a plural of the label": ("Source", "Sources", {}),
    "no author": (", River agency", "", {"author": None}),
}  # fmt: skip


@pytest.mark.parametrize("name", SOURCES)
def test_what_is_typed_into_the_source_lands_in_its_field(name: str) -> None:
    old, typed, new = SOURCES[name]
    reading = read_word(edited(typed_over("River in", old, typed), data=DATA), "floods.docx")
    assert BRIEF.source
    assert reading.briefing.source == BRIEF.source.model_copy(update=new)
    assert reading.notices == ()


BESIDE: dict[str, tuple[str, str, dict[str, object], str]] = {
    "behind the day": ("2026", "2026 (online)", {}, "the words “(online)” behind the day"),
    "a page": ("2026", "2026, p. 4", {}, "the words “p. 4” behind the day"),
    "another day": ("2026", "2026, updated November 22, 2026", {}, "“updated November 22, 2026” behind"),
    "a time": ("2026", "2026, 18:00", {}, "the words “18:00” behind the day"),
    "behind another day": ("21, 2026", "20, 2026 (online)", {"published": dt.date(2026, 11, 20)}, "the words “(online)” behind"),
    "no day": ("21, 2026", "2026", {}, "the day “November 2026” of the source cannot be read: the old one was kept"),
    "no day, and another author": ("River agency, November 21, 2026", "Bo Ek, Nov 2026", {"author": "Bo Ek"}, "the day “Nov 2026” of the source cannot be read"),
    "no day of the calendar": ("21, 2026", "31, 2026", {}, "found 'November 31, 2026', which is no day"),
    "a weekday": ("November 21", "Saturday, November 21", {}, "the source will read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BESIDE)
def test_what_is_no_field_of_a_source_is_quoted_and_its_fields_stay(name: str) -> None:
    old, typed, new, told = BESIDE[name]
    reading = read_word(edited(typed_over("River in", old, typed), data=DATA), "floods.docx")
    assert BRIEF.source
    assert reading.briefing.source == BRIEF.source.model_copy(update=new)
    [notice] = reading.notices
    assert told in str(notice)


def test_a_source_typed_anew_is_its_title_and_says_so() -> None:
    old = "River in flood, River agency, November 21, 2026"
    edit = typed_over("River in", old, "Sea in flood, No. 7")
    reading = read_word(edited(edit, data=DATA), "floods.docx")
    assert reading.briefing.source == Source(title="Sea in flood, No. 7")
    assert "cannot be parted" in "".join(map(str, reading.notices))


def test_an_untouched_source_and_contact_say_nothing() -> None:
    reading = read_word(DATA, "floods.docx")
    assert (reading.briefing, reading.notices) == (BRIEF, ())

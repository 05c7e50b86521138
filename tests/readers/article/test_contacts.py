"""Addresses round an article are contacts, and none of its text."""

import pytest

from reports.readers.article.read import read_article

TEXT = "The river broke its banks in four districts of the delta on Monday night."


def read(*lines):
    return read_article("\n\n".join(["Norway Gives More", TEXT, *lines]) + "\n")


def everything(article):
    blocks = [item for s in article.sections for block in s.blocks for item in block.items]
    return [*(s.heading for s in article.sections if s.heading), *blocks]


def reached(article):
    return [(c.name, c.role, c.email, c.phone) for c in article.contacts]


ANN = ("Ann Lee", "Press Officer", "ann@relief.example", "+254 20 555 0100")


@pytest.mark.parametrize(
    "lines",
    [
        ["Contacts", "Ann Lee, Press Officer, ann@relief.example, +254 20 555 0100"],
        ["Media contact:", "Ann Lee", "Press Officer", "ann@relief.example", "+254 20 555 0100"],
        ["For further information, please contact Ann Lee, Press Officer, at "
         "ann@relief.example or +254 20 555 0100."],
        ["For more information, please contact:", "• Ann Lee, Press Officer (ann@relief.example) – "
         "Tel: +254 20 555 0100"],
        ["Press enquiries", "Ann Lee | Press Officer", "Email: ann@relief.example",
         "Phone: +254 20 555 0100"],
        ["Pour plus d’informations :", "Ann Lee, Press Officer, ann@relief.example, "
         "Tél. : +254 20 555 0100"],
    ],
)  # fmt: skip
def test_who_is_named_with_an_address_is_a_contact(lines):
    article = read(*lines)
    assert reached(article) == [ANN]
    assert not [text for text in everything(article) if "@" in text or "555" in text]


def test_each_place_of_a_list_has_its_contact():
    article = read(
        "For more information:",
        "In Nairobi: Ann Lee, ann@relief.example",
        "In Oslo: Tom Diaz, (202) 555-0147",
    )
    assert reached(article) == [
        ("Ann Lee", "In Nairobi", "ann@relief.example", None),
        ("Tom Diaz", "In Oslo", None, "(202) 555-0147"),
    ]
    assert everything(article) == [TEXT]


def test_an_address_of_nobody_is_left_out_and_told():
    article = read("For more information about the plan: https://relief.example/plan")
    assert everything(article) == [TEXT]
    assert not article.contacts
    assert any("https://relief.example/plan" in str(each) for each in article.notices)


def test_a_file_to_download_is_left_out():
    assert everything(read("Help in the delta: a report (442 KB, PDF)")) == [TEXT]


@pytest.mark.parametrize(
    "line",
    [
        "The clinic has reached 1 200 000 people in the valley since the floods of last year.",
        "Families can register at www.relief.example, and 4,000 of them had done so by Monday.",
        "Contact with the village was lost on Monday, when the last road to it was washed away.",
        "For more information on the floods, ministers turned to 2,400 people of the valley.",
        "Help came by sea (PDF files show the ships), and later by air.",
    ],
)
def test_running_text_stays(line):
    article = read(line)
    assert everything(article) == [TEXT, line]
    assert not article.contacts


def test_the_text_behind_contacts_stays():
    article = read("Contact", "Ann Lee, ann@relief.example", "Background", TEXT + " It rained.")
    assert everything(article) == ["Background", TEXT, TEXT + " It rained."]

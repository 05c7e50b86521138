"""What a file says that may have been meant otherwise is read, and said; usual ways are not."""

import pytest

from reports.model import Briefing
from reports.notices import Notice
from reports.readers.briefing.read import read_with_lines


def read(text: str, name: str = "b.yaml") -> tuple[Briefing, tuple[Notice, ...]]:
    found = read_with_lines(text.encode(), name)
    return found.briefing, found.notices


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: Aid,\n", "b.yaml:1: title: ends in ',', which is printed; a value needs none behind it"),
        ("title: A\ndate: 2025-08-24,\n", "b.yaml:2: date: found ',' behind '2025-08-24', read without it"),
        ("title: A\nlanguage: ar،\n", "b.yaml:2: language: found '،' behind 'ar', read without it"),
        ("title: A\naid:\n- purpose: a\n  status: signed;\n", "b.yaml:4: aid[0].status: found ';' behind 'signed', read without it"),
        ("title: A\nbyline: n/a\n", "b.yaml:2: byline: found 'n/a', which is printed; or write null"),
        ("title: A\nsummary: Dear {{Name}}, hello\n", "b.yaml:2: summary: found '{{Name}}', which is printed; a field of a template that nobody has filled in"),
        ("title: A\nbyline: <<Desk>>\n", "b.yaml:2: byline: found '<<Desk>>', which is printed; a field of a template that nobody has filled in"),
        ("title: A\n## Background\n", "b.yaml:2:1: found words behind two #, which YAML takes for a comment: they are printed nowhere; a heading is an item of sections: - heading: \"Background\"; a comment has one #"),
        ("title: A\nsections:\n- body:\n  - |\n    ## text\n  ### Next: steps\n  - more\n", "b.yaml:6:3: found words behind two #, which YAML takes for a comment: they are printed nowhere; a heading is an item of sections: - heading: \"Next: steps\"; a comment has one #"),
    ],
)  # fmt: skip
def test_a_doubt_is_said_with_its_line(text: str, said: str) -> None:
    assert [str(each) for each in read(text)[1]] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "# Aid for Ukraine\ntitle: A\n# a comment\ndate: 2025-08-24  # the day\n#---\n##\n#### --\n",
        "title: A\n## People\npeople:\n- name: Ann Lee\n##Key figures\nfigures: []\n",
        "title: 'A #1 donor'\nsummary: |\n  ## no comment\n  goes on\nnotes:\n- \"text\n  ## no comment\"\n",
        "title: A\nquotes:\n- {text: 'We need peace,', speaker: Z}\nsummary: Canada gave,\n",
        "title: A\nsections:\n- body:\n  - Canada gave;\n  - quote: We need peace,\n",
        'title: A < B << C\nsummary: "{Name} and {{ alone"\nbyline: «Desk»\n',
    ],
)
def test_what_is_usual_is_read_without_a_word(text: str) -> None:
    assert read(text)[1] == ()


def test_what_stands_behind_a_value_is_no_part_of_it() -> None:
    briefing, _ = read(
        'title: "Aid,"\ndate: 24 August 2025,\naid:\n- {purpose: a, status: pledged}\n'
    )
    assert str(briefing.date) == "2025-08-24"
    assert briefing.title == "Aid,"


def test_of_many_doubts_the_first_are_said_and_their_number() -> None:
    _, notices = read("title: A\n" + "## Background\n" * 500)
    assert len(notices) == 21
    assert "480 more things" in str(notices[-1])


def test_a_comma_in_the_text_of_json_is_said_too() -> None:
    _, notices = read('{"title": "Aid", "date": "2025-08-24,"}', "b.json")
    assert [(each.code, each.place.part) for each in notices] == [("comma-behind", "date")]

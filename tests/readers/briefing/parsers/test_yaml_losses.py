"""Words that YAML takes for comments, anchors, tags and aliases, and real ones of each."""

from pathlib import Path

import pytest

from reports.cli.commands.edit import STARTERS
from reports.errors import InputError
from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes
from reports.yamlfile import dump_yaml

PARTS = "sections:\n  - heading: {}\n    body:\n      - {}\n      - bullets:\n          - {}\n"


def mistakes(text: str) -> list[str]:
    try:
        read_briefing(text.encode(), "b.yaml")
    except InputError as error:
        return [str(mistake) for mistake in error.notices]
    return []


@pytest.mark.parametrize(
    ("text", "line", "write"),
    [
        ("title: Canada #1 donor\n", 1, 'title: "Canada #1 donor"'),
        ("title: 2025 #Elections\n", 1, 'title: "2025 #Elections"'),
        ("title: #StandWithUkraine rally\ndate: null\n", 1, 'title: "#StandWithUkraine rally"'),
        ("title: A\nsummary: Canada is the\n  #1 donor of all\n", 2, 'summary: "Canada is the #1 donor of all"'),
        ("title: It's \"x\" #1 d\n", 1, "title: 'It''s \"x\" #1 d'"),
        ("title: Canada #“first” donor\n", 1, 'title: "Canada #“first” donor"'),
        ("title: &c. news\n", 1, 'title: "&c. news"'),
        ("title: &c.\ndate: null\n", 1, 'title: "&c."'),
        ("title: ! news\n", 1, 'title: "! news"'),
        ("title: !important news\n", 1, 'title: "!important news"'),
        ("title: *important* news\n", 1, 'title: "*important* news"'),
        ("title: *important*\n", 1, 'title: "*important*"'),
        ("title: A\n" + PARTS.format("H #1 h", "p", "b"), 3, 'heading: "H #1 h"'),
        ("title: A\n" + PARTS.format("h", "P #1 p", "b"), 5, '- "P #1 p"'),
        ("title: A\n" + PARTS.format("h", "p", "B #1 b"), 7, '- "B #1 b"'),
        ("title: A\n" + PARTS.format("h", "&p paragraph", "b"), 5, '- "&p paragraph"'),
        ("title: A\n" + PARTS.format("h", "p", "*b* is"), 7, '- "*b* is"'),
        ("title: A\n" + PARTS.format("h", "p", "#1 donor"), 7, '- "#1 donor"'),
        ("title: A\npeople:\n  - name: Ann Lee\n    role: Aide #2\n", 4, 'role: "Aide #2"'),
        ("title: A\npeople:\n  - {name: Ann Lee,\n     role: Aide #2\n    }\n", 4, 'role: "Aide #2"'),
        ("title: A\ncontacts:\n  - phone: 555 12 #34\n", 3, 'phone: "555 12 #34"'),
        ("title: A\nqa:\n  - question: Who?\n    answer: The #1 donor\n", 4, 'answer: "The #1 donor"'),
        ("title: A\nnotes:\n  - ask #desk\n", 3, '- "ask #desk"'),
    ],
)  # fmt: skip
def test_lost_words_are_a_mistake_with_the_form_to_write(text: str, line: int, write: str) -> None:
    (found,) = [mistake for mistake in mistakes(text) if f" {write}" in mistake]

    assert found.startswith(f"b.yaml:{line}:")


@pytest.mark.parametrize(
    "text",
    [
        "title: A  # fixed by the desk\n",
        "title: A # 1 donor\n",
        "title: A #\n",
        "title: A ## note\n",
        "title: A #---- note\n",
        "title: A #----\n",
        "title: A#1 b\n",
        "title: A\n#byline: B\n",
        "#title: B\ntitle: A\n",
        "title: A # see #1\n",
        'title: "Canada #1 donor"\n',
        "title: 'Canada #1' #checked by the desk\n",
        "title: >-\n  Canada #1 donor\n",
        "title: A\ndate: 2025-08-24 #fixed by the desk\n",
        "title: A\nlanguage: en #or fr\n",
        "title: A\naid:\n  - donor: B\n    cumulative: true #checked\n",
        "title: A\npeople: [] #none so far\n",
        "title: A\npeople:\n  - name: Ann Lee\n    #role: Aide\n",
        "title: A\nsections: #the parts\n  - heading: H #\n    body:\n      - p\n      #- q\n",
        "title: A\naid:\n  - donor: Canada\n    status: pledged #not announced\n    amount: {value: 5, currency: CAD} #or USD\n",
        "title: &t A\nsubtitle: *t\n",
        "title: !!str 2025\n",
        "title: R & D, what *matters* now!\n",
        "title: A\nnotes: &n [one]\n",
        "title: A\ndate: &d 2025-08-24\n",
    ],
)  # fmt: skip
def test_a_comment_an_anchor_that_is_used_and_a_known_tag_stay_what_they_are(text: str) -> None:
    assert mistakes(text) == []


@pytest.mark.parametrize("name", ["carney-kyiv.yaml", *STARTERS.values()])
def test_the_shipped_files_hold_nothing_of_the_kind(name: str) -> None:
    assert mistakes(resource_bytes(f"templates/sample/{name}").decode()) == []


def test_what_is_drafted_holds_nothing_of_the_kind(articles: list[Path]) -> None:
    from reports.sources import read_source

    for article in articles:
        loaded = read_source(article)
        assert mistakes(dump_yaml(loaded.briefing, loaded.notices)) == []

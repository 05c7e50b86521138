"""A draft says what the article says: all of it, and nothing else."""

import json
import random
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.drafting import draft, draft_structure
from reports.drafting.draft import MOST_FIGURES
from reports.language.days import find_day
from reports.model import Briefing, block_texts, plain
from reports.readers.article.dates import date_line
from reports.readers.article.lines import read_units
from reports.readers.article.read import read_article
from reports.readers.article.shape import is_qa_heading, same
from reports.yamlfile import dump_yaml
from tests.work import grows_like_its_input

ARTICLES = Path(__file__).parent.parent / "articles"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))
TEXTS = {name: (ARTICLES / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES}
WORD = re.compile(r"[^\W_]+")
#: Words of bylines, datelines and marks of questions that a draft says in other fields.
_LEFT_OUT = frozenset(["from", "by", "par", "de", "april", "a", "q", "answer", "question"])


def spoken(text):
    return " ".join(text.split())


def words(text):
    return WORD.findall(str(text or "").casefold())


def said(briefing: Briefing):
    """All words of the drafted text, tables left aside."""
    parts = [briefing.title, briefing.subtitle, briefing.byline]
    parts += [briefing.source.publisher] if briefing.source else []
    for section in briefing.sections:
        parts.append(section.heading)
        for block in section.body:
            parts += [plain(text) for _, text in block_texts(block)]
    parts += [part for pair in briefing.qa for part in (pair.question, plain(pair.answer or ""))]
    return " ".join(words(" \n ".join(filter(None, parts))))


def check_nothing_invented(text, drafted):
    source = spoken(text)
    briefing = drafted.briefing
    rows = [*briefing.people, *briefing.aid, *briefing.figures, *briefing.quotes]
    for row in rows:
        assert row.evidence
        assert row.evidence in source
    for person in briefing.people:
        assert person.name in source
    for quote in briefing.quotes:
        assert quote.text in source


def without_day(line, day):
    """A line without the words of `day`: the briefing has it as its date."""
    while (found := find_day(line)) and found[0] == day:
        start, end = found[1]
        line = f"{line[:start]} {line[end:]}"
    return line


def check_nothing_lost(text, drafted):
    """Every line is in the briefing, or is a date, a questions heading, or reported."""
    out = {*words(said(drafted.briefing)), *words(" ".join(map(str, drafted.notices)))}
    # lines that run on are one: a heading of questions goes whole
    units = (unit.text for unit in read_units(text)[0])
    out |= {word for unit in units if is_qa_heading(unit) for word in words(unit)}
    title = drafted.briefing.title or ""
    for line in text.splitlines():
        lost = [w for w in words(without_day(line, drafted.briefing.date)) if w not in out]
        if date_line(line.strip()) or is_qa_heading(line.strip()) or same(line, title):
            continue
        assert all(w in _LEFT_OUT or w.isdigit() for w in lost), line


@pytest.mark.parametrize("name", NAMES)
def test_evidence_stands_word_for_word_in_the_article(name):
    drafted = draft(read_article(TEXTS[name]))
    check_nothing_invented(TEXTS[name], drafted)
    check_nothing_lost(TEXTS[name], drafted)


@pytest.mark.parametrize("name", NAMES)
def test_the_articles_are_drafted_as_their_golds_say(name):
    gold = json.loads((ARTICLES / f"{name}.gold.json").read_text(encoding="utf-8"))
    briefing = draft(read_article(TEXTS[name])).briefing
    assert briefing.title == gold["title"]
    assert (briefing.date and briefing.date.isoformat()) == gold["date"]
    assert briefing.byline == gold["byline"]
    headings = [s.heading for s in briefing.sections if s.heading]
    assert headings == [h for h in gold["headings"] if not is_qa_heading(h)]
    assert [(q.question, q.answer) for q in briefing.qa] == [
        (q["question"], q["answer"]) for q in gold["qa"]
    ]
    assert [(p.name, p.role, same_country(p.affiliation)) for p in briefing.people] == [
        (p["name"], p["role"], same_country(p["country_or_org"])) for p in gold["people"]
    ]
    assert [(q.text.strip(",."), q.speaker) for q in briefing.quotes] == [
        (q["text"].strip(",."), q["speaker"]) for q in gold["quotes"]
    ]


def same_country(name):
    return {"US": "United States", "U.S.": "United States"}.get(name, name)


def test_the_draft_of_the_seed_article_is_as_good_as_the_sample(sample):
    briefing = draft(read_article(TEXTS["carney-kyiv"])).briefing
    for field in ("title", "date", "byline", "language", "sections", "qa"):
        assert getattr(briefing, field) == getattr(sample, field), field
    assert len(briefing.people) == 5
    for drafted, made in zip(briefing.people, sample.people, strict=True):
        assert (drafted.name, drafted.role, drafted.evidence) == (
            made.name,
            made.role,
            made.evidence,
        )
        assert same_country(drafted.affiliation) == same_country(made.affiliation)
    assert len(briefing.aid) == 3
    for drafted, made in zip(briefing.aid, sample.aid, strict=True):
        for field in ("purpose", "kind", "amount", "equivalent", "status", "timing", "evidence"):
            assert getattr(drafted, field) == getattr(made, field), field
        assert same_country(drafted.donor) == same_country(made.donor)
        assert same_country(drafted.recipient) == same_country(made.recipient)
    assert len(briefing.quotes) == 4
    for drafted, made in zip(briefing.quotes, sample.quotes, strict=True):
        assert (drafted.text, drafted.speaker) == (made.text.rstrip(","), made.speaker)
        assert made.evidence in drafted.evidence
    assert sample.summary in briefing.summary


def damaged(text, seed):
    """An article with its lines shuffled, doubled, cut and joined."""
    dice = random.Random(seed)
    lines = text.split("\n")
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(lines))
        match dice.randrange(6):
            case 0:
                dice.shuffle(lines)
            case 1:
                lines.insert(dice.randrange(len(lines)), lines[at])
            case 2:
                lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
            case 3:
                lines[at] += " " + lines[dice.randrange(len(lines))]
            case 4:
                lines[at] = lines[at].replace(
                    dice.choice("“”.,:?$"), dice.choice(["", "“", " ", "…"])
                )
            case _:
                lines[at] = (
                    dice.choice(["•", "Q:", "A:", "#", "1.", "–", "By", "*"]) + " " + lines[at]
                )
    return "\n".join(lines)


@given(st.sampled_from(NAMES), st.integers(0, 10**6))
def test_damaged_articles_neither_lose_nor_invent(name, seed):
    text = damaged(TEXTS[name], seed)
    drafted = draft(read_article(text))
    stripped = re.sub(r"[*_]", "", text)
    check_nothing_lost(stripped, drafted)
    source = spoken(re.sub(r"(?m)^[ \t]*(?:[•#–>-]|\d+\.)[ \t]+", "", stripped))
    for person in drafted.briefing.people:
        assert person.name in source
    for row in (*drafted.briefing.aid, *drafted.briefing.figures):
        for money in filter(None, (row.amount, getattr(row, "equivalent", None))):
            assert isinstance(money.value, Decimal)
        assert set(words(row.evidence)) <= set(words(text))
    assert dump_yaml(drafted.briefing)


@given(
    st.text(
        st.sampled_from('Aa é1.?!:,;“”"«»‘’\n\n •-–Q#*[](){}\\$€\u00a0\u202f0Mr Dr. de la'),
        max_size=300,
    )
)
def test_any_text_is_drafted(text):
    drafted = draft(read_article(text))
    for row in (*drafted.briefing.people, *drafted.briefing.quotes):
        assert row.evidence


@given(st.text(max_size=200))
def test_any_characters_are_drafted(text):
    draft(read_article(text))


def test_marks_in_the_text_stay_characters():
    briefing = draft_structure(read_article("Title here\n\nA [b](c) 2*3*4 \\ and <b> & more.\n"))
    assert plain(briefing.sections[0].body[0].text) == "A [b](c) 2*3*4 \\ and <b> & more."


def test_two_drafts_of_one_article_are_equal():
    text = TEXTS["carney-kyiv"]
    assert dump_yaml(draft(read_article(text)).briefing) == dump_yaml(
        draft(read_article(text)).briefing
    )


def test_the_summary_is_sentences_of_the_article():
    briefing = draft(read_article(TEXTS["dev-15"])).briefing
    assert briefing.summary == (
        "Ahmed Hussen, Canada’s Minister of International Development, announced $5.7 million in"
        " humanitarian aid during a visit to Kyiv."
    )


def test_an_article_without_sentences_has_no_summary():
    assert draft(read_article("Title here\n\n• one\n• two\n")).briefing.summary is None


def test_a_table_of_figures_stays_short_and_says_what_it_leaves_out():
    things = "homes tents cars boats farms roofs mills wells pumps shops carts barns walls doors"
    texts = [f"The storm destroyed {n + 50} red {w}." for n, w in enumerate(things.split())]
    texts += [f"The army repaired {n + 90} red {w}." for n, w in enumerate(things.split())]
    drafted = draft(read_article("A storm in Dor\n\n" + "\n\n".join(texts)))
    assert len(drafted.briefing.figures) == MOST_FIGURES
    assert len(drafted.unlisted) == len(texts) - MOST_FIGURES
    told = f"{len(drafted.unlisted)} more figures in the text are not listed"
    assert told in " ".join(map(str, drafted.notices))


def test_a_table_with_room_says_nothing():
    drafted = draft(read_article("A storm in Dor\n\nThe storm destroyed 50 red tents.\n"))
    assert (len(drafted.briefing.figures), drafted.unlisted) == (1, ())
    assert "not listed" not in " ".join(map(str, drafted.notices))


def test_a_text_without_end_is_kept_but_not_searched():
    text = (
        "Talks\n\nPresident Ann Lee spoke. "
        + "Word "
        + "word " * 999
        + "\n\nPresident Bob Roy left.\n"
    )
    drafted = draft(read_article(text))
    assert [p.name for p in drafted.briefing.people] == ["Ann Lee", "Bob Roy"]
    assert "1 sentence(s) not searched" in " ".join(map(str, drafted.notices))
    assert said(drafted.briefing).count("word") == 1000


@pytest.mark.parametrize("unit", ["“a” ", "“x,” he said. ", "Minister of the ", "$1 ", "[", "Ann "])
def test_hostile_text_takes_no_square_of_its_length(unit):
    assert grows_like_its_input(lambda text: draft(read_article(text)), unit, 8_000)


def test_a_square_is_seen():
    def square(text):
        return [text.upper() for _ in text for _ in text]

    assert not grows_like_its_input(square, "ab ", 60)

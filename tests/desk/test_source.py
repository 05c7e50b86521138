"""The article beside the form: evidence by place; findings; the text saved without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reports.desk.seeing.marked_article import Evidence, evidences_of, marked_article
from reports.desk.starting import from_article
from reports.model import Article, Briefing
from reports.model.article import ArticleBlock, ArticleSection
from reports.readers.article.read import read_article
from tests.desk.conftest import ADDRESS, Desk
from tests.work import takes_time_like_its_size

ARTICLE = Path(__file__).parents[1] / "articles" / "carney-kyiv.txt"


@pytest.fixture
def drafted(desk: Desk) -> str:
    return from_article(desk.room.folder, "kyiv.txt", ARTICLE.read_bytes())


def marks(text: str, *evidence: str) -> list[tuple[str, list[str]]]:
    """Return the marked pieces of an article, each with the rows whose evidence it is."""
    people = [{"name": f"N{n}", "evidence": each} for n, each in enumerate(evidence)]
    briefing = Briefing(title="T", language="en", people=people)
    article = marked_article(read_article(text), "a.txt", tuple(evidences_of(briefing)))
    pieces = (piece for line in article.lines for piece in line.pieces if piece.rows)
    return [(piece.text, [row.called for row in piece.rows]) for piece in pieces]


HEAD = "A title of the article\n\nA first paragraph that says nothing of the matter at all.\n\n"


def test_evidence_is_found_whatever_its_spaces_and_quotation_marks() -> None:
    text = f"{HEAD}He said “we\u00a0need peace” and left.  It rained."

    assert marks(text, 'He said "we need  peace" and left.') == [
        ("He said “we\u00a0need peace” and left.", ["N0"])
    ]
    assert marks(text, "He said we need war and left.") == []
    assert marks(text, "”") == []


def test_evidence_is_found_as_check_finds_it() -> None:
    text = f"{HEAD}He said that 460 boats — all of them new — were lost, and left."

    assert marks(text, "He said that 460 boats - all of them new – were lost, and left.") == [
        ("He said that 460 boats — all of them new — were lost, and left.", ["N0"])
    ]
    assert marks(text, "He said that 460 boats … were lost") == [
        ("He said that 460 boats", ["N0"]),
        ("were lost", ["N0"]),
    ]
    assert marks(text, "[Mr Lee] said that 460 boats") == [("said that 460 boats", ["N0"])]


@pytest.mark.parametrize(
    "evidence", ["were lost … 460 boats", "460 boats … were found", "… \u2039 .", "—"]
)
def test_what_does_not_stand_there_in_its_order_is_not_marked(evidence: str) -> None:
    assert marks(f"{HEAD}He said that 460 boats — all new — were lost.", evidence) == []


def test_marks_cost_what_they_show() -> None:
    def marked(size: int) -> int:
        lines = tuple(f"Boat {n} was lost at sea on that day." for n in range(20 * size))
        article = Article(sections=(ArticleSection(None, (ArticleBlock("bullets", lines),)),))
        evidences = [
            Evidence(f"aid[{n}]", "", "", line, held=False) for n, line in enumerate(lines[:size])
        ]
        shown = marked_article(article, "a.txt", evidences)
        return sum(bool(piece.rows) for line in shown.lines for piece in line.pieces)

    assert marked(100) == 100
    assert takes_time_like_its_size(marked, 200)


def test_rows_share_a_sentence_and_overlap() -> None:
    text = f"{HEAD}Peru gave 5 million. Chile gave 6 million."

    assert marks(text, "Peru gave 5 million.", "Peru gave 5 million.") == [
        ("Peru gave 5 million.", ["N0", "N1"])
    ]
    assert marks(text, "Peru gave 5 million. Chile", "Chile gave 6 million.") == [
        ("Peru gave 5 million. ", ["N0"]),
        ("Chile", ["N0", "N1"]),
        (" gave 6 million.", ["N1"]),
    ]


def test_a_sentence_that_stands_twice_is_marked_twice() -> None:
    assert len(marks(f"{HEAD}It rained. They went home. It rained.", "It rained.")) == 2
    assert len(marks(HEAD + "It rained. " * 50, "It rained.")) == 20


def test_each_mark_leads_to_the_field_of_its_row(desk: Desk, drafted: str) -> None:
    page = desk.client.get(f"/b/{drafted}").text

    assert re.search(r'<mark data-rows="people\[0\] people\[1\]">Mark Carney, the Prime', page)
    assert 'href="#f-people-0-name" data-goto="people[0].name">Mark Carney</a>' in page
    assert 'data-goto="aid[0].donor">Canada: ' in page
    assert "Evidence that stands in no article" not in page


def test_an_article_is_marked_with_its_language(desk: Desk) -> None:
    text = "Le Canada annonce une aide à l’Ukraine\n\nLe Premier ministre a dit lundi que "
    text += "le Canada donnera une aide à l’Ukraine dans le mois qui vient, avec les alliés.\n"
    name = from_article(desk.room.folder, "a.txt", text.encode())

    page = desk.client.get(f"/b/{name}/source").text

    assert '<article lang="fr" dir="auto">' in page


def test_what_stands_in_no_article_is_listed(desk: Desk, drafted: str) -> None:
    path = desk.root / drafted
    path.write_text(path.read_text().replace("The event was also", "The event was <b>"))

    page = desk.client.get(f"/b/{drafted}/source").text

    assert "Evidence that stands in no article" in page
    assert "The event was &lt;b&gt;" in page
    assert "<b>" not in page


def test_an_article_that_is_not_at_hand_is_told(desk: Desk, drafted: str) -> None:
    kept = (desk.root / drafted).with_suffix(".txt")
    kept.write_bytes(kept.read_bytes() + b"One more line.\n")

    assert "does not lie beside it unchanged" in desk.client.get(f"/b/{drafted}").text
    assert "was not drafted from an article" in desk.client.get("/b/sample.yaml").text


def test_a_file_that_is_no_briefing_has_a_page_with_its_text(desk: Desk) -> None:
    (desk.root / "broken.yaml").write_text("title: [\n")

    page = desk.client.get("/b/broken.yaml")
    found = desk.client.get("/b/broken.yaml/findings", headers={"accept": "application/json"})

    assert page.status_code == 200
    assert "does not read as a briefing" in page.text
    assert "title: [" in page.text
    assert [each["severity"] for each in found.json()["findings"]] == ["error"]
    assert found.json()["findings"][0]["line"] is not None


def test_findings_are_told_with_their_fields_the_worst_first(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(path.read_text().replace("value: 1000000000", "value: 7000000000", 1))

    told = desk.client.get("/b/sample.yaml/findings", headers={"accept": "application/json"}).json()
    page = desk.client.get("/b/sample.yaml/findings").text

    parts = {each["part"]: each for each in told["findings"]}
    assert parts["aid[0].amount"]["severity"] == "error"
    assert parts["aid[0].amount"]["code"].startswith("B")
    assert "sample.yaml" not in parts["aid[0].amount"]["words"]
    ranks = [("error", "warning", "note").index(each["severity"]) for each in told["findings"]]
    assert ranks == sorted(ranks)
    assert 'href="/b/sample.yaml#f-aid-0-amount"' in page


def test_the_text_is_saved_without_script(desk: Desk) -> None:
    base = (desk.root / "sample.yaml").read_text()
    sent = {
        "token": desk.token,
        "base": base,
        "text": base.replace("Canadian Prime", "The Prime", 1),
    }
    sent = {key: value.replace("\n", "\r\n") for key, value in sent.items()}

    answer = desk.client.post("/b/sample.yaml/text", data=sent, headers={"origin": ADDRESS})

    assert (answer.status_code, answer.headers["location"]) == (303, "/b/sample.yaml")
    assert (desk.root / "sample.yaml").read_text() == base.replace("Canadian Prime", "The Prime", 1)
    foreign = {**sent, "token": "another"}
    refused = desk.client.post("/b/sample.yaml/text", data=foreign, headers={"origin": ADDRESS})
    assert refused.status_code == 403


def test_a_conflict_is_told_without_script_and_theirs_stays(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    base = path.read_text()
    path.write_text(base.replace("byline: Web Editor", "byline: Somebody", 1))
    sent = {
        "token": desk.token,
        "base": base,
        "text": base.replace("byline: Web Editor", "byline: Me", 1),
    }

    answer = desk.client.post("/b/sample.yaml/text", data=sent, headers={"origin": ADDRESS})

    assert answer.status_code == 409
    assert "Somebody" in answer.text
    assert "byline: Somebody" in path.read_text()

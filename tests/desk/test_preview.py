"""What is seen of a briefing: its pages, how full they are, its text, an outline in Word."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from reports.desk.seeing.preview import Preview, Wish
from reports.desk.seeing.word_structure import word_structure
from reports.desk.views.previewing import fit_words
from reports.renderers.pdf.measured import PageFill
from tests.desk.conftest import Desk
from tests.renderers.word.houses import built, german, plain, saved

ASK = {"accept": "application/json"}


def test_the_facts_of_the_pages_are_told(desk: Desk) -> None:
    told = desk.client.get("/b/sample.yaml/preview").json()

    assert told["digest"] == desk.room.folder.read("sample.yaml").digest
    assert (told["pages"], told["language"]) == (1, "en")
    assert 0.9 < told["share"] < 1
    assert f"{round(100 * told['share'])} % full at " in told["words"]
    assert (told["over"], told["width"], told["height"]) == (0, 595, 842)
    assert told["words"].startswith("One page, ")


def test_a_page_is_a_picture_as_wide_as_is_asked(desk: Desk) -> None:
    answer = desk.client.get("/b/sample.yaml/page/1.png?width=500")

    shown = Image.open(io.BytesIO(answer.content))
    assert (shown.format, shown.size) == ("PNG", (500, 708))
    assert answer.headers["content-type"] == "image/png"
    assert len(shown.convert("RGB").getcolors(100_000) or ()) > 20  # something stands there
    tag = {"if-none-match": answer.headers["etag"]}
    assert desk.client.get("/b/sample.yaml/page/1.png?width=500", headers=tag).status_code == 304
    assert desk.client.get("/b/sample.yaml/page/1.png?width=600", headers=tag).status_code == 200


@pytest.mark.parametrize("width", ["", "0", "-5", "99999999", "two", "\uff11\uff10\uff10"])
def test_no_width_makes_a_picture_without_bounds(desk: Desk, width: str) -> None:
    answer = desk.client.get("/b/sample.yaml/page/1.png", params={"width": width})

    assert 100 <= Image.open(io.BytesIO(answer.content)).width <= 2_400


def test_there_are_no_pages_but_those_of_the_briefing(desk: Desk) -> None:
    assert desk.client.get("/b/sample.yaml/page/0.png", headers=ASK).status_code == 400
    assert desk.client.get("/b/sample.yaml/page/2.png", headers=ASK).status_code == 400
    assert desk.client.get("/b/other.yaml/page/1.png", headers=ASK).status_code == 404


def test_a_look_is_wished_for_and_a_theme_is_never_a_path(desk: Desk) -> None:
    letter = desk.client.get("/b/sample.yaml/preview?page=letter&theme=embassy").json()
    french = desk.client.get("/b/sample.yaml/as/txt?lang=fr").text
    (desk.root / "own.toml").write_text('name = "own"\n')
    path = desk.client.get(f"/b/sample.yaml/preview?theme={desk.root}/own.toml", headers=ASK)

    assert (letter["width"], letter["height"]) == (612, 792)
    assert "Annexe" in french
    assert path.status_code == 400
    assert "theme" in path.json()["errors"][0]["part"]


def test_what_was_built_of_a_text_is_shown_though_the_file_changed_since(desk: Desk) -> None:
    told = desk.client.get("/b/sample.yaml/preview").json()
    path = desk.root / "sample.yaml"
    path.write_text(path.read_text().replace("title: Canadian", "title: Other", 1))

    of_it = desk.client.get(f"/b/sample.yaml/page/1.png?digest={told['digest']}").content
    now = desk.client.get("/b/sample.yaml/page/1.png").content

    assert of_it != now
    assert desk.client.get("/b/sample.yaml/preview?digest=unknown").json()["pages"] == 1


def test_only_the_last_few_are_kept(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    digests = []
    for number in range(10):
        path.write_text(path.read_text() + f"# {number}\n")
        digests.append(desk.client.get("/b/sample.yaml/preview").json()["digest"])
    previews = desk.app.state.previews

    kept = [previews.kept(each, Wish()) is not None for each in digests]

    assert kept == [False] * 2 + [True] * 8


def test_what_cannot_be_printed_is_told_in_place(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(path.read_text().replace("title: Canadian", "title: \U00012000", 1))
    (desk.root / "untitled.yaml").write_text("language: en\nsummary: Nothing.\n")

    unprintable = desk.client.get("/b/sample.yaml/preview", headers=ASK)
    untitled = desk.client.get("/b/untitled.yaml/preview", headers=ASK)

    assert unprintable.status_code == untitled.status_code == 422
    assert [each["part"] for each in unprintable.json()["errors"]] == ["title"]
    assert [each["part"] for each in untitled.json()["errors"]] == ["title"]


def test_the_outline_is_that_of_the_word_brief(desk: Desk) -> None:
    told = desk.client.get("/b/sample.yaml/as/word").json()

    tables = [each for each in told if each["kind"] == "table"]
    assert told[0]["kind"] == "heading"
    assert (told[0]["level"], told[0]["text"][:8]) == (1, "Canadian")
    assert [(each["text"], each["rows"], each["columns"]) for each in tables] == [
        ("Table 1. Key figures", 6, 3),
        ("Table 2. Aid and agreements", 4, 6),
    ]
    assert [each["level"] for each in told if each["text"].startswith("What ")] == [3] * 5


def test_the_outline_is_told_of_a_template_whose_styles_have_other_ids(tmp_path: Path) -> None:
    ours, german_house = (
        word_structure(built(tmp_path, data).data, "brief.docx")
        for data in (saved(plain()), german(saved(plain())))
    )

    assert german_house == ours
    assert {each.kind for each in ours} == {"heading", "table", "picture"}
    assert all(each.text for each in ours)


def test_how_full_the_page_is_is_said_in_words() -> None:
    def words(pages: int, fill: PageFill | None, one: bool = False) -> str:
        return fit_words(Preview("", "en", b"", pages, (1, 1), fill, one, ()))

    long = PageFill(0.304, 9.5, 7.5, 1.4, 18)
    assert words(1, PageFill(0.921, 10.0, 7.5, 0.53)) == (
        "One page, 92 % full at 10 pt; 53 % at the smallest, 7.5 pt."
    )
    assert (
        words(1, PageFill(1.004, 7.5, 7.5, 1.004))
        == "One page, 100 % full at 7.5 pt, the smallest type."
    )
    assert words(2, PageFill(0.4, 9.25, 7.5, 0.9)) == "2 pages at 9.25 pt, the last 40 % full."
    assert words(2, PageFill(0.1, 9.5, 7.5, 1.02, 1)) == (
        "2 pages at 9.5 pt, the last 10 % full: 1 line too long for one, even at 7.5 pt."
    )
    assert words(3, long, one=True).endswith(
        ": 18 lines too long for one, even at 7.5 pt, so there is no PDF of it."
    )
    assert words(3, None) == "3 pages: the title leaves no room on the first."


def test_what_is_said_of_the_page_is_what_stands_on_it(desk: Desk) -> None:
    words = desk.client.get("/b/sample.yaml/preview").json()["words"]
    document = pypdfium2.PdfDocument(desk.client.get("/b/sample.yaml/take/pdf").content)
    sizes = Counter(
        round(each.get_font_size(), 2)
        for each in document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    )
    document.close()

    said = re.fullmatch(r"One page, (\d+) % full at ([\d.]+) pt; (\d+) % at the smallest.*", words)
    assert said
    assert float(said[2]) == sizes.most_common(1)[0][0]
    assert int(said[3]) < int(said[1]) <= 100


def test_whether_all_must_stand_on_one_page_is_chosen_as_on_the_command_line(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    text = path.read_text()
    more = "".join(
        f"      - Paragraph {n} says what was said before, once more.\n" for n in range(80)
    )
    assert "    body:\n" in text
    path.write_text(text.replace("    body:\n", f"    body:\n{more}", 1))

    auto = desk.client.get("/b/sample.yaml/preview").json()
    one = desk.client.get("/b/sample.yaml/preview?fit=one").json()
    shown = desk.client.get("/b/sample.yaml/page/2.png?fit=one")
    taken = desk.client.get("/b/sample.yaml/take/pdf?fit=one", headers=ASK)
    none = desk.client.get("/b/sample.yaml/preview?fit=some", headers=ASK)
    path.write_text(text)
    short = desk.client.get("/b/sample.yaml/take/pdf?fit=one")

    assert auto["pages"] == one["pages"] > 1
    assert auto["over"] == one["over"] > 0
    assert "so there is no PDF of it" in one["words"]
    assert "no PDF" not in auto["words"]
    assert shown.status_code == 200
    assert taken.status_code == 422
    assert "lines" in " ".join(taken.json()["said"])
    assert (none.status_code, none.json()["errors"][0]["part"]) == (400, "fit")
    assert short.headers["content-type"] == "application/pdf"

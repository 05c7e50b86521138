"""An edited Word brief comes home: each change is shown, and what is ticked is saved."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reports.desk.desk_folder import Standing
from reports.desk.travel.homecoming import Arrival, arrived
from reports.model import Briefing
from reports.pipeline import render
from reports.readers.briefing.read import read_briefing
from reports.readers.own.file_kinds import OLE
from reports.yamlfile import dump_yaml
from tests.desk.conftest import ADDRESS, Desk
from tests.strategies import briefings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def brief_of(desk: Desk) -> bytes:
    briefing = read_briefing((desk.root / "sample.yaml").read_bytes(), "sample.yaml")
    return render(briefing, "docx")


def retyped(data: bytes, *edits: tuple[str, str]) -> bytes:
    """Return a brief in which words were typed over: python-docx reads and writes it."""
    document = docx.Document(io.BytesIO(data))
    for old, new in edits:
        found = [each for each in document.element.body.iter(f"{W}t") if old in (each.text or "")]
        assert found, old
        found[0].text = found[0].text.replace(old, new, 1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def upload(desk: Desk, data: bytes, name: str = "brief.docx", **fields: str) -> Any:
    return desk.client.post(
        "/b/sample.yaml/home",
        data={"token": desk.token, **fields},
        files={"file": (name, data, DOCX)},
        headers={"origin": ADDRESS},
    )


def sent(page: Any, **choices: Any) -> dict[str, Any]:
    """Return the form of the page as a browser sends it; `choices` replace fields."""
    form = html.fromstring(page.text).xpath("//form")[0]
    fields: dict[str, Any] = {}
    for each in form.xpath(".//input"):
        if each.get("type") in ("checkbox", "radio") and each.get("checked") is None:
            continue
        fields.setdefault(each.get("name"), []).append(each.get("value"))
    return {**fields, **choices}


def apply(desk: Desk, fields: dict[str, Any]) -> Any:
    path = "/b/sample.yaml/home/apply"
    return desk.client.post(path, data=fields, headers={"origin": ADDRESS})


def stands(desk: Desk) -> str:
    return (desk.root / "sample.yaml").read_text()


def test_changes_are_told_word_by_word_and_all_of_them_are_ticked(desk: Desk) -> None:
    page = upload(desk, retyped(brief_of(desk), ("Not Rule Out", "Exclude")))

    assert page.status_code == 200
    root = html.fromstring(page.text)
    assert [each.text_content() for each in root.xpath("//li//del")] == ["taken out: Not Rule Out"]
    assert [each.text_content() for each in root.xpath("//li//ins")] == ["put in: Exclude"]
    assert root.xpath("//input[@type='checkbox']/@value") == ["title"]
    assert root.xpath("//input[@type='checkbox']/@checked")


def test_what_is_ticked_is_in_the_file_and_what_is_not_is_not(desk: Desk) -> None:
    before = stands(desk)
    page = upload(
        desk,
        retyped(brief_of(desk), ("Not Rule Out", "Exclude"), ("Keith Kellogg", "Keith Sweden")),
    )
    fields = sent(page)
    keys = fields["accept"]
    assert len(keys) == 2
    assert "title" in keys

    answer = apply(desk, {**fields, "accept": [key for key in keys if key != "title"]})

    assert (answer.status_code, answer.headers["location"]) == (303, "/b/sample.yaml")
    assert "Sweden" in stands(desk)
    assert "Exclude" not in stands(desk)
    assert "title: Canadian Prime Minister Does Not Rule Out" in stands(desk)
    apply(desk, {**fields, "accept": []})
    assert "Sweden" in stands(desk)  # nothing was ticked, so nothing is done
    assert before != stands(desk)


def test_evidence_that_falls_is_told_once(desk: Desk) -> None:
    page = upload(desk, retyped(brief_of(desk), ("Keith Kellogg", "Keith Sweden")))

    (shown,) = html.fromstring(page.text).xpath("//ul[@class='changes']/li")
    assert shown.text_content().count("The event was also attended") == 1
    assert "was left out" in shown.text_content()


def test_nothing_ticked_leaves_every_byte(desk: Desk) -> None:
    before = stands(desk)
    page = upload(desk, retyped(brief_of(desk), ("Not Rule Out", "Exclude")))

    apply(desk, sent(page, accept=[]))

    assert stands(desk) == before


def test_an_untouched_brief_changes_nothing(desk: Desk) -> None:
    page = upload(desk, brief_of(desk))

    assert "Nothing: all that the brief says stands in the briefing" in page.text
    assert "Bring home" not in page.text


def test_what_the_desk_changed_since_the_upload_stays(desk: Desk) -> None:
    page = upload(desk, retyped(brief_of(desk), ("Not Rule Out", "Exclude")))
    path = desk.root / "sample.yaml"
    path.write_text(stands(desk).replace("name: Keith Kellogg", "name: Keith Finland", 1))
    assert "Finland" in stands(desk)

    assert apply(desk, sent(page)).status_code == 303

    assert "Does Exclude" in stands(desk)
    assert "name: Keith Finland" in stands(desk)


@pytest.mark.parametrize(("side", "title"), [("brief", "Does Exclude"), ("file", "Ours alone")])
def test_what_both_changed_is_chosen(desk: Desk, side: str, title: str) -> None:
    data = retyped(brief_of(desk), ("Not Rule Out", "Exclude"))
    text = re.sub("title: .*", "title: Ours alone", stands(desk), count=1)
    (desk.root / "sample.yaml").write_text(text)

    page = upload(desk, data)

    assert "Changed on both sides" in page.text
    assert "Ours alone" in html.fromstring(page.text).text_content()
    unchosen = apply(desk, sent(page))
    assert unchosen.status_code == 303
    assert stands(desk) == text
    apply(desk, sent(page, **{"between title": side}))
    assert title in stands(desk)


def test_what_was_changed_in_the_same_place_meanwhile_is_asked_again(desk: Desk) -> None:
    page = upload(
        desk,
        retyped(brief_of(desk), ("Not Rule Out", "Exclude"), ("Keith Kellogg", "Keith Sweden")),
    )
    text = re.sub("title: .*", "title: Ours alone", stands(desk), count=1)
    (desk.root / "sample.yaml").write_text(text)

    again = apply(desk, sent(page))

    assert again.status_code == 200
    assert "Changed meanwhile" in again.text
    assert "title: Ours alone" in stands(desk)
    assert "Sweden" in stands(desk)
    fields = sent(again)
    assert "accept" not in fields
    assert apply(desk, {**fields, "between title": "brief"}).status_code == 303
    assert "Does Exclude" in stands(desk)
    assert "Sweden" in stands(desk)


def test_held_rows_notes_and_comments_stay(desk: Desk) -> None:
    path = desk.root / "sample.yaml"
    data = retyped(brief_of(desk), ("Not Rule Out", "Exclude"))
    more = stands(desk).replace(
        "  - name: Mark Carney", "  # who is he?\n  - {name: Held Person, review: who?}\n  - name: Mark Carney", 1
    )  # fmt: skip
    path.write_text(more + "\nnotes: [Call back.]\n" if "notes:" not in more else more)

    apply(desk, sent(upload(desk, data)))

    assert "Held Person" in stands(desk)
    assert "# who is he?" in stands(desk)
    assert "Does Exclude" in stands(desk)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def foreign() -> bytes:
    out = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("A letter.")
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"plain text", "brief.docx"),
        (b"%PDF-1.7\n", "brief.docx"),
        (OLE + bytes(5_000), "brief.docx"),
        (zipped(**{"word/document.xml": bytes(300_000_000)}), "brief.docx"),
        (zipped(**{"a.txt": b"x"}), "brief.docx"),
        (foreign(), "compared"),
    ],
    ids=["empty", "text", "pdf", "password", "bomb", "zip", "foreign"],
)
def test_what_is_no_brief_of_ours_is_refused_in_words(desk: Desk, data: bytes, said: str) -> None:
    before = stands(desk)

    answer = upload(desk, data)

    assert answer.status_code == 422
    assert said in html.fromstring(answer.text).text_content()
    assert "Traceback" not in answer.text
    assert stands(desk) == before


def test_a_foreign_file_is_compared_if_somebody_says_so(desk: Desk) -> None:
    page = upload(desk, foreign(), compared="yes")

    assert page.status_code == 200
    assert "A letter." in page.text
    assert "--base" not in upload(desk, foreign()).text


def test_a_name_is_text_and_no_path(desk: Desk) -> None:
    answer = upload(desk, b"x", "../../<img src=x>.docx")

    assert answer.status_code == 422
    assert "<img" not in answer.text
    assert ".." not in html.fromstring(answer.text).text_content()


def test_a_lost_marking_is_refused_unless_it_may_be_lost_and_then_it_is_a_change(
    desk: Desk,
) -> None:
    path = desk.root / "sample.yaml"
    path.write_text(stands(desk).replace("language: en", "language: en\nmarking: OFFICIAL", 1))
    data = unmarked(brief_of(desk), "OFFICIAL")

    refused, shown = upload(desk, data), upload(desk, data, unmark="yes")

    assert refused.status_code == 422
    assert "the marking" in refused.text
    assert "--allow-unmark" not in refused.text
    assert "The marking is taken away" in shown.text
    apply(desk, sent(shown, accept=[]))
    assert "marking: OFFICIAL" in stands(desk)
    apply(desk, sent(shown))
    assert "marking: OFFICIAL" not in stands(desk)


def unmarked(data: bytes, marking: str) -> bytes:
    """Return a brief without its marking, wherever it stood."""
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                content = content.replace(f">{marking}<".encode(), b"><")
            target.writestr(name, content)
    return out.getvalue()


def test_a_brief_that_lost_its_base_is_compared_with_the_file(desk: Desk) -> None:
    data = retyped(brief_of(desk), ("Not Rule Out", "Exclude"))
    source, out = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if not name.startswith("customXml/"):
                target.writestr(name, source.read(name))

    page = upload(desk, out.getvalue())

    assert "does not say what it was made of" in page.text
    assert "put in: </span>Exclude" in page.text


def test_what_travels_in_the_page_is_read_as_strictly_again(desk: Desk) -> None:
    before = stands(desk)
    fields = sent(upload(desk, retyped(brief_of(desk), ("Not Rule Out", "Exclude"))))

    for broken in ("", "{", '{"title": 5}', '{"language": "en", "x": 1}', "[" * 100_000):
        answer = apply(desk, {**fields, "edited": broken})
        assert answer.status_code == 422
    assert apply(desk, {**fields, "token": "guessed"}).status_code == 403
    assert stands(desk) == before
    apply(desk, {**fields, "accept": ["no such change", "aid[99].donor"]})
    assert stands(desk) == before


@given(briefings(), briefings())
def test_what_travels_is_what_was_read(base: Briefing, edited: Briefing) -> None:
    arrival = Arrival(base, edited, base)

    assert Arrival.unpacked(arrival.packed()) == arrival


@given(briefings(("en",)), st.data())
def test_an_untouched_brief_of_any_briefing_offers_nothing(
    briefing: Briefing, data: st.DataObject
) -> None:
    if briefing.title is None or briefing.date is None:
        return
    standing = Standing("b.yaml", dump_yaml(briefing).encode())

    assert arrived(standing, "b.docx", render(briefing, "docx")).offers() == ()


def test_a_long_briefing_travels(desk: Desk) -> None:
    rows = "".join(f"  - {{name: Person number {n}, role: {'x' * 400}}}\n" for n in range(3_000))
    path = desk.root / "sample.yaml"
    path.write_text(f"language: en\ntitle: Long\ndate: 2026-01-15\npeople:\n{rows}")
    file = read_briefing(path.read_bytes(), "sample.yaml")
    edited = file.model_copy(update={"title": "Longer"})
    fields = Arrival(file, edited, file).packed()
    assert len(fields["edited"]) > 1_200_000

    answer = apply(desk, {**fields, "token": desk.token, "accept": ["title"]})

    assert answer.status_code == 303
    assert "title: Longer" in stands(desk)

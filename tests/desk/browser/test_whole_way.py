"""The whole way of a press officer: an article comes in, and a pack and a message leave."""

from __future__ import annotations

import email
import email.policy
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

import reports
from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from tests.desk.browser.own_process import DeskProcess
from tests.desk.browser.served import SCHEMES, violations
from tests.desk.browser.window import until

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ARTICLE = """Norway gives €20 million for winter shelters in Moldova

CHISINAU, 15 January 2026. Norway will give Moldova €20 million for winter shelters, the Moldovan \
government said on Thursday.

The Minister for Social Protection of Moldova, Ana Rusu, thanked Norway in Chisinau. “The shelters \
will be open before the frost comes,” she said.

Some 4,300 families have lost their homes since the floods of December.

Norway, Chad and Kenya met on Monday. They signed an agreement on trade.
"""


class Way:
    """What the press officer sees, and what lies in the folder meanwhile."""

    def __init__(self, desk: DeskProcess, axe: str) -> None:
        self.desk, self._axe = desk, axe
        self.page = desk.context().new_page()
        self.page.goto(desk.address)

    @property
    def file(self) -> Path:
        return next(path for path in self.desk.folder.glob("*.yaml") if path.name != "sample.yaml")

    def briefing(self) -> Briefing:
        return read_briefing(self.file.read_bytes(), self.file.name)

    def field(self, path: str) -> Any:
        return self.page.locator(f'[data-path="{path}"][data-node="value"]')

    def downloaded(self, press: Any) -> bytes:
        with self.page.expect_download() as waiting:
            press.click()
        return Path(waiting.value.path()).read_bytes()

    def is_clean(self) -> None:
        """Axe finds nothing on the page as it stands, in either colour scheme."""
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme)
            assert violations(self.page, self._axe) == []


def test_from_an_article_to_a_pack_and_a_message(desk_process: DeskProcess, axe: str) -> None:
    way = Way(desk_process, axe)
    way.is_clean()
    draft(way)
    mend_what_is_held(way)
    follow_a_finding(way)
    way.is_clean()
    see_it(way)
    take_the_pack(way)
    bring_word_home(way)
    make_a_message(way)


def draft(way: Way) -> None:
    way.page.get_by_label("Paste its text").fill(ARTICLE)
    way.page.get_by_role("button", name="Draft a briefing").click()
    way.page.wait_for_selector("#form.scripted")

    assert way.briefing().title == "Norway gives €20 million for winter shelters in Moldova"
    marked = way.page.locator("#source mark").all_inner_texts()
    assert any("They signed an agreement on trade." in each for each in marked)


def mend_what_is_held(way: Way) -> None:
    held = next(place for place, row in enumerate(way.briefing().aid) if row.review)
    row = way.page.locator(f'.entry[data-path="/aid/{held}"]')
    way.page.get_by_role("button", name="Next held row").click()
    way.field(f"/aid/{held}/donor").fill("Norway")
    way.field(f"/aid/{held}/recipient").fill("Chad and Kenya")
    row.locator('[data-do="accept"]:visible').first.click()

    until(lambda: way.briefing().aid[held].review is None)
    assert way.briefing().aid[held].recipient == "Chad and Kenya"


def follow_a_finding(way: Way) -> None:
    findings = way.page.locator("#findings")
    findings.locator("summary").click()
    findings.get_by_role("button", name="Go to contacts").click()
    assert way.page.evaluate("document.activeElement.innerText") == "Add contact"
    way.page.keyboard.press("Enter")
    way.page.keyboard.type("Press desk")

    until(lambda: any(each.name == "Press desk" for each in way.briefing().contacts))


def see_it(way: Way) -> None:
    picture = way.page.locator("#preview img").first
    until(lambda: bool(picture.evaluate("each => each.complete && each.naturalWidth > 300")))


def take_the_pack(way: Way) -> None:
    pack = way.downloaded(way.page.get_by_role("link", name="All in one"))
    with zipfile.ZipFile(io.BytesIO(pack)) as files:
        made = {name: files.read(name) for name in files.namelist()}

    assert {Path(name).suffix for name in made} == {".pdf", ".docx", ".txt", ".html"}
    by_format = {Path(name).suffix[1:]: data for name, data in made.items()}
    assert reports.verify(way.briefing(), by_format).agrees


def bring_word_home(way: Way) -> None:
    brief = way.downloaded(way.page.get_by_role("link", name="Word brief"))
    typed_over = {"families": "households", "before the frost comes": "before the snow falls"}
    way.page.locator("summary", has_text="An edited Word brief").click()
    way.page.locator('#take [type="file"]').set_input_files(
        {"name": "brief.docx", "mimeType": WORD, "buffer": edited_in_word(brief, typed_over)}
    )
    way.page.get_by_role("button", name="See what it changes").click()
    way.page.wait_for_selector("h1:has-text('What the brief changes')")
    way.is_clean()
    refused = way.page.locator(".changes li", has_text="snow falls")
    for each in refused.all():
        each.get_by_role("checkbox").uncheck()
    way.page.get_by_role("button", name="Bring home what is ticked").click()
    way.page.wait_for_selector("#form.scripted")

    text = way.file.read_text()
    assert "households have lost" in text
    assert "before the frost comes" in text
    assert "snow" not in text


def edited_in_word(brief: bytes, typed_over: dict[str, str]) -> bytes:
    """Return a Word brief with words typed over wherever they stand."""
    document = docx.Document(io.BytesIO(brief))
    for leaf in document.element.body.iter(qn("w:t")):
        for old, new in typed_over.items():
            leaf.text = (leaf.text or "").replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_a_message(way: Way) -> None:
    way.page.locator("summary", has_text="A message").click()
    way.page.get_by_label("From").last.fill("Press desk <desk@example.org>")
    way.page.locator('[name="to"]').fill("ann@example.org")
    data = way.downloaded(way.page.get_by_role("button", name="Make the message"))

    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["subject"] == way.briefing().title
    assert {part.get_content_subtype() for part in message.iter_attachments()} >= {"pdf"}

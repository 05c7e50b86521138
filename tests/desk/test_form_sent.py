"""A form that is sent whole, as a page without script does."""

from __future__ import annotations

from lxml import html

from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from tests.desk.conftest import ADDRESS, Desk


def sent(desk: Desk, **typed: str | None) -> dict[str, str]:
    """Return what a browser sends of the form after something was typed; None is unticked."""
    page = html.fromstring(desk.client.get("/b/sample.yaml").text)
    form = page.get_element_by_id("form-whole")
    for blank in form.xpath(".//template"):
        blank.drop_tree()
    found = {name: value or "" for name, value in form.form_values()}
    changed = {name.replace("__", "/"): value for name, value in typed.items()}
    whole = {**found, **changed}
    return {name: value for name, value in whole.items() if value is not None}


def post(desk: Desk, fields: dict[str, str]) -> int:
    lines = {name: value.replace("\n", "\r\n") for name, value in fields.items()}
    headers = {"origin": ADDRESS}
    return desk.client.post("/b/sample.yaml/form", data=lines, headers=headers).status_code


def briefing(desk: Desk) -> Briefing:
    return read_briefing((desk.root / "sample.yaml").read_bytes(), "sample.yaml")


def test_a_form_sent_as_it_was_drawn_changes_no_byte(desk: Desk) -> None:
    before = (desk.root / "sample.yaml").read_bytes()

    assert post(desk, sent(desk)) == 303
    assert (desk.root / "sample.yaml").read_bytes() == before


def test_what_was_typed_and_unticked_is_in_the_file(desk: Desk) -> None:
    typed = sent(desk, __title="Typed", __totals=None, __aid__0__amount="CAD 2bn", __byline="")

    assert post(desk, typed) == 303
    now = briefing(desk)
    assert (now.title, now.totals, now.byline) == ("Typed", False, None)
    assert now.aid[0].amount
    assert now.aid[0].amount.value == 2_000_000_000


def test_what_both_changed_is_refused_and_what_stands_stays(desk: Desk) -> None:
    typed = sent(desk, __title="Typed here")
    file = desk.root / "sample.yaml"
    file.write_text(file.read_text().replace("title: Canadian", "title: The Canadian", 1))
    before = file.read_bytes()

    assert post(desk, typed) == 409
    assert file.read_bytes() == before


def test_a_form_without_the_token_is_refused(desk: Desk) -> None:
    assert post(desk, {**sent(desk), "token": "guessed"}) == 403

"""Coming in, the list, and a change that is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.conftest import HOST, Desk


def test_the_address_lets_one_browser_in_once(desk: Desk) -> None:
    token = desk.entry.new_token()

    came = desk.stranger().get(f"/enter?token={token}")
    assert came.status_code == 200
    assert came.headers["set-cookie"].endswith("HttpOnly; Path=/; SameSite=strict")
    assert desk.stranger().get(f"/enter?token={token}").status_code == 403
    typed = desk.stranger().get(
        f"/enter?token={desk.entry.new_token()}", headers={"sec-fetch-site": "none"}
    )
    assert (typed.status_code, typed.headers["location"]) == (303, "/")
    assert desk.stranger().get("/").status_code == 403
    assert "sample.yaml" in desk.client.get("/").text
    assert desk.client.get(f"/enter?token={token}").headers["location"] == "/"


def test_who_only_looks_at_the_address_does_not_use_it_up(desk: Desk) -> None:
    address = f"/enter?token={desk.entry.new_token()}"

    for looked in (
        desk.stranger().head(address),
        desk.stranger().get(address, headers={"sec-purpose": "prefetch;prerender"}),
    ):
        assert looked.status_code == 403
        assert "set-cookie" not in looked.headers
    assert desk.stranger().get(address).status_code == 200


@pytest.mark.parametrize(
    ("path", "site", "onward", "comes_again"),
    [
        ("/", "cross-site", "/", True),
        ("/b/sample.yaml", "cross-site", "/b/sample.yaml", True),
        ("/b/sample.yaml", "same-site", "/b/sample.yaml", True),
        ("/b/sample.yaml", "same-origin", "/b/sample.yaml", False),
        ("/b/sample.yaml", "none", "/b/sample.yaml", False),
        ("/b/%22%3E%3Cb%3E.yaml", "cross-site", "/b/%22%3E%3Cb%3E.yaml", True),
        ("/b/sample.yaml/take/pdf", "cross-site", "/", False),
        ("//evil.example/b", "cross-site", "/", False),
        ("/%5Cevil.example", "cross-site", "/", False),
    ],
)
def test_the_door_leads_on_to_pages_of_the_desk_alone(
    desk: Desk, path: str, site: str, onward: str, comes_again: bool
) -> None:
    headers = {"accept": "text/html", "sec-fetch-site": site}
    # a path that begins with two slashes is one only after the name of the host
    door = desk.stranger().get(f"http://{HOST}{path}", headers=headers)

    assert door.status_code == 403
    assert f'<a href="{onward}">Go on</a>' in door.text
    assert ('http-equiv="refresh"' in door.text) is comes_again
    assert desk.token not in door.text
    assert "evil" not in door.text


def test_the_door_asks_for_the_password_if_there_is_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "correct horse")

    door = desk.stranger().get("/b/x.yaml", headers={"accept": "text/html"})

    assert (door.status_code, 'type="password"' in door.text) == (403, True)


def test_what_is_typed_is_saved(desk: Desk) -> None:
    base = (desk.root / "sample.yaml").read_text()
    patch = [{"op": "replace", "path": "/aid/0/donor", "value": "Norway"}]

    answer = desk.client.post(
        "/b/sample.yaml/save", json={"base": base, "patch": patch}, headers=desk.headers
    )

    assert answer.status_code == 200
    stands = (desk.root / "sample.yaml").read_text()
    assert stands == answer.json()["text"] == base.replace("donor: Canada", "donor: Norway", 1)


def test_what_the_model_refuses_is_told_with_its_field_and_changes_nothing(desk: Desk) -> None:
    base = (desk.root / "sample.yaml").read_text()
    patch = [{"op": "replace", "path": "/date", "value": "yesterday"}]

    answer = desk.client.post(
        "/b/sample.yaml/save", json={"base": base, "patch": patch}, headers=desk.headers
    )

    assert answer.status_code == 422
    assert [each["part"] for each in answer.json()["errors"]] == ["date"]
    assert (desk.root / "sample.yaml").read_text() == base


def test_no_option_of_the_command_line_is_named(desk: Desk) -> None:
    text = (desk.root / "sample.yaml").read_text().replace("date: 2025-08-24", "date: null")
    (desk.root / "sample.yaml").write_text(text)

    notices = desk.client.get("/b/sample.yaml/preview", headers=desk.headers).json()["notices"]

    assert [(each["part"], each["found"], each["remedy"]) for each in notices] == [
        ("date", "left open", "")
    ]

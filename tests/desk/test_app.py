"""Coming in, the list, and a change that is saved."""

from __future__ import annotations

from tests.desk.conftest import Desk


def test_the_address_lets_one_browser_in_once(desk: Desk) -> None:
    token = desk.entry.new_token()

    assert desk.stranger().get(f"/enter?token={token}").status_code == 303
    assert desk.stranger().get(f"/enter?token={token}").status_code == 403
    assert desk.stranger().get("/").status_code == 403
    assert "sample.yaml" in desk.client.get("/").text


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

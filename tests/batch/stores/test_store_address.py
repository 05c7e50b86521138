"""Which places are taken, and what is never shown or asked."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from reports.batch.stores.store_address import place_typed
from reports.errors import UsageError
from tests.batch.briefings import batch, lines, write_briefings
from tests.batch.stores.bucket import Bucket


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("desk/a.yaml", "desk/a.yaml"),
        ("C:\\desk\\a.yaml", "C:\\desk\\a.yaml"),
        ("-", "-"),
        ("file:///desk/a.yaml", "/desk/a.yaml"),
        ("s3://desk/in", "s3://desk/in"),
        ("S3://desk/in", "s3://desk/in"),
        ("s3://desk/a@b.yaml", "s3://desk/a@b.yaml"),
    ],
)
def test_places(typed: str, place: str) -> None:
    assert place_typed("--out", typed) == place


@pytest.mark.parametrize(
    "typed", ["gs://desk/in", "memory://x", "file://host/x", "file://x", "s3://", "s3:///x"]
)
def test_other_addresses_are_refused_with_what_is_taken(typed: str) -> None:
    with pytest.raises(UsageError, match="s3://bucket/path"):
        place_typed("--out", typed)


@pytest.mark.parametrize("option", ["--out", "SOURCE"])
def test_an_address_with_a_password_is_refused_and_not_shown(tmp_path: Path, option: str) -> None:
    address = "s3://desk:topsecret@bucket/in"
    arguments = {"--out": ("x.yaml", "--out", address), "SOURCE": (address, "--out", tmp_path)}
    done = batch(*arguments[option])
    assert done.exit_code == 2
    assert "topsecret" not in done.output
    assert "AWS_ACCESS_KEY_ID" in done.stderr


def test_nothing_is_fetched_from_the_web(tmp_path: Path) -> None:
    done = batch("https://example.org/a.yaml", "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "nothing is fetched from the web" in done.stderr


def test_without_s3fs_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    folder = write_briefings(tmp_path / "in", [1])
    done = batch(folder, "--out", "s3://desk/out")
    assert done.exit_code == 4
    assert "pip install 'briefpack[cluster]'" in done.stderr


def test_results_of_a_store_lie_there(tmp_path: Path, bucket: Bucket) -> None:
    folder = write_briefings(tmp_path / "in", [1])
    done = batch(folder, "--out", bucket / "out", "--manifest", tmp_path / "m.jsonl")
    assert done.exit_code == 2
    assert "--manifest" in done.stderr


def test_what_a_briefing_says_is_never_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lines.jsonl").write_text(
        '{"id": "s3://desk/x", "title": "s3://desk/y", "summary": "At s3://desk/z, [here]'
        '(https://example.org)."}\n{"id": "../../x", "title": "T", "summary": "S."}\n'
    )
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    done = batch(tmp_path / "lines.jsonl", "--out", tmp_path / "out", "--to", "txt")
    assert done.exit_code == 0, done.stderr
    assert {line["name"] for line in lines(tmp_path / "out")} == {"s3---desk-x", "x"}


def test_a_store_that_refuses_is_told_without_its_secrets(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_briefings(tmp_path / "in", [1])
    done = batch(folder, "--out", "s3://no-such-bucket/out", "--to", "txt")
    assert done.exit_code == 4
    assert "s3://no-such-bucket/out" in done.stderr
    assert "no such bucket" in done.stderr
    assert "nobody-is-to-see-this" not in done.output

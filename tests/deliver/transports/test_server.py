"""Servers as they are named."""

from __future__ import annotations

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.deliver.mail.transports.server import MailServer, is_loopback, read_server
from reports.errors import UsageError


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtps://mail.example.org", MailServer("smtps", "mail.example.org", 465)),
        ("smtp://desk@mail.example.org", MailServer("smtp", "mail.example.org", 587, "desk")),
        ("smtp://desk@example.org@mail.example.org:25", MailServer("smtp", "mail.example.org", 25, "desk@example.org")),
        ("smtps://desk%40example.org@mail.example.org", MailServer("smtps", "mail.example.org", 465, "desk@example.org")),
        ("smtp+plain://localhost:1025", MailServer("smtp+plain", "localhost", 1025)),
        ("smtp+plain://127.0.0.1", MailServer("smtp+plain", "127.0.0.1", 25)),
        ("smtp+plain://[::1]", MailServer("smtp+plain", "::1", 25)),
        ("IMAPS://desk@Mail.Example.Org", MailServer("imaps", "mail.example.org", 993, "desk")),
        ("imaps://desk@mail.example.org/Entw%C3%BCrfe", MailServer("imaps", "mail.example.org", 993, "desk", "Entwürfe")),
        ("imaps://desk@mail.example.org/Desk/Drafts", MailServer("imaps", "mail.example.org", 993, "desk", "Desk/Drafts")),
        ("smtps://münchen.example", MailServer("smtps", "xn--mnchen-3ya.example", 465)),
    ],
)  # fmt: skip
def test_a_server_is_read(url: str, server: MailServer) -> None:
    assert read_server(url) == server
    assert read_server(str(server)) == server


@pytest.mark.parametrize(
    "url",
    [
        "", "mail.example.org", "http://mail.example.org", "smtps://", "smtp://mail.example.org:x",
        "smtp://mail.example.org:99999", "smtps://mail.example.org/folder", "imap://mail.example.org",
        "smtps://mail.example.org?x=1", "smtps://mail.example.org#x", "smtps://a b@mail.example.org",
        "smtps://mail%0d%0a.example.org", "smtps://desk%0A@mail.example.org", "smtps://[::1", "smtps://-a.org",
        "smtps://grüße.example.org",  # the rules of 2003 make it another host
    ],
)  # fmt: skip
def test_what_names_no_server_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        read_server(url)


@pytest.mark.parametrize(
    "url",
    [
        "smtps://desk:s3cret@mail.example.org", "smtps://desk:s3cret/x@mail.example.org",
        "smtps://desk:12#s3cret@mail.example.org", "smtps://desk:s3cret?x@mail.example.org",
        "http://desk:s3cret@mail.example.org", "smtps://:s3cret@mail.example.org",
        "smtps://desk:s3cret@[::1", "smtps://desk:s3cret@mail.example.org:port",
        "desk:s3cret@mail.example.org", "smtps:desk:s3cret@mail.example.org",
    ],
)  # fmt: skip
def test_a_password_in_a_url_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_server(url)
    error: BaseException | None = caught.value
    while error is not None:
        assert "s3cret" not in f"{error} {error!r} {error.args}"
        error = error.__cause__ or error.__context__
    assert "s3cret" not in "".join(traceback.format_exception(caught.value)).replace(repr(url), "")


def test_a_password_is_named_as_what_is_wrong() -> None:
    with pytest.raises(UsageError, match="server: found a password in the URL"):
        read_server("smtps://desk:s3cret@mail.example.org")


@pytest.mark.parametrize(
    "host", ["mail.example.org", "localhost.example.org", "10.0.0.1", "128.0.0.1", "[::2]"]
)
def test_plain_text_never_crosses_a_network(host: str) -> None:
    with pytest.raises(
        UsageError, match=r"would cross a network in plain text.*smtp:// or smtps://"
    ):
        read_server(f"smtp+plain://{host}")


def test_this_machine_is_known_by_its_names() -> None:
    assert [h for h in ("localhost", "LOCALHOST", "127.9.9.9", "::1") if is_loopback(h)] != []
    assert not any(map(is_loopback, ("0.0.0.0", "::", "localhost.", "127.0.0.1.example.org", "")))


@given(st.text(max_size=60) | st.text("smtpi+:/@[]#?%0aA.- ", max_size=60))
def test_any_text_is_a_server_or_a_usage_error(text: str) -> None:
    for start in ("", "smtps://", "imaps://u@"):
        try:
            server = read_server(start + text)
        except UsageError:
            continue
        assert read_server(str(server)) == server

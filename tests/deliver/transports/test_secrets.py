"""A password shows nowhere: not in what is printed, raised, kept or asked to debug."""

from __future__ import annotations

import gc
import io
import logging
import smtplib
import traceback
from base64 import b64encode
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout

import pytest

from reports.deliver.mail.transports.login import Secret
from reports.deliver.mail.transports.server import MailServer
from reports.errors import MailDeliveryError
from tests.deliver.transports.servers import (
    PASSWORD,
    USER,
    Authority,
    Letterbox,
    implicit,
    plain,
    starttls,
)
from tests.deliver.transports.tries import ANN, fates, send, transport


def forms_of(password: str) -> set[str]:
    data, plain = password.encode(), f"\0{USER}\0{password}".encode()
    coded = [b64encode(data).decode(), b64encode(plain).decode(), b64encode(plain).decode()[:16]]
    return {password, repr(password)[1:-1], data.decode("latin-1"), repr(data)[2:-1], *coded}


def shows_password(text: str, password: str = PASSWORD) -> bool:
    return any(form in text for form in forms_of(password))


def everything(error: BaseException) -> str:
    """Return all that a program could print of an error: its chain, each frame's locals."""
    lines = traceback.TracebackException.from_exception(error, capture_locals=True).format()
    rest = [error.__cause__, error.__context__]
    return "".join([*lines, repr(error), str(error), *(everything(e) for e in rest if e)])


def test_the_forms_that_are_looked_for_are_seen_where_they_stand() -> None:
    said = io.StringIO()
    with redirect_stderr(said):
        link = smtplib.SMTP()
        link.set_debuglevel(1)
        link.esmtp_features = {"auth": "PLAIN"}
        link.ehlo_resp = b""
        with pytest.raises(smtplib.SMTPServerDisconnected) as caught:
            link.login(USER, "plain-letters-7")
    assert shows_password(said.getvalue(), "plain-letters-7")
    assert shows_password(everything(caught.value), "plain-letters-7")


class CutOff:
    """A socket that breaks when it is to send a password."""

    def __init__(self, real: object) -> None:
        self._real = real

    def sendall(self, data: bytes) -> None:
        if data.startswith(b"AUTH") or b64encode(PASSWORD.encode()) in data:
            line = data  # a frame that holds it, as that of a TLS socket does
            raise ConnectionResetError(f"broken at {line!r}")
        self._real.sendall(data)  # type: ignore[attr-defined]

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


@pytest.mark.parametrize("exclude", [[], ["PLAIN"]])
@pytest.mark.parametrize("serving", [starttls, implicit])
def test_a_password_that_is_not_taken_is_not_shown(
    authority: Authority,
    serving: Callable[..., object],
    exclude: list[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(smtplib.SMTP, "debuglevel", 2)
    caplog.set_level(logging.DEBUG)
    box, said = Letterbox(), io.StringIO()
    box.repeats_password = True
    with (
        redirect_stderr(said),
        redirect_stdout(said),
        serving(box, authority.server(), auth_exclude_mechanism=exclude) as server,  # type: ignore[attr-defined]
    ):
        way = transport(server, authority.trusted)
        with pytest.raises(MailDeliveryError, match="does not take the password") as caught:
            send(way)
    assert "535" in str(caught.value)
    assert "send:" in said.getvalue()  # it does debug
    shown = [
        said.getvalue(),
        everything(caught.value),
        repr(way),
        str(caught.value.notices),
        way.name,
    ]
    shown += [record.getMessage() for record in caplog.records if record.name != "mail.log"]
    assert not any(map(shows_password, shown))


@pytest.mark.parametrize("exclude", [[], ["PLAIN"]])
def test_a_connection_that_breaks_at_the_password_does_not_show_it(
    authority: Authority, exclude: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Letterbox()
    real = smtplib.SMTP.starttls

    def breaking(link: smtplib.SMTP, **options: object) -> object:
        done = real(link, **options)  # type: ignore[arg-type]
        link.sock = CutOff(link.sock)  # type: ignore[assignment]
        return done

    monkeypatch.setattr(smtplib.SMTP, "starttls", breaking)
    with (
        starttls(box, authority.server(), auth_exclude_mechanism=exclude) as server,
        pytest.raises(MailDeliveryError, match="cannot be had") as caught,
    ):
        send(transport(server, authority.trusted))
    assert not shows_password(everything(caught.value))


def test_a_login_that_works_leaves_no_password_behind(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtplib.SMTP, "debuglevel", 2)
    box, said = Letterbox(), io.StringIO()
    with redirect_stderr(said), starttls(box, authority.server()) as server:
        assert fates(send(transport(server, authority.trusted), [ANN])) == {ANN: "sent"}
    assert not shows_password(said.getvalue())
    gc.collect()
    assert not [each for each in gc.get_objects() if issubclass(type(each), (Secret, smtplib.SMTP))]


def test_what_holds_a_password_does_not_say_it() -> None:
    secret = Secret(USER, lambda: PASSWORD)
    plain = b64encode(f"\0{USER}\0{PASSWORD}".encode()).decode()
    assert repr(secret) == str(secret) == f"{secret}" == "<a password>"
    assert secret.masked(f"535 {PASSWORD}, {plain}") == "535 …, …"
    assert Secret(USER, lambda: "").masked("535 no") == "535 no"


def test_no_password_is_asked_for_where_nobody_logs_in() -> None:
    def never() -> str:
        raise AssertionError

    with plain(Letterbox()) as server:
        assert fates(send(transport(server, password=never), [ANN])) == {ANN: "sent"}


def test_over_plain_text_no_password_goes_to_a_server_that_only_asks_for_it(
    authority: Authority,
) -> None:
    """Who takes STARTTLS out of the way gets neither message nor password."""
    box, asked = Letterbox(), []
    with plain(box, authenticator=box.log_in, auth_require_tls=False) as server:
        stripped = MailServer("smtp", "localhost", server.port, USER)
        with pytest.raises(MailDeliveryError, match="offers no STARTTLS"):
            send(
                transport(stripped, authority.trusted, password=lambda: asked.append(1) or PASSWORD)
            )
        assert asked == []
        assert box.users == []
        here = MailServer("smtp+plain", "localhost", server.port, USER)
        assert fates(send(transport(here), [ANN])) == {ANN: "sent"}
    assert box.users == [USER.encode()]

"""What is asked of every request before the desk looks at it, and what every answer says.

Refused are: another Host (DNS rebinding), nobody's session, a change from another site (Origin,
Sec-Fetch-Site and a token of ours), a body over the bound. Answers forbid all script but ours
(Content Security Policy Level 3), frames, sniffing and keeping. A fault of ours is told as one,
without what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reports.desk.entry import TOKEN_HEADER, DeskKeys
from reports.limits import BRIEFING_BYTES, SOURCE_BYTES

#: A form carries its files and a little more.
MOST_BYTES = SOURCE_BYTES + 1_000_000
#: Without a file there are two texts of a briefing at most; a form writes a byte as three.
MOST_BYTES_OF_TEXT = 6 * BRIEFING_BYTES
#: Reached by another name (RFC 9110, section 15.5.20), by which pages are not drawn either.
_OTHER_NAME = 421
_SAFE = ("GET", "HEAD")
#: What may be asked for without a session: to come in, and what the page is drawn with.
_OPEN = ("/enter", "/assets/")
_WITH_FILES = "multipart/form-data"
_FORMS = ("application/x-www-form-urlencoded", _WITH_FILES)
#: What every answer says, also those that the server gives by itself.
SAID_ALWAYS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
        "base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    # not “no-referrer”, by which browsers send a form with the Origin “null” (Fetch, 3.2)
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class TooLargeError(Exception):
    """A body went over the bound while it was read."""


class Gate:
    """Middleware: lets through what comes from a window of ours, and bounds it.

    `told` is called with each fault of ours; `door` is what a person without a session is shown,
    and `page` what is refused, in words and with its status.
    """

    def __init__(
        self,
        app: ASGIApp,
        hosts: Container[str],
        entry: DeskKeys,
        told: Callable[[Exception], None],
        door: Callable[[Scope], Response],
        page: Callable[[str, int], Response],
    ) -> None:
        """Stand before `app`, which is reached by the names `hosts`, each with its port."""
        self._app = app
        self._hosts = hosts
        self._entry = entry
        self._told = told
        self._door = door
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the desk answer it; nothing but HTTP is answered."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        answering = _Answering(send)
        if refusal is None:
            refusal = await self._let_in(scope, _bounded(receive, _most(headers)), answering)
        if refusal is None or answering.begun:
            return
        answer = refusal if isinstance(refusal, Response) else self._said(*refusal, headers)
        await answer(scope, receive, answering.send)

    def _said(self, words: str, status: int, headers: Headers) -> Response:
        """Return what is said instead of an answer: to a person on a page, if that can be made."""
        if _is_person(headers) and status != _OTHER_NAME:
            try:
                return self._page(words, status)
            except Exception as error:  # what is unforeseen may be in pages themselves
                self._told(error)
        return PlainTextResponse(words, status)

    async def _let_in(
        self, scope: Scope, receive: Receive, answering: _Answering
    ) -> tuple[str, int] | None:
        """Let the desk answer; return what is said where it could not."""
        try:
            await self._app(scope, receive, answering.send)
        except TooLargeError:
            return _too_large(_most(Headers(scope=scope)))
        except ClientDisconnect:
            pass  # whoever asked has gone
        except Exception as error:  # what is unforeseen has no kind
            self._told(error)
            if answering.begun:
                raise  # the server breaks the answer off
            return _FAULT
        return None

    def _refusal(self, scope: Scope, headers: Headers) -> Response | tuple[str, int] | None:
        """Return what is said instead of an answer, and its status; None to let it through."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return "briefpack is not reached by this name.\n", _OTHER_NAME
        if not self._is_open(scope["path"]) and not self._entry.is_in(headers.get("cookie", "")):
            if scope["method"] in _SAFE and _is_person(headers):
                return self._door(scope)
            return "Open the address that briefpack printed when it was started.\n", 403
        if scope["method"] not in _SAFE and not self._is_ours(scope, headers):
            return "This change came from another page, so nothing was done.\n", 403
        length, most = headers.get("content-length", "0"), _most(headers)
        if not length.isdecimal() or len(length) > 12 or int(length) > most:
            return _too_large(most)
        return None

    def _is_open(self, path: str) -> bool:
        return path == _OPEN[0] or path.startswith(_OPEN[1])

    def _is_ours(self, scope: Scope, headers: Headers) -> bool:
        """Whether a page of ours sends it: a form shows its token where the form is read."""
        host = headers["host"].lower()
        # a server before the desk speaks TLS in its place
        if headers.get("origin") not in (f"http://{host}", f"https://{host}"):
            return False
        if headers.get("sec-fetch-site") not in (None, "same-origin"):
            return False
        return _kind(headers) in _FORMS or self._entry.holds(headers.get(TOKEN_HEADER, ""))


_FAULT = (
    "Something unforeseen went wrong in briefpack, so this was not done. What was saved before "
    "is saved.\nGo back and try again; if it stays, start briefpack --debug desk, "
    "and report what it then shows.\n",
    500,
)


def _is_person(headers: Headers) -> bool:
    """Return whether a page is asked for, as browsers do for a person."""
    return "text/html" in headers.get("accept", "")


def _kind(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _most(headers: Headers) -> int:
    return MOST_BYTES if _kind(headers) == _WITH_FILES else MOST_BYTES_OF_TEXT


def _too_large(most: int) -> tuple[str, int]:
    return f"That is more than {most // 1_000_000} MB, which is all that is taken.\n", 413


def _bounded(receive: Receive, most: int) -> Receive:
    """Return the same messages, up to the bound: a length may be a lie, or not be told."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > most:
            raise TooLargeError
        return message

    return counted


class _Answering:
    """Sends an answer with what every one says; knows whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(scope=message)
            for name, value in SAID_ALWAYS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await self._send(message)

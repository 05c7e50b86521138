"""What is asked of every request before the desk looks at it, and what every answer says.

Refused are: another Host (DNS rebinding), nobody's session, a change from another site (Origin,
Sec-Fetch-Site and a token of ours), a body over the bound. Answers forbid all script but ours
(Content Security Policy Level 3), frames, sniffing and keeping.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reports.desk.entry import DeskKeys
from reports.limits import SOURCE_BYTES

TOKEN_HEADER = "x-briefpack-token"  # noqa: S105 - its name, not its value
#: A form carries its files and a little more.
MOST_BYTES = SOURCE_BYTES + 1_000_000
_SAFE = ("GET", "HEAD")
#: What may be asked for without a session: to come in, and what the page is drawn with.
_OPEN = ("/enter", "/assets/")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_SAID = {
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
    """Middleware: lets through what comes from a window of ours, and bounds it."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], entry: DeskKeys) -> None:
        """Stand before `app`, which is reached by the names `hosts`, each with its port."""
        self._app = app
        self._hosts = hosts
        self._entry = entry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let the desk answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        answering = _Answering(send)
        if refusal is not None:
            await PlainTextResponse(*refusal)(scope, receive, answering.send)
            return
        try:
            await self._app(scope, _bounded(receive), answering.send)
        except TooLargeError:
            if not answering.begun:
                await PlainTextResponse(*_TOO_LARGE)(scope, receive, answering.send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[str, int] | None:
        """Return what is said instead of an answer, and its status; None to let it through."""
        if headers.get("host", "") not in self._hosts:
            return "briefpack is not reached by this name.\n", 421
        if not self._is_open(scope["path"]) and not self._has_session(headers):
            return "Open the address that briefpack printed when it was started.\n", 403
        if scope["method"] not in _SAFE and not self._is_ours(scope, headers):
            return "This change came from another page, so nothing was done.\n", 403
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(length) > 12 or int(length) > MOST_BYTES:
            return _TOO_LARGE
        return None

    def _is_open(self, path: str) -> bool:
        return path == _OPEN[0] or path.startswith(_OPEN[1])

    def _has_session(self, headers: Headers) -> bool:
        try:
            cookies = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self._entry.cookie)
        return found is not None and self._entry.knows(found.value)

    def _is_ours(self, scope: Scope, headers: Headers) -> bool:
        """Whether a page of ours sends it: a form shows its token where the form is read."""
        origin = f"{scope['scheme']}://{headers['host']}"
        if headers.get("origin") != origin or headers.get("sec-fetch-site") not in (
            None,
            "same-origin",
        ):
            return False
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        return kind in _FORMS or self._entry.holds(headers.get(TOKEN_HEADER, ""))


_TOO_LARGE = (f"That is more than {MOST_BYTES // 1_000_000} MB, which is all that is taken.\n", 413)


def _bounded(receive: Receive) -> Receive:
    """Return the same messages, up to the bound: a length may be a lie, or not be told."""
    read = 0

    async def counted() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MOST_BYTES:
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
            for name, value in _SAID.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
        await self._send(message)

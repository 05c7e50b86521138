"""Who may come in: whoever was given the address with its one-time token, or the password.

What is kept in the browser is a cookie of the session; its name holds the port, since browsers
do not tell the ports of a machine apart (RFC 6265, section 8.5).
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from threading import Lock

from starlette.requests import cookie_parser

#: The header in which a script of ours shows the token of its page.
TOKEN_HEADER = "x-briefpack-token"  # noqa: S105 - its name, not its value
#: After so many wrong passwords each further one has to wait, twice as long each time.
_PATIENCE = 5
_LONGEST_WAIT = 300.0
_MOST_DOUBLINGS = 10


class DeskKeys:
    """The secrets of one run of the desk. `now` are seconds that never go back."""

    def __init__(self, port: int, now: Callable[[], float], password: str | None = None) -> None:
        """Begin with new secrets; without a `password` none is taken."""
        self.cookie = f"briefpack-{port}"
        self.session = secrets.token_urlsafe(32)
        self.form_token = secrets.token_urlsafe(32)
        #: Of the form that asks for the password: who fills it in has shown nothing yet.
        self.door_token = secrets.token_urlsafe(32)
        self._token: str | None = secrets.token_urlsafe(32)
        self._password = password
        self._now = now
        self._failures = 0
        self._waits_until = 0.0
        self._lock = Lock()

    @property
    def takes_password(self) -> bool:
        """Whether there is a password to come in by."""
        return self._password is not None

    def new_token(self) -> str:
        """Return a token that lets one browser in, once; those before are worth nothing."""
        self._token = secrets.token_urlsafe(32)
        return self._token

    def enters_by_token(self, token: str) -> bool:
        """Return whether a token is the one that was given out; it is used up then."""
        with self._lock:  # two browsers may come at the same moment
            known = self._token is not None and _same(token, self._token)
            self._token = None if known else self._token
            return known

    def waits(self) -> float:
        """Return the seconds until a password is looked at again."""
        return max(0.0, self._waits_until - self._now())

    def enters_by_password(self, password: str) -> bool:
        """Return whether a password is the right one; one that comes too early is not."""
        if self._password is None or self.waits():
            return False
        if _same(password, self._password):
            self._failures = 0
            return True
        self._failures += 1
        if (over := self._failures - _PATIENCE) >= 0:
            wait = min(2.0 ** min(over, _MOST_DOUBLINGS), _LONGEST_WAIT)
            self._waits_until = self._now() + wait
        return False

    def is_in(self, cookies: str) -> bool:
        """Return whether the header `cookies` of a request holds the cookie of the session."""
        # other programs of this machine have cookies too, of any form; `http.cookies` stops at some
        return _same(cookie_parser(cookies).get(self.cookie, ""), self.session)

    def holds(self, token: str) -> bool:
        """Return whether a form or a script of ours sends a change."""
        return _same(token, self.form_token)

    def holds_door(self, token: str) -> bool:
        """Return whether our form sends a password."""
        return _same(token, self.door_token)


def _same(one: str, other: str) -> bool:
    """Compare in a time that does not tell how much is right."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())

"""A connection to the desk: one that does not come to the point is ended, so that others find room.

Each takes a file of those that a process may have open, and without one nothing can be saved.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from reports.desk.gate import SAID_ALWAYS

#: So many connections are open at once: a browser has six, a process some hundred files.
MOST_CONNECTIONS = 100
#: The seconds that the head of a request may take, or what still comes of one that is answered.
MOST_SECONDS = 20.0


class DeskConnection(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with bounds to how many connections wait and how long."""

    _ends: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to listen, if there is room."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            transport.abort()
            return
        self._look_at_clock()

    def data_received(self, data: bytes) -> None:
        """Read on."""
        super().data_received(data)
        self._look_at_clock()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._stop_clock()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no request, as the gate answers."""
        if self.conn.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.abort()  # in the middle of an answer there is nothing to be said
            return
        headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
        headers += [*SAID_ALWAYS.items(), ("cache-control", "no-store")]
        events: list[Any] = [
            h11.Response(status_code=HTTPStatus.BAD_REQUEST, headers=headers, reason="Bad Request"),
            h11.Data(data=b"This is no request of HTTP.\n"),
            h11.EndOfMessage(),
        ]
        for event in events:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _look_at_clock(self) -> None:
        """Let the clock run while a head is read, or a body that nobody waits for."""
        unread = self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE
        if self.conn.their_state is not h11.IDLE and not unread:
            self._stop_clock()
        elif self._ends is None:
            self._ends = self.loop.call_later(MOST_SECONDS, self.transport.abort)

    def _stop_clock(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
            self._ends = None

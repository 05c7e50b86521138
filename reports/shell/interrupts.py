"""Signals that end the run: SIGINT with the status 130, SIGTERM with 143, as a shell says.

They unwind like an error, so that what was begun is cleaned up. What they raise may be
lost on the way, since libraries turn it into errors of their own; so the first signal is
remembered, and whoever meets an error asks `check_signals` before telling of it.
"""

from __future__ import annotations

import signal
from typing import NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_met: list[int] = []


class SignalError(BaseException):
    """A signal that ends the run. No plug-in's exit, and nothing that anybody else catches."""

    @property
    def status(self) -> int:
        """The exit status of the run."""
        return 128 + int(self.args[0])


def meet_signals() -> None:
    """Let signals end the run by raising, except those that whoever started it ignores."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, and jobs in the background
            signal.signal(number, _raise)


def ignore_signals() -> None:
    """Let signals do nothing: there is nothing left to clean up."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def check_signals() -> None:
    """Raise again what a signal has raised, if there was one."""
    if _met:
        raise SignalError(_met[0])


def _raise(number: int, frame: object) -> NoReturn:
    _met.append(number)
    raise SignalError(number)

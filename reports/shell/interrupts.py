"""Signals that end the run: SIGINT with the status 130, SIGTERM with 143, as a shell says.

They unwind like an error, so that what was begun is cleaned up. What they raise may be
lost on the way, since libraries turn it into errors of their own; so the first signal is
remembered, and whoever meets an error asks `check_signals` before telling of it. Where
nothing can be raised (a finaliser, a callback of a weak reference, of which an import has
many), Python drops the error: there the signal is met again a moment later.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
#: Seconds until a signal whose error was dropped is met again.
_MOMENT = 0.01
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
    sys.unraisablehook = _heed_dropped


def ignore_signals() -> None:
    """Let signals do nothing: there is nothing left to clean up."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def check_signals() -> None:
    """Raise again what a signal has raised, if there was one."""
    if _met:
        raise SignalError(_met[0])


def _raise(number: int, frame: object) -> NoReturn:
    _met.append(number)
    raise SignalError(number)


def _heed_dropped(dropped: UnraisableHookArgs) -> None:
    """Meet a signal again whose error was dropped; anything else is told as Python does."""
    if not isinstance(dropped.exc_value, SignalError):
        sys.__unraisablehook__(dropped)
    elif hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, _raise_again)
        signal.setitimer(signal.ITIMER_REAL, _MOMENT)


def _raise_again(number: int, frame: object) -> NoReturn:
    raise SignalError(_met[0])

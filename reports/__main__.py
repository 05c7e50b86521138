"""``python -m reports`` is the command ``briefpack``.

Signals are met before anything large is imported, so that Ctrl-C never shows a traceback:
SIGINT ends the run with 130 and SIGTERM with 143, as a shell would say. Both unwind like
any other error, so that what was begun is cleaned up.
"""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class _SignalError(BaseException):
    """A signal that ends the run. No plug-in's exit, and nothing that anybody else catches."""


def run() -> None:
    """Run the command line as a program."""
    try:
        _run()
    except _SignalError as error:
        sys.exit(128 + error.args[0])


def _run() -> None:
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, and jobs in the background
            signal.signal(number, _leave)
    try:
        from reports.cli import main

        main()
    finally:  # nothing is left to clean up; a late signal would show a traceback
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)


def _leave(number: int, frame: object) -> NoReturn:
    raise _SignalError(number)


if __name__ == "__main__":
    run()

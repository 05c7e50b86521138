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


def run() -> None:
    """Run the command line as a program."""
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
    sys.exit(128 + number)


if __name__ == "__main__":
    run()

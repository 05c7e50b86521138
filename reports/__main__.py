"""``python -m reports`` is the command ``briefpack``.

Signals are met before anything large is imported, so that Ctrl-C never shows a traceback.
"""

from __future__ import annotations

import sys

from reports.shell.interrupts import SignalError, check_signals, ignore_signals, meet_signals


def run() -> None:
    """Run the command line as a program."""
    try:
        _run()
    except SignalError as error:
        sys.exit(error.status)


def _run() -> None:
    meet_signals()
    try:
        from reports.cli import main

        main()
    except SystemExit:
        check_signals()
        raise
    finally:
        ignore_signals()


if __name__ == "__main__":
    run()

"""``python -m reports`` is the command ``briefpack``.

Signals are met before anything large is imported, so that Ctrl-C never shows a traceback.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import cast

from reports.shell.interrupts import SignalError, check_signals, ignore_signals, meet_signals

#: New objects before the collector looks for what nobody holds. Python's 700 cost a short
#: run a tenth of its time, and a long document more, for cycles that there are hardly any of.
_COLLECTED_AFTER = 200_000
#: Words that the frame of a run asks for, of eight bytes.
_ROOM = 40_000


def run() -> None:
    """Run the command line as a program."""
    gc.set_threshold(_COLLECTED_AFTER)
    _forgo_plug_ins()
    make_room(_run)
    try:
        _run()
    except SignalError as error:
        sys.exit(error.status)
    finally:
        gc.freeze()  # a process at its end need not look through all that it has loaded


def _forgo_plug_ins() -> None:
    """Let pydantic look for no plug-ins: they log what other programs validate.

    Told so, it still imports what would look for them, and email with it: a fiftieth of a build.
    A module in its place spares that; a pydantic that has no such module will not notice.
    """
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__":
        loader = ModuleType("pydantic.plugin._loader")
        vars(loader)["get_plugins"] = tuple
        sys.modules[loader.__name__] = loader


def make_room(work: Callable[[], None]) -> None:
    """Give the frame of `work` room for the frames of all that it calls.

    CPython keeps frames in chunks of 16 KB. A call at the end of a chunk maps another one, and
    its return gives it back: over and over, a thousand times and a fortieth of a build. A frame
    that asks for more is given a chunk of half a megabyte, and others use what it leaves.
    """
    function = cast(FunctionType, work)
    function.__code__ = function.__code__.replace(co_stacksize=_ROOM)


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

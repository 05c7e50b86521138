"""Where an exception that is not ours was raised: in a plug-in, or in a house's template."""

from __future__ import annotations

from collections.abc import Sequence


def raised_in(error: BaseException, folders: Sequence[str] = ()) -> tuple[str, int | None]:
    """Return the file and line where a foreign exception was raised.

    If the way there leads through `folders`, it is the last place in them.
    """
    places: list[tuple[str, int]] = []
    step = error.__traceback__
    while step is not None:
        places.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    ours = [place for place in places if place[0].startswith(tuple(folders))] or places
    return ours[-1] if ours else ("", None)

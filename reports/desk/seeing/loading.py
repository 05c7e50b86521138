"""A briefing as it stands, read to be shown: with what the house says a bare “$” is."""

from __future__ import annotations

from pathlib import PurePath

from reports.deliver.files import safe_stem
from reports.desk.desk_folder import Standing
from reports.sources import Loaded, fill_open, read_source


def loaded_as_it_stands(standing: Standing, dollar: str | None) -> Loaded:
    """Return a briefing as it stands, whose files are named after its own.

    `dollar` is what a bare “$” is, None where nobody has said so.

    Raises:
        InputError: if it holds none, with every mistake.
    """
    stem = safe_stem(PurePath(standing.name).stem)
    loaded = read_source(standing.name, standing.data, stem=stem, dollar=dollar)
    return fill_open(loaded, dollar=dollar)

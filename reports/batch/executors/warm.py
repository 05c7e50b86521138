"""Imported by the process that workers are forked of: what all need is there before they begin.

Importing this builds the sample into every shipped format, in memory. What is read and kept
on the way (fonts, theme, templates, lists) is then shared by all workers, and a fresh one
starts in some milliseconds.
"""

from __future__ import annotations

import gc
from contextlib import suppress

import reports.batch.work  # noqa: F401 - all that a worker imports
from reports.errors import ReportsError
from reports.look import look_of
from reports.pipeline import FORMATS, render_all
from reports.sources import read_source

with suppress(ReportsError):  # whoever builds with it will be told
    render_all(read_source(None), FORMATS, look_of())

# what is shared stays so: a collection in a worker would write into all of it
gc.collect()
gc.freeze()

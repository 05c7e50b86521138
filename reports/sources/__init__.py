"""From a source to a briefing; the article that a briefing was drafted from, and its next one."""

from reports.sources.read import (
    ARTICLE_SUFFIXES,
    EDITED_SUFFIXES,
    Edited,
    Loaded,
    change,
    fill_open,
    read_edited,
    read_source,
    source_stem,
    suffix_of,
)

__all__ = [
    "ARTICLE_SUFFIXES",
    "EDITED_SUFFIXES",
    "Edited",
    "Loaded",
    "change",
    "fill_open",
    "read_edited",
    "read_source",
    "source_stem",
    "suffix_of",
]

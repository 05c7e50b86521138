"""The way home: an edited Word brief becomes a briefing again, merged with the one on disk."""

from reports.revision.difference.changes import Change, differences
from reports.revision.merging import MergedBriefing, merge
from reports.revision.merging.yaml_update import update_file, update_yaml
from reports.revision.reading import Reading, read_word

__all__ = [
    "Change",
    "MergedBriefing",
    "Reading",
    "differences",
    "merge",
    "read_word",
    "update_file",
    "update_yaml",
]

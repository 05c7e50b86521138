"""Merging: an edited brief and the file on disk become one briefing.

`three_way` merges the public parts, `private` puts back what a brief does not hold, and
`evidence` says what an edit means for the sentence that a row came from.
"""

from reports.revision.merging.private import Restored, restore_private
from reports.revision.merging.three_way import MergedBriefing, merge

__all__ = ["MergedBriefing", "Restored", "merge", "restore_private"]

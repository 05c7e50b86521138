"""Merging: an edited brief and the file on disk become one briefing.

`three_way` merges the public parts, `carry` puts back what a brief does not hold, and
`evidence` tells what an edit means for the sentence that a row came from.
"""

from reports.revision.merge.carry import Carried, carry
from reports.revision.merge.three_way import Merged, merge

__all__ = ["Carried", "Merged", "carry", "merge"]

"""Renewal: today's article into the briefing that yesterday's was drafted to.

`same_fact` says which row is which, `cells` merges a row, `renewed_rows` a table, `passages`
the text,
`drafted_base` drafts again what a file still holds of its article, and `renew` does it all.
"""

from reports.revision.renewal.drafted_base import Base, drafted_again, with_older_rows
from reports.revision.renewal.renew import Renewed, renew

__all__ = ["Base", "Renewed", "drafted_again", "renew", "with_older_rows"]

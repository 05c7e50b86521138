"""Redlines: what changed between two briefings, as tracked changes in Word and as marked words.

`pairs` says which part of the old briefing is which part of the new one, by their ids; `sequence`
which of them stay in their places; `word_changes` compares texts. `marked_text`, on
`marked_blocks` and `text_marks`, marks a plan; `tracked_brief` lays two Word bodies into one
(`merging`), paragraph by paragraph (`tracking`, on `atoms` and `links`).
"""

from reports.revision.redline.marked.marked_text import text_redline
from reports.revision.redline.pairs import paired_ids
from reports.revision.redline.tracked.tracked_brief import word_redline
from reports.revision.redline.tracked.tracking import Author

__all__ = ["Author", "paired_ids", "text_redline", "word_redline"]

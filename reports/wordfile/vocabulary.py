"""What the writer and the reader of a Word brief agree on: names, never text.

A brief carries its ids in three ways, from the most to the least trusted by the
reader: content controls of single fields (by tag), hidden bookmarks (by name), and styles (by
name, since LibreOffice changes style ids). The whole briefing as it was written
lies in a custom XML part that nothing is bound to: it is the base of the merge.
docs/word.md tells why each is as it is.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final, Literal, get_args

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Root element of the base: ``<base schema="1" sha256="…">canonical JSON</base>``. The part's
#: name is not fixed (a house template may hold custom XML too): look for the namespace.
BASE_NAMESPACE: Final = "urn:briefpack:base:1"
BASE_SCHEMA: Final = "1"
#: Attribute of the base: what the template's headers and footers held, a line each, so that
#: the reader can say what was typed into them.
LETTERHEAD: Final = "letterhead"
#: Attribute of the base: what the pictures in headers and footers are known by, if any.
PICTURES: Final = "pictures"
#: Attribute of the base: the language of the labels, where it is not the briefing's.
LABELS: Final = "labels"
#: Attribute of the base: what of its source the briefing is, where that is not all of it.
PART: Final = "part"
#: Attributes of the base of a redline: the briefing that it shows with all changes rejected,
#: and the SHA-256 of that.
EARLIER: Final = "earlier"
EARLIER_DIGEST: Final = "earlier-sha256"
BASE_PART: Final = "customXml/item1.xml"
BASE_STORE_ID: Final = "{7C1F6B0E-52D4-4E5B-9A57-3B1D2F6E8A01}"

#: The name of the frame round the logo of a theme.
LOGO_NAME: Final = "Logo"
#: What stands between the short facts above and below the title.
FACT_SEPARATOR: Final = " · "
#: Longest bookmark name that Word keeps.
MAX_BOOKMARK: Final = 40

#: The fields in content controls: run-level and rich text, or a date; never ``w:text``, which
#: makes LibreOffice write the text once for each script in it.
Control = Literal[
    "title", "subtitle", "date", "marking", "byline", "source",
    "stage", "to", "from", "series", "as_of", "period", "next_issue",
]  # fmt: skip
CONTROLS: Final[tuple[Control, ...]] = get_args(Control)
#: Those of them whose placeholders every brief has; of the others only those that are there.
HELD_CONTROLS: Final = CONTROLS[:6]
TAG_PREFIX: Final = "brief:"

_IPV6_HOST = re.compile(r"https?://\[[0-9A-Fa-f:.]+\]", re.IGNORECASE)
_NOT_IN_ADDRESSES = re.compile(r"""["<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})""")


class Mark(StrEnum):
    """What a hidden bookmark marks; its name is the mark followed by the id.

    ``_h_s-1f0c3a9b`` stands round the text of a heading, ``_b_`` round a paragraph,
    a quotation or the first item of a list, ``_r_`` round the first cell's text of a
    table row, ``_r_total-1`` of the first total, ``_q_`` round a question, ``_p_1_`` round the
    first paragraph of what is said if its answer is not enough, ``_t_aid``
    round a table's caption, ``_k_aid_amount`` round a column's title, ``_f_summary``
    round a single field and ``_c_1`` round the first contact.
    """

    HEADING = "_h_"
    BLOCK = "_b_"
    TOTAL = "_r_total-"  # before ROW, with which it begins
    ROW = "_r_"
    QUESTION = "_q_"
    PRESSED = "_p_"
    TABLE = "_t_"
    COLUMN = "_k_"
    FIELD = "_f_"
    CONTACT = "_c_"


#: What the name of a bookmark ends in that says what a part was, in a redline where the part
#: that has the name now stands elsewhere. Word takes it for a letter, and no id has it.
WAS: Final = "\N{MODIFIER LETTER PRIME}"
#: The marks whose name is the id of a part of the briefing.
IDENTITIES: Final = (Mark.HEADING, Mark.BLOCK, Mark.QUESTION, Mark.ROW)


class Style(StrEnum):
    """The styles of a brief by the name that Word shows; compare without letter case."""

    # a style is looked up for every paragraph, and Enum's own hash is written in Python
    __hash__ = str.__hash__

    NORMAL = "Normal"
    MARKING = "Marking"
    EMBARGO = "Embargo"
    KICKER = "Kicker"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    DATELINE = "Dateline"
    SUMMARY = "Summary"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    BULLETS = "List Bullet"
    NUMBERS = "List Number"
    QUOTE = "Quote"
    SPEAKER = "Quote Speaker"
    CAPTION = "Caption"
    TABLE = "Briefing Table"
    CELL = "Table Text"
    AMOUNT = "Table Number"
    TABLE_NOTE = "Table Note"
    CHART = "Chart"
    APPENDIX = "Appendix Heading"
    QUESTION = "Question"
    ANSWER = "Answer"
    CLOSING = "Closing Line"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS = "TOC 1"
    HEADER = "Header"
    FOOTER = "Footer"
    FOOTNOTE = "Footnote Text"
    FOOTNOTE_MARK = "Footnote Reference"
    LINK = "Hyperlink"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"


def control_tag(field: Control) -> str:
    """Return the tag of a field's content control: ``brief:title``."""
    return TAG_PREFIX + field


def control_field(tag: str) -> str | None:
    """Return the field that a content control's tag names, None for a tag of others."""
    field = tag.removeprefix(TAG_PREFIX)
    return field if field != tag and field in CONTROLS else None


def bookmark(mark: Mark, name: str) -> str:
    """Return the bookmark's name for the part with the id `name`."""
    return mark + name


def read_bookmark(bookmark_name: str) -> tuple[Mark, str] | None:
    """Return what a bookmark marks and the id, None for a bookmark of others."""
    for mark in Mark:
        if bookmark_name.startswith(mark):
            return mark, bookmark_name[len(mark) :]
    return None


def link_target(href: str) -> str:
    """Return `href` as it stands in a relationship: Word calls a file with another kind broken.

    What RFC 3986, section 2, keeps out of an address is written in percent signs;
    letters of any script stay (RFC 3987).
    """
    host = _IPV6_HOST.match(href)
    start = host.end() if host else 0
    return href[:start] + _NOT_IN_ADDRESSES.sub(_percent, href[start:])


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())


def part_stamp(crc: int, size: int) -> str:
    """Return the CRC-32 and size of a part, which the list of its package has: nothing is read."""
    return f"{crc:08x}-{size}"


def is_stamp(known_by: str) -> bool:
    """Return whether something is known by the bytes of a part, not by what it is called."""
    return "-" in known_by or "/" in known_by

"""A web page read back: its texts in order, with what browsers add and what only some readers meet.

Browsers number lists; they show columns' names on a phone. Readers of screens are told the
names of pictures, programs the address of a link and the day of a date: all of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from reports.verification.seen import Passage, Seen, without_spaces

#: Elements within a line of text; all others begin a text of their own.
_INLINE = {"a", "bdi", "em", "small", "span", "strong", "time", "tspan"}
#: Elements without an end (HTML, 13.1.2).
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
         "track", "wbr"}  # fmt: skip
#: Words that only some readers meet.
_TOLD = ("alt", "aria-label", "aria-description", "placeholder", "title")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
#: What a style sheet writes into the page (CSS Generated Content, 2), and words in it.
_WRITTEN = re.compile(r"\bcontent\s*:\s*([^;}]*)", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")

#: Columns that a cell may be over (HTML, 4.9.11: a thousand at most).
_COLUMNS = re.compile(r"[0-9]{1,4}")

#: Text, comments and tags as far as they are whole. The parser looks for the ends of broken ones
#: again and again (Python before 3.11.14 and 3.13.6), and gives up on some.
_WHOLE = re.compile(
    r"""(?:[^<]++|<(?![a-z/!?])|<!--(?s:.*?)-->|<!doctype[^<>]*+>
    |</?[a-z](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>)*+""",
    re.IGNORECASE | re.VERBOSE,
)

_Attributes = Sequence[tuple[str, str | None]]


def html_passages(data: bytes) -> Seen:
    """Return what a web page says, in the order of its source."""
    reader = PageReader()
    reader.read(data.decode("utf-8", "replace"))
    return Seen(tuple(map(Passage, reader.texts)), contents=" ".join(reader.contents))


class PageReader(HTMLParser):
    """Takes the elements as the parser meets them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        #: A list of headings, which says them again.
        self.contents: list[str] = []
        self._before_contents: int | None = None
        self._text: list[str] = []
        self._hidden = 0
        self._in_style = False
        #: The last item's number of each open list, None where items have a bullet.
        self._lists: list[int | None] = []
        self._heads: list[str] = []
        self._column = 0
        #: Where the link that is open leads, and the last piece of what it says.
        self._address: str | None = None
        self._last = ""

    def read(self, page: str) -> None:
        """Take a whole page; from a tag on that does not end, it is one text."""
        whole = _WHOLE.match(page)
        end = whole.end() if whole else 0
        self.feed(page[:end])
        self.close()
        self.end_text()
        self.texts.append(page[end:])

    def end_text(self) -> None:
        """Close the text that was read, at the start and the end of what stands apart."""
        text = "".join(self._text)
        if text.strip():
            self.texts.append(text)
        self._text = []

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Take an element's start."""
        known = {name: value or "" for name, value in attrs}
        if self._hidden or "hidden" in known or _UNSEEN.search(known.get("style", "")):
            self._hidden += tag not in _VOID
            return
        if tag not in _INLINE:
            self.end_text()
        self._in_style = tag == "style"
        self._told(tag, known)
        if tag in ("ol", "ul"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self._before_contents is None:
            self.texts.append(self._mark())
        elif tag == "nav":
            self._before_contents = len(self.texts)
        elif tag == "a":
            self._address = known.get("href", "")
            self._last = ""
        elif tag in ("table", "tr", "th", "td"):
            self._start_cell(tag, known)

    def handle_endtag(self, tag: str) -> None:
        """Take an element's end."""
        if tag in _VOID:
            return
        if self._hidden:
            self._hidden -= 1
            return
        if tag == "a" and self._address is not None:
            address = self._address.removeprefix("mailto:").removeprefix("tel:")
            is_here = self._before_contents is not None and address.startswith("#")
            self._text.append("" if is_here or address in ("", self._last) else f" ({address})")
            self._address = None
        if tag == "th":
            self._heads.append("".join(self._text))  # of columns first, then of rows
        if tag not in _INLINE:
            self.end_text()
        if tag == "nav" and self._before_contents is not None:
            self.contents += self.texts[self._before_contents :]
            del self.texts[self._before_contents :]
            self._before_contents = None
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        self._in_style = False

    def handle_data(self, data: str) -> None:
        """Take text; of a style sheet, what it writes into the page."""
        if self._hidden:
            return
        if self._in_style:
            self.texts += _written(data)
            return
        self._text.append(data)
        self._last = data

    def handle_comment(self, data: str) -> None:
        """Take a comment: it is in the file, though nobody is shown it."""
        self.texts.append(data)

    def _told(self, tag: str, known: dict[str, str]) -> None:
        """Take what only some readers meet; what a house's logo is called is not the briefing's."""
        if tag == "meta" and known.get("name") == "description":
            self.texts.append(known.get("content", ""))
        if "logo" not in known.get("class", "").split():
            self.texts += [known[name] for name in _TOLD if known.get(name)]
        if tag == "time":
            self._text.append(f"{known.get('datetime', '')} ")
        # bars, and parts of them: how long they are
        if tag == "rect" and known.get("width", "").endswith("%"):
            self.texts.append(known["width"])

    def _mark(self) -> str:
        """Return what a browser writes before an item."""
        if not self._lists or self._lists[-1] is None:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _start_cell(self, tag: str, known: dict[str, str]) -> None:
        """Count columns; the name that a phone shows beside a cell must be that of its column."""
        if tag == "table":
            self._heads = []
        elif tag == "tr":
            self._column = 0
        elif tag == "th":
            over = known.get("colspan", "")
            self._column += int(over) if _COLUMNS.fullmatch(over) else 1
        else:
            named = known.get("data-label", "")
            head = self._heads[self._column] if self._column < len(self._heads) else ""
            if without_spaces(named) != without_spaces(head):
                self.texts.append(named)
            self._column += 1


def _written(style: str) -> list[str]:
    """Return the words that a style sheet writes into the page."""
    quoted = (
        one or other for value in _WRITTEN.findall(style) for one, other in _QUOTED.findall(value)
    )
    return [text for text in quoted if any(char.isalnum() for char in text)]

"""A web page read back: its texts in order, with what browsers add and what only some readers meet.

Browsers number lists; they show columns' names on a phone. Readers of screens are told the
names of pictures, programs the address of a link and the day of a date: all of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from reports.verification.passages.page_tags import attributes, page_tokens, spelt_out
from reports.verification.seen import Passage, Seen, without_spaces

#: Elements within a line of text; all others begin a text of their own.
_INLINE = frozenset(("a", "bdi", "em", "small", "span", "strong", "time", "tspan"))
#: Elements without an end (HTML, 13.1.2).
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))  # fmt: skip
#: Elements of a picture that a slash may end (HTML, 13.1.2.1: of others it ends none).
_SHAPES = frozenset(("circle", "ellipse", "line", "path", "polygon", "polyline", "rect"))
#: Words that only some readers meet.
_TOLD = frozenset(("alt", "aria-label", "aria-description", "placeholder", "title"))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
#: What a style sheet writes into the page (CSS Generated Content, 2), and words in it.
_WRITTEN = re.compile(r"[cC](?<!\w[cC])(?i:ontent)\s*+:\s*+([^;}]*+)")
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")

#: Columns that a cell may be over (HTML, 4.9.11: a thousand at most).
_COLUMNS = re.compile(r"[0-9]{1,4}")

_Known = Mapping[str, str]
_NONE: _Known = MappingProxyType({})


def html_passages(data: bytes) -> Seen:
    """Return what a web page says, in the order of its source."""
    reader = PageReader()
    reader.read(data.decode("utf-8", "replace"))
    return Seen(tuple(map(Passage, reader.texts)), contents=" ".join(reader.contents))


class PageReader:
    """Takes the elements in the order of the source."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        #: A list of headings, which says them again.
        self.contents: list[str] = []
        self._before_contents: int | None = None
        self._text: list[str] = []
        #: The kind of the element that is not seen, and how many of its kind are open in it.
        self._unseen = ""
        self._hidden = 0
        self._in_style = False
        self._pictures = 0
        #: The last item's number of each open list, None where items have a bullet.
        self._lists: list[int | None] = []
        self._heads: list[str] = []
        self._column = 0
        #: Where the link that is open leads, and the last piece of what it says.
        self._address: str | None = None
        self._last = ""

    def read(self, page: str) -> None:
        """Take a whole page; from a tag on that does not end, it is one text."""
        steps = {
            "text": self._take_text, "end": self._take_end, "content": self._take_whole,
            "given": self._take_start, "comment": self._take_comment, "rest": self._take_rest,
        }  # fmt: skip
        for token in page_tokens(page):
            if step := steps.get(token.lastgroup or ""):
                step(token)
        self.end_text()

    def end_text(self) -> None:
        """Close the text that was read, at the start and the end of what stands apart."""
        text = "".join(self._text)
        if text and not text.isspace():
            self.texts.append(text)
        self._text = []

    def _take_text(self, token: re.Match[str]) -> None:
        self._say(spelt_out(token[0]))

    def _take_start(self, token: re.Match[str]) -> None:
        tag, given = token["start"].lower(), token["given"]
        self._start(tag, attributes(given) if given else _NONE)
        if self._pictures and given.endswith("/") and tag in _SHAPES:
            self._end(tag)

    def _take_end(self, token: re.Match[str]) -> None:
        self._end(token["end"].lower())

    def _take_whole(self, token: re.Match[str]) -> None:
        """Take an element in which nothing but its end is a tag."""
        tag, content = token["whole"].lower(), token["content"]
        self._start(tag, attributes(token["with"]))
        self._say(content if tag in ("script", "style") else spelt_out(content))
        self._end(tag)

    def _take_comment(self, token: re.Match[str]) -> None:
        """Take a comment: it is in the file, though nobody is shown it."""
        self.texts.append(token["comment"])

    def _take_rest(self, token: re.Match[str]) -> None:
        self.end_text()
        self.texts.append(token["rest"])

    def _start(self, tag: str, known: _Known) -> None:
        """Take an element's start."""
        if self._hidden:
            self._hidden += tag == self._unseen
            return
        if known and ("hidden" in known or _UNSEEN.search(known.get("style", ""))):
            self._unseen, self._hidden = tag, int(tag not in _VOID)
            return
        if tag not in _INLINE:
            self.end_text()
        self._in_style = tag == "style"
        if known or tag == "time":
            self._told(tag, known)
        if step := _STARTS.get(tag):
            step(self, tag, known)

    def _end(self, tag: str) -> None:
        """Take an element's end."""
        if self._hidden:
            self._hidden -= tag == self._unseen
            return
        if tag in _VOID:
            return
        if step := _ENDS.get(tag):
            step(self)
        if tag not in _INLINE:
            self.end_text()
        if tag == "nav":
            self._end_contents()
        self._in_style = False

    def _say(self, text: str) -> None:
        """Take text; of a style sheet, what it writes into the page."""
        if self._hidden:
            return
        if self._in_style:
            self.texts += _written(text)
            return
        self._text.append(text)
        self._last = text

    def _told(self, tag: str, known: _Known) -> None:
        """Take what only some readers meet; what a house's logo is called is not the briefing's."""
        if tag == "meta" and known.get("name") == "description":
            self.texts.append(known.get("content", ""))
        if not _TOLD.isdisjoint(known) and "logo" not in known.get("class", "").split():
            self.texts += [value for name, value in known.items() if value and name in _TOLD]
        if tag == "time":
            self._text.append(f"{known.get('datetime', '')} ")
        # bars, and parts of them: how long they are
        if tag == "rect" and known.get("width", "").endswith("%"):
            self.texts.append(known["width"])

    def _start_list(self, tag: str, known: _Known) -> None:
        self._lists.append(0 if tag == "ol" else None)

    def _start_item(self, tag: str, known: _Known) -> None:
        if self._before_contents is None:
            self.texts.append(self._mark())

    def _start_contents(self, tag: str, known: _Known) -> None:
        self._before_contents = len(self.texts)

    def _start_link(self, tag: str, known: _Known) -> None:
        self._address = known.get("href", "")
        self._last = ""

    def _start_picture(self, tag: str, known: _Known) -> None:
        self._pictures += 1

    def _end_list(self) -> None:
        if self._lists:
            self._lists.pop()

    def _end_link(self) -> None:
        """Say where a link leads, if its words do not."""
        if self._address is None:
            return
        address = self._address.removeprefix("mailto:").removeprefix("tel:")
        is_here = self._before_contents is not None and address.startswith("#")
        self._text.append("" if is_here or address in ("", self._last) else f" ({address})")
        self._address = None

    def _end_head(self) -> None:
        self._heads.append("".join(self._text))  # of columns first, then of rows

    def _end_picture(self) -> None:
        self._pictures = max(self._pictures - 1, 0)

    def _end_contents(self) -> None:
        if self._before_contents is not None:
            self.contents += self.texts[self._before_contents :]
            del self.texts[self._before_contents :]
            self._before_contents = None

    def _mark(self) -> str:
        """Return what a browser writes before an item."""
        if not self._lists or self._lists[-1] is None:
            return "•"
        self._lists[-1] += 1
        return f"{self._lists[-1]}."

    def _start_cell(self, tag: str, known: _Known) -> None:
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


_STARTS: dict[str, Callable[[PageReader, str, _Known], None]] = {
    **dict.fromkeys(("ol", "ul"), PageReader._start_list),
    **dict.fromkeys(("table", "tr", "th", "td"), PageReader._start_cell),
    "li": PageReader._start_item,
    "nav": PageReader._start_contents,
    "a": PageReader._start_link,
    "svg": PageReader._start_picture,
}
_ENDS: dict[str, Callable[[PageReader], None]] = {
    **dict.fromkeys(("ol", "ul"), PageReader._end_list),
    "a": PageReader._end_link,
    "th": PageReader._end_head,
    "svg": PageReader._end_picture,
}


def _written(style: str) -> list[str]:
    """Return the words that a style sheet writes into the page."""
    quoted = (
        one or other for value in _WRITTEN.findall(style) for one, other in _QUOTED.findall(value)
    )
    return [text for text in quoted if any(char.isalnum() for char in text)]

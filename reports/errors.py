"""Every deliberate error of the package, with the exit status it ends in.

::

    ReportsError                     one line for a person, never a traceback
    ├── InputError              (3)  the briefing or article is wrong: every mistake at once
    │   ├── UnprintableError    (3)  no font here has a character
    │   └── ForeignFileError    (3)  a Word file that briefpack did not make: read it as an article
    ├── ThemeError              (3)  a theme or house template lacks something
    ├── PageOverflowError       (3)  the brief does not fit the page it was told to fit
    ├── MissingExtraError       (4)  an optional package is needed; names the extra
    ├── ResourceError           (4)  a file that ships with the package is missing
    ├── UsageError              (2)  the call asks for what there is not
    │   └── RendererNotFoundError
    ├── RendererError           (4)  a renderer cannot be had or cannot do it
    │   ├── RendererConflictError
    │   └── RendererLoadError
    │   ├── RendererFailedError
    │   ├── TemplateFailedError
    ├── SealError               (4)  a PDF cannot be sealed: its key file, or the certificate in it
    ├── MergeConflictError      (1)  two people changed the same thing
    ├── MarkingLostError        (1)  an edited brief has lost its marking, and nobody allowed it
    ├── FileDeliveryError       (4)  a file could not be read or written
    │   ├── FileChangedError    (4)  something else stands there than was read
    │   ├── MixedFilesError     (4)  a group could not be put back: tells new files from old
    │   └── EditedFileError     (4)  a file holds a person's work and is not written over
    ├── SendingStoppedError     (1)  something speaks against sending, and nobody allowed it
    ├── MailDeliveryError       (5)  a message could not be made or sent
    └── DisagreementError      (70)  a file made by briefpack does not say what the briefing does

Messages say what was found, where, and what was expected or possible. They take
positional arguments only, one for each notice, so that they survive the way between
processes. What a message shows may be hostile: it is kept to its line, made harmless and
bounded here (`shown`, `safe_line`, `ReportsError.lines`) and nowhere else.
"""

from __future__ import annotations

import re
import reprlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

from reports.notices import Location, Notice

if TYPE_CHECKING:
    from pathlib import Path
    from types import UnionType

#: Mistakes and lines of an error that are shown; the rest is counted.
MOST_LINES = 20
#: Letters of a value inside a message, and of a whole line.
LONGEST_VALUE = 60
LONGEST_LINE = 1_000

# What moves a cursor, ends a line, turns text round or hides: C0 and C1 controls, the line
# and paragraph separators, the marks and controls of UAX 9, lone surrogates, and marks that
# show nothing. Joiners stay: scripts and emoji are written with them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\u200b\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_QUOTES = "'\""
_WORD_START = re.compile("(?<=[a-z])(?=[A-Z])")
_BRIEF = reprlib.Repr()
_BRIEF.maxother = _BRIEF.maxstring = LONGEST_VALUE


def shown(value: object, longest: int = LONGEST_VALUE) -> str:
    """Return a value as messages show it: in quotes if it is text, shortened, on one line."""
    if isinstance(value, (str, bytes)):
        text = repr(value[: longest + 1])  # of endless text only its start is looked at
    elif isinstance(value, int) and value.bit_length() > 8 * longest:
        text = f"a number of about {value.bit_length() * 3 // 10:,} digits"
    else:
        text = _BRIEF.repr(value)
    if len(text) > longest + 2:
        text = f"{text[:longest]}…{text[0] if text[0] in _QUOTES else ''}"
    return _safe(text)


def safe_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return `text` as one line that a terminal shows as it stands, its middle left out if long."""
    if len(text) > longest:
        head, tail = longest * 3 // 4, longest // 4
        text = f"{text[:head]} … {text[-tail:]}"
    return _safe(text)


def some_lines(
    lines: Sequence[str], longest: int = LONGEST_LINE, most: int = MOST_LINES
) -> tuple[str, ...]:
    """Return the first of `lines`, each safe, and how many more there are."""
    first = tuple(safe_line(line, longest) for line in lines[:most])
    more = len(lines) - most
    return (*first, f"and {more:,} more") if more > 0 else first


def exception_text(error: BaseException) -> str:
    """Return what an exception that is not ours says: its kind and its words."""
    words = safe_line(str(error), 300)
    return f"{type(error).__name__}{': ' if words else ''}{words}"


def _safe(text: str) -> str:
    # nothing unsafe is printable, and hardly any text needs the pattern
    return text if text.isprintable() else re.sub(_UNSAFE, _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode("ascii")


class ReportsError(Exception):
    """A failure that a person can do something about.

    Its arguments say what: notices, or lines whose code is the kind of error.
    """

    exit_code = 1
    longest_line = LONGEST_LINE
    most_lines = MOST_LINES

    @classmethod
    def at(
        cls,
        source: object,
        found: str,
        expected: str = "",
        remedy: str = "",
        *,
        part: str = "",
        line: int | None = None,
    ) -> Self:
        """Return an error about the file `source`, as it was named, or a part of it."""
        place = Location(str(source), line, part)
        return cls(Notice(cls._code(), found, expected, remedy, place, "error"))

    @classmethod
    def of(cls, part: str, value: object, expected: str, remedy: str = "") -> Self:
        """Return an error about an argument, a field or an option that cannot be `value`."""
        place = Location(part=part)
        return cls(Notice("wrong-value", f"found {shown(value)}", expected, remedy, place, "error"))

    @classmethod
    def _code(cls) -> str:
        return _WORD_START.sub("-", cls.__name__.removesuffix("Error")).lower()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is wrong, all of it."""
        return tuple(
            each if isinstance(each, Notice) else Notice(self._code(), str(each), severity="error")
            for each in self.args
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """What a person is told: few lines, each bounded and harmless."""
        return some_lines(tuple(map(str, self.notices)), self.longest_line, self.most_lines)

    def __str__(self) -> str:
        return "\n".join(self.lines)


class InputError(ReportsError):
    """The input is wrong; its notices are every mistake that it holds."""

    exit_code = 3
    longest_line = 400


class UnprintableError(InputError):
    """Text holds characters that no font can show: `chars` are all of them."""

    longest_line = LONGEST_LINE
    most_lines = 10 * MOST_LINES

    def __init__(self, *args: object, chars: str = "") -> None:
        super().__init__(*args)
        self.chars = chars


class ForeignFileError(InputError):
    """A Word file is not a brief of ours; it can still be read as an article."""


class ThemeError(ReportsError):
    """A theme, or a Word template of the house, lacks something."""

    exit_code = 3


class PageOverflowError(ReportsError):
    """The brief is longer than the page that it must fit on.

    `over` is by how many lines, 0 where the text is not what is too long; `without` are the
    parts that would have to go, each a field and the place in it, counted from 0.
    """

    exit_code = 3

    def __init__(
        self, *args: object, over: int = 0, without: Sequence[tuple[str, int]] = ()
    ) -> None:
        super().__init__(*args)
        self.over, self.without = over, tuple(without)


class MissingExtraError(ReportsError):
    """An optional package is needed; the message names the extra to install."""

    exit_code = 4


class ResourceError(ReportsError):
    """A file that ships with the package cannot be read."""

    exit_code = 4


class UsageError(ReportsError):
    """The call asks for something that there is not."""

    exit_code = 2


def expect(part: str, value: object, kinds: type | UnionType, expected: str) -> None:
    """Refuse an argument, called `part`, that is of none of the `kinds`.

    Raises:
        UsageError: saying what was `expected`.
    """
    if not isinstance(value, kinds):
        raise UsageError.of(part, value, expected)


class RendererNotFoundError(UsageError):
    """No renderer has this name; the message lists the names there are."""


class RendererError(ReportsError):
    """A renderer cannot be had, or cannot do what was asked."""

    exit_code = 4


class RendererConflictError(RendererError):
    """Two packages offer a renderer of one name; the message names both."""


class RendererLoadError(RendererError):
    """A renderer's package fails when it is loaded; the message names it and the cause."""


class RendererFailedError(RendererError):
    """A plug-in's renderer raises, or returns no file: package, cause, file and line."""


class TemplateFailedError(RendererError):
    """A template in a folder of the house fails; the message names its file and line."""


class SealError(ReportsError):
    """A PDF cannot be sealed with a key file; the message never shows what is in it."""

    exit_code = 4


class MergeConflictError(ReportsError):
    """The same part was changed twice, differently; the message shows both versions."""

    exit_code = 1
    longest_line = 6_000


class MarkingLostError(ReportsError):
    """An edited brief has lost its marking; to take it off is a decision of its own."""

    exit_code = 1


class FileDeliveryError(ReportsError):
    """A file could not be read or written."""

    exit_code = 4


class FileChangedError(FileDeliveryError):
    """A file is no longer what it was when it was read; it was left as it is."""


class MixedFilesError(FileDeliveryError):
    """Writing a group of files failed, and putting it back too.

    `new`, `old` and `missing` hold the files that are now the new ones, the old ones,
    and set aside under another name until the next run puts them back.
    """

    def __init__(
        self,
        cause: str,
        obstacle: str,
        new: Sequence[Path],
        old: Sequence[Path],
        missing: Sequence[Path] = (),
    ) -> None:
        super().__init__(cause, obstacle, new, old, missing)
        self.new, self.old, self.missing = tuple(new), tuple(old), tuple(missing)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What stands where now."""
        lists = (("new", self.new), ("old", self.old), ("missing", self.missing))
        named = "; ".join(f"{what}: {', '.join(map(str, names))}" for what, names in lists if names)
        line = (
            f"{self.args[0]}; the other files of the group could not be put back: "
            f"{self.args[1]}; now {named}; the next run in that folder tries again"
        )
        return (Notice("mixed-files", line, severity="error"),)


class EditedFileError(FileDeliveryError):
    """A file holds work that is nowhere else; the message says how to bring it home."""


class SendingStoppedError(ReportsError):
    """Something speaks against sending a message; each notice says what to do about it."""

    exit_code = 1


class MailDeliveryError(ReportsError):
    """A message could not be made or sent."""

    exit_code = 5


class DisagreementError(ReportsError):
    """A file that briefpack made, read back, does not say what the briefing does: a fault of it."""

    exit_code = 70

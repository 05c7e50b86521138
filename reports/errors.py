"""Every deliberate error of the package, with the exit status it ends in.

::

    ReportsError                     one line for a person, never a traceback
    ├── InputError              (3)  the briefing or article is wrong: every mistake at once
    │   ├── UnprintableError    (3)  no shipped font has a character
    │   └── ForeignFileError    (3)  a Word file that briefpack did not make: read it as an article
    ├── ThemeError              (3)  a theme or house template lacks something
    ├── PageOverflowError       (3)  the brief does not fit the page it was told to fit
    ├── MissingExtraError       (4)  an optional package is needed; names the extra
    ├── ResourceError           (4)  a file that ships with the package is missing
    ├── UsageError              (2)  the call asks for what there is not
    │   └── RendererNotFoundError
    ├── RendererError           (4)  a renderer cannot be had or cannot do it
    │   ├── RendererConflictError
    │   ├── RendererLoadError
    │   └── UnsupportedBlockError
    ├── MergeConflictError      (1)  two people changed the same thing
    ├── FileDeliveryError       (4)  a file could not be read or written
    └── MailDeliveryError       (5)  a message could not be made or sent

Messages say what was found, where, and what was expected or possible. They take
positional arguments only, so that they survive the way between processes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ReportsError(Exception):
    """A failure that a person can do something about."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in a file: where it stands and what was found."""

    file: str
    line: int | None
    path: str
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return ": ".join(part for part in (place, self.path, self.message) if part)


class InputError(ReportsError):
    """The input is wrong; `mistakes` holds every mistake, one line each."""

    exit_code = 3

    def __init__(self, mistakes: Sequence[Mistake] | str) -> None:
        super().__init__(mistakes)
        self.mistakes = () if isinstance(mistakes, str) else tuple(mistakes)
        self._text = mistakes if isinstance(mistakes, str) else "\n".join(map(str, mistakes))

    def __str__(self) -> str:
        return self._text


class UnprintableError(InputError):
    """Text holds a character that no font of the theme can show."""


class ForeignFileError(InputError):
    """A Word file is not a brief of ours; it can still be read as an article."""


class ThemeError(ReportsError):
    """A theme, or a Word template of the house, lacks something."""

    exit_code = 3


class PageOverflowError(ReportsError):
    """The brief is longer than the page that it must fit on."""

    exit_code = 3


class MissingExtraError(ReportsError):
    """An optional package is needed; the message names the extra to install."""

    exit_code = 4


class ResourceError(ReportsError):
    """A file that ships with the package cannot be read."""

    exit_code = 4


class UsageError(ReportsError):
    """The call asks for something that there is not."""

    exit_code = 2


class RendererNotFoundError(UsageError):
    """No renderer has this name; the message lists the names there are."""


class RendererError(ReportsError):
    """A renderer cannot be had, or cannot do what was asked."""

    exit_code = 4


class RendererConflictError(RendererError):
    """Two packages offer a renderer of one name; the message names both."""


class RendererLoadError(RendererError):
    """A renderer's package fails when it is loaded; the message names it and the cause."""


class UnsupportedBlockError(RendererError):
    """A renderer was handed a kind of block that it cannot show."""


class MergeConflictError(ReportsError):
    """The same part was changed twice, differently; the message shows both versions."""

    exit_code = 1


class FileDeliveryError(ReportsError):
    """A file could not be read or written."""

    exit_code = 4


class MailDeliveryError(ReportsError):
    """A message could not be made or sent."""

    exit_code = 5

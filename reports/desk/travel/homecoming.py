"""An edited Word brief comes home: what it changes is offered, what is accepted goes into the file.

The desk remembers nothing between the two: what the brief said, what it was made of and what
the file said travel in the page, and are read as strictly again as any briefing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal

from reports.desk.desk_folder import DeskFolder, Standing
from reports.desk.saving import Saved, save_whole
from reports.errors import ForeignFileError, InputError, MarkingLostError
from reports.model import Briefing, public
from reports.notices import Notice, name_source, note
from reports.readers.briefing.read import read_briefing
from reports.revision import read_word
from reports.revision.merging.chosen import Offer, chosen, offers
from reports.revision.merging.three_way import merge_all
from reports.revision.merging.yaml_merge import nearer_base
from reports.slotted import frozen

_NO_BASE = note(
    "no-base",
    "the file does not say what it was made of: it is compared with the briefing as it stands",
)


@frozen
class Arrival:
    """A brief that came home: the briefing that it was made of, what it says, and the file's.

    `notices` say what could not be brought home.
    """

    base: Briefing
    edited: Briefing
    file: Briefing
    notices: tuple[Notice, ...] = ()

    def offers(self) -> tuple[Offer, ...]:
        """Return what it changes in the file."""
        return offers(self.base, self.edited, self.file)

    def packed(self) -> dict[str, str]:
        """Return it as texts that travel in a page."""
        sides = {"base": self.base, "edited": self.edited, "file": self.file}
        return {name: side.canonical_json().decode() for name, side in sides.items()}

    @classmethod
    def unpacked(cls, texts: dict[str, str]) -> Arrival:
        """Return what travelled in a page.

        Raises:
            InputError: if one of the texts is no briefing.
        """
        base, edited, file = (
            read_briefing(texts[name].encode(), f"{name}.json")
            for name in ("base", "edited", "file")
        )
        return cls(base, edited, file)


def arrived(
    standing: Standing,
    name: str,
    data: bytes,
    tracked: Literal["accept", "reject"] = "accept",
    *,
    may_unmark: bool = False,
    compared: bool = False,
) -> Arrival:
    """Return what an edited Word brief, a file called `name`, brings to a briefing.

    With `compared` it is read as made of the briefing as it stands, whatever it says itself.

    Raises:
        InputError: if briefpack did not make the file, or it is damaged or hostile.
        MarkingLostError: if it has lost its marking, and may not.
    """
    if not data:
        raise InputError.at(name, "found no file, or an empty one", "an edited Word brief (.docx)")
    ours = read_briefing(standing.data, standing.name)
    told = public(ours)
    known = told if compared else None
    read = partial(read_word, data, name, tracked=tracked, allow_unmark=may_unmark)
    with _in_desk_words(name):
        reading = read(base=known)
        notices = reading.notices
        if reading.base is None:
            reading = read(base=told)
            notices = (_NO_BASE, *reading.notices)
    base = nearer_base(told, reading.base or told, reading.earlier)
    return Arrival(base, reading.briefing, ours, name_source(notices, name))


@contextmanager
def _in_desk_words(name: str) -> Iterator[None]:
    """Let errors say what to do on a page, where the command line has an option for it."""
    try:
        yield
    except MarkingLostError as error:
        found = error.notices[0].found
        remedy = "put it back in Word, or tick that the brief may lose it and see it as a change"
        raise MarkingLostError.at(name, found, remedy=remedy, part="marking") from error
    except ForeignFileError as error:
        found = "has no mark of a brief that briefpack made"
        remedy = "if a program has taken it, tick that the file is compared with the briefing"
        raise ForeignFileError.at(name, found, remedy=remedy) from error


def brought_home(
    folder: DeskFolder, name: str, arrival: Arrival, accepted: Collection[str]
) -> tuple[Saved, tuple[Offer, ...]]:
    """Put what was accepted into the file as it stands; return that, and what is still open.

    Open is what the file has changed in the same place since the brief arrived.

    Raises:
        InputError: if a change cannot be without another, or the file holds no briefing.
        FileDeliveryError: if the file cannot be read or written.
    """
    theirs = chosen(arrival.base, arrival.edited, accepted)
    merged = merge_all(arrival.base, theirs, arrival.file, "brief")
    saved = save_whole(folder, name, arrival.file, merged.briefing)
    if not saved.conflicts:
        return saved, ()
    now = read_briefing(saved.standing.data, name)
    left = offers(arrival.base, arrival.edited, now)
    return saved, tuple(each for each in left if each.key in accepted)

"""Windows in which one briefing is edited by chance, and what may not be lost then.

Each text that is typed or added carries a word of its own, so that it can be looked for: in the
file, in the window, in what is answered.

    python -m tests.desk.windows 500        so many stories, a seed each
"""

from __future__ import annotations

import json
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reports.desk.desk_folder import DeskFolder
from reports.desk.patching import read_patch
from reports.desk.saving import Saved, save_patch
from reports.errors import InputError, ReportsError
from reports.model import Briefing
from reports.readers.briefing.read import read_briefing
from reports.resources import resource_bytes
from reports.yamlfile import dump_yaml

NAME = "brief.yaml"
HEAD = "# kept at the top by the desk officer\n"
_WORD = re.compile(r"zq[0-9]+zq")
#: Fields in which any words may stand.
_FREE = re.compile(
    "title|subtitle|byline|summary|heading|name|role|affiliation|note|evidence|review|donor|"
    "recipient|purpose|timing|label|text|speaker|question|answer|publisher|author"
)
#: The tables, each with a row to begin with.
_ROWS = {
    "people": {"name": ""}, "aid": {"donor": "", "purpose": ""}, "figures": {"label": "", "value": 7},
    "quotes": {"text": ""}, "qa": {"question": ""}, "contacts": {"name": ""}, "notes": "",
    "sections": {"heading": "", "body": ["A paragraph."]},
}  # fmt: skip


class LostError(AssertionError):
    """Something that was typed is nowhere."""


class Story:
    """Some windows that edit one file in turn; what each knows is as old as its last answer."""

    def __init__(self, folder: Path, text: str, windows: int, seed: int) -> None:
        self.folder = DeskFolder(folder)
        self.path = folder / NAME
        self.path.write_text(text, encoding="utf-8")
        self.bases = [text] * windows
        self._chance = random.Random(seed)
        self._count = 0
        self.refused = 0
        self.said: list[str] = []

    def turn(self) -> None:
        """One window saves some operations, and now and then loads the file anew."""
        which = self._chance.randrange(len(self.bases))
        if self._chance.random() < 0.15:
            self.bases[which] = self.path.read_text(encoding="utf-8")
        base = self.bases[which]
        patch = self.operations(base)
        before = self.path.read_text(encoding="utf-8")
        self.said.append(f"window {which}: {json.dumps(patch)}")
        try:
            saved = save_patch(self.folder, NAME, base, read_patch(patch))
        except InputError:
            # two rows may not be alike, a decision is one of its options: nothing is written then
            self.refused += 1
            assert self.path.read_text(encoding="utf-8") == before
            return
        self.check(base, before, saved)
        self.bases[which] = saved.window

    def check(self, base: str, before: str, saved: Saved) -> None:
        """Look for all that was typed, before and now."""
        after = self.path.read_text(encoding="utf-8")
        if after.encode() != saved.standing.data:
            raise LostError("the file is not what was answered")
        read_briefing(after.encode(), NAME)
        told = " ".join(f"{each.base} {each.brief} {each.file}" for each in saved.conflicts)
        old, shown, stood, stands = (words(each) for each in (base, saved.window, before, after))
        answered = words(told.lower())
        doubled = {word: count for word, count in stands.items() if count > max(stood[word], 1)}
        others = set(stood) - set(old)
        typed = set(shown) - set(old)
        gone = (set(old) - set(shown)) & set(stood)
        lacks = {
            "doubled": set(doubled),
            "of others, lost": others - set(stands),
            "typed, lost": typed - set(stands) - set(answered),
            "taken out, still there": gone & set(stands) - set(answered),
            "comments, lost": {HEAD} if HEAD not in after else set(),
        }
        if any(lacks.values()):
            raise LostError(f"{ {k: v for k, v in lacks.items() if v} } told {told!r}")

    def operations(self, base: str) -> list[dict[str, Any]]:
        """Return what is done in a window within a moment."""
        data = read_briefing(base.encode(), NAME).model_dump(mode="json", by_alias=True)
        out = []
        for _ in range(self._chance.choice((1, 1, 1, 2, 4))):
            done = self._chance.choices(
                (self._typed, self._added, self._removed, self._moved), (6, 3, 2, 1)
            )[0](data)
            if done is not None:
                out.append(done)
                if done["op"] != "replace":
                    break  # the places are others from here on
        return out

    def _word(self) -> str:
        self._count += 1
        return f"zq{self._count}zq"

    def _typed(self, data: Any) -> dict[str, Any] | None:
        place = self._chance.choice(list(texts(data)))
        said = self._chance.choice(("{}", "{} and more words", "It is {}, he said."))
        return {"op": "replace", "path": place, "value": said.format(self._word())}

    def _added(self, data: Any) -> dict[str, Any] | None:
        table = self._chance.choice(list(_ROWS))
        row = _ROWS[table]
        if isinstance(row, dict):
            first = next(iter(row))
            row = {**row, first: self._word()}
        else:
            row = self._word()
        count = len(data[table])
        place = self._chance.choice(["-", str(self._chance.randint(0, count))])
        return {"op": "add", "path": f"/{table}/{place}", "value": row}

    def _row(self, data: Any) -> str | None:
        filled = [table for table in _ROWS if data[table]]
        if not filled:
            return None
        table = self._chance.choice(filled)
        return f"/{table}/{self._chance.randrange(len(data[table]))}"

    def _removed(self, data: Any) -> dict[str, Any] | None:
        place = self._row(data)
        return None if place is None else {"op": "remove", "path": place}

    def _moved(self, data: Any) -> dict[str, Any] | None:
        place = self._row(data)
        if place is None:
            return None
        table = place.split("/")[1]
        to = self._chance.randrange(len(data[table]))
        return {"op": "move", "from": place, "path": f"/{table}/{to}"}


def words(text: str) -> Counter[str]:
    """Return the words that were typed by chance, with how often each stands in a text."""
    return Counter(_WORD.findall(text))


def texts(data: Any, path: str = "") -> Iterator[str]:
    """Yield the paths of all fields in which any words may stand, also where none do."""
    if isinstance(data, dict):
        for key, value in data.items():
            if _FREE.fullmatch(key) and (value is None or isinstance(value, str)):
                yield f"{path}/{key}"
            else:
                yield from texts(value, f"{path}/{key}")
    elif isinstance(data, list):
        for place, value in enumerate(data):
            if isinstance(value, str) and path.endswith(("/body", "/notes", "/bullets")):
                yield f"{path}/{place}"
            else:
                yield from texts(value, f"{path}/{place}")


def sample() -> str:
    """Return the sample with a comment at its top."""
    return HEAD + resource_bytes("templates/sample/carney-kyiv.yaml").decode()


def tell(seed: int, text: str, turns: int = 30, windows: int = 2) -> Story:
    """Let windows edit a briefing, `turns` times."""
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder), text, windows, seed)
        for _ in range(turns):
            try:
                story.turn()
            except (LostError, ReportsError) as error:
                said = "\n".join(story.said[-3:])
                raise LostError(
                    f"seed {seed}, after {len(story.said)} saves: {error}\n{said}"
                ) from error
        return story


def as_text(briefing: Briefing) -> str:
    """Return a briefing as its file with a comment at its top."""
    return HEAD + dump_yaml(briefing)


if __name__ == "__main__":
    bad = saves = refused = 0
    for number in range(int(sys.argv[1]) if sys.argv[1:] else 100):
        try:
            told = tell(number, sample())
            saves += len(told.said)
            refused += told.refused
        except LostError as lost:
            bad += 1
            sys.stdout.write(f"{lost}\n")
    sys.stdout.write(f"{saves} saves, {refused} refused, {bad} stories with a loss\n")

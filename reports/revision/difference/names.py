"""Places of a briefing as a person sees them in a brief: ``Background, paragraph 2``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from reports.model import (
    Aid,
    Approval,
    Block,
    Briefing,
    Bullets,
    Figure,
    Numbered,
    Paragraph,
    Person,
    Section,
    Subheading,
    plain,
    printed_rows,
)
from reports.notices import Notice, read_place
from reports.wording.labels import load_labels

#: A heading or a row is called by no more letters than this.
_SHORT = 48
#: Messages are in English, and so are the words for tables and fields in them.
_LANGUAGE = "en"
#: What parts are called that no label names.
_CALLED: Mapping[str, str] = {"qa": "Questions", "contacts": "Contacts", "sections": "Text"}
#: The fields that rows are called by: one that changes cannot name its own row.
_NAMING: Mapping[type, tuple[str, ...]] = {
    Person: ("name",),
    Figure: ("label",),
    Aid: ("donor", "purpose"),
    Approval: ("name",),
}


class PlaceNames:
    """Names the places of one briefing."""

    def __init__(self, briefing: Briefing) -> None:
        """Name the parts of `briefing` by its own words, and by numbers where those say less."""
        self._briefing = briefing
        self._row_names: dict[tuple[str, int], Counter[str]] = {}

    def name(self, path: str) -> str:
        """Return what a person calls a place: ``Aid, row Canada: amount`` for ``aid[1].amount``."""
        match read_place(path):
            case ("sections", int() as index, *rest) if index < len(self._briefing.sections):
                return self._in_section(index, rest)
            case ("people" | "figures" | "aid" | "approvals" as table, int() as index, *rest):
                return f"{_title(table)}, {self._row(table, index, rest)}{_field(rest)}"
            case ("recommendations" as table, int() as index, *rest):
                return f"{_title(table)}, recommendation {index + 1}{_field(rest)}"
            case ("qa", int() as index, "answer"):
                return f"Questions, answer {index + 1}"
            case ("qa", int() as index, "if_pressed"):
                return f"Questions, answer {index + 1}: if pressed"
            case ("key_messages", int() as index, *_):
                return f"{_title('key_messages')}, line {index + 1}"
            case ("qa", int() as index, *_):
                return f"Questions, question {index + 1}"
            case ("quotes", int() as index, *rest):
                return f"{_title('quotes')}, quotation {index + 1}{_field(rest)}"
            case ("contacts", int() as index, *rest):
                return f"Contact {index + 1}{_field(rest)}"
            case ("notes", int() as index):
                return f"Notes, note {index + 1}"
            case (str() as name, *rest):
                return f"{_title(name)}{_field(rest)}"
        return path

    def part(self, table: str, index: int) -> str:
        """Return what a person calls a part of a list, beside the name of the list."""
        match table:
            case "people" | "figures" | "aid" | "approvals":
                return self._row(table, index, ()).removeprefix("row ")
            case "recommendations":
                return short_name(plain(self._briefing.recommendations[index].text))
            case "qa":
                return short_name(self._briefing.qa[index].question)
            case "key_messages":
                return short_name(self._briefing.key_messages[index].text)
            case "quotes":
                return short_name(self._briefing.quotes[index].text)
        return self.name(f"{table}[{index}]")

    def numbered(self, path: str) -> str:
        """Return what a person calls a row by its place alone: ``Aid, row 3``."""
        table, index, *_ = read_place(path)
        return f"{_title(str(table))}, {self._number(str(table), int(index))}"

    def section(self, index: int) -> str:
        """Return what a section is called: its heading, or its number."""
        heading = self._briefing.sections[index].heading
        if not heading:
            return f"Section {index + 1}"
        twice = self._headings[heading] > 1
        return f"{short_name(heading)} (section {index + 1})" if twice else short_name(heading)

    def _in_section(self, index: int, rest: Sequence[str | int]) -> str:
        match rest:
            case ["heading"]:
                return f"Section {index + 1}: heading"
            case ["body", int() as place, *inner] if place < len(self._section(index).body):
                return f"{self.section(index)}, {self._in_body(index, place, inner)}"
        return self.section(index)

    def _in_body(self, index: int, place: int, rest: Sequence[str | int]) -> str:
        body = self._section(index).body
        block = body[place]
        number = 1 + sum(type(each) is type(block) for each in body[:place])
        match block:
            case Paragraph():
                return f"paragraph {number}"
            case Subheading():
                return f"sub-heading {number}"
            case Bullets() | Numbered():
                return _in_list(body, place, rest)
        return f"quotation {number}{_field(rest) if rest[-1:] == ['speaker'] else ''}"

    def _section(self, index: int) -> Section:
        return self._briefing.sections[index]

    @cached_property
    def _headings(self) -> Counter[str]:
        return Counter(each.heading for each in self._briefing.sections if each.heading)

    def _row(self, table: str, index: int, rest: Sequence[str | int]) -> str:
        """Return what a row is called: by its words, or by its number among those printed."""
        rows = getattr(self._briefing, table)
        row = rows[index] if index < len(rows) else None
        known = () if row is None else _NAMING[type(row)]
        if row is not None and not (rest and rest[0] == known[0]):
            for count in range(1, len(known) + 1):
                name = _row_name(row, known[:count])
                if name and self._names_of(table, count)[name] == 1:
                    return f"row {short_name(name)}"
        return self._number(table, index)

    def _names_of(self, table: str, count: int) -> Counter[str]:
        """Return how often rows of a table have a name made of `count` fields."""
        if (table, count) not in self._row_names:
            rows = getattr(self._briefing, table)
            names = (_row_name(row, _NAMING[type(row)][:count]) for row in rows)
            self._row_names[table, count] = Counter(names)
        return self._row_names[table, count]

    def _number(self, table: str, index: int) -> str:
        return f"row {self._printed.get(table, {}).get(index, index) + 1}"

    @cached_property
    def _printed(self) -> Mapping[str, Mapping[int, int]]:
        """The numbers, from 0, that the rows of each table have in print, by their places."""
        tables = printed_rows(self._briefing).items()
        return {name: {place: n for n, place in enumerate(places)} for name, places in tables}


def with_place_names(notices: Iterable[Notice], briefing: Briefing) -> tuple[Notice, ...]:
    """Return notices about parts of `briefing` with the names of their places."""
    names = PlaceNames(briefing)
    return tuple(
        replace(each, place=replace(each.place, name=names.name(each.place.part)))
        if each.place.part and not each.place.name
        else each
        for each in notices
    )


def short_name(text: str) -> str:
    """Return what to call something that says `text`."""
    words = " ".join(text.split())
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def _row_name(row: Person | Figure | Aid | Approval, names: Sequence[str]) -> str:
    return ", ".join(filter(None, (getattr(row, name) for name in names)))


def _in_list(body: Sequence[Block], place: int, rest: Sequence[str | int]) -> str:
    lists = [at for at, each in enumerate(body) if type(each) is type(body[place])]
    numbers = [str(step + 1) for step in rest if isinstance(step, int)]
    word = "bullet" if isinstance(body[place], Bullets) else "item"
    item = f"{word} {'.'.join(numbers)}" if numbers else ""
    which = "list" if len(lists) == 1 else f"list {lists.index(place) + 1}"
    return ", ".join(filter(None, (which if len(lists) > 1 or not item else "", item)))


def _title(name: str) -> str:
    if name in _CALLED:
        return _CALLED[name]
    label = getattr(load_labels(_LANGUAGE), name, "") if name != "embargo" else ""
    return label if isinstance(label, str) and label else _words(name).capitalize()


def _field(rest: Sequence[str | int]) -> str:
    return f": {_words(str(rest[0]))}" if rest else ""


def _words(name: str) -> str:
    return name.replace("_", " ")

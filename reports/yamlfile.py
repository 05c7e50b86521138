"""A briefing as YAML that a person likes to edit.

Fields stand in the order of the format, review and evidence last in their row; long text is
folded, and what is open says so in a comment. Reading the text gives an equal
briefing, and writing that one gives the same text. Only what YAML 1.1 and 1.2
read alike is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reports.model import Aid, Bullets, Money, Numbered, Paragraph, Person, Question, Quote
from reports.model.briefing import Briefing
from reports.model.dollar import has_bare_dollar
from reports.model.part import BriefingPart
from reports.model.text import BREAK, prose
from reports.notices import Notice

#: Columns that a line of the file keeps to, where its words allow it.
WIDTH = 100

# Empty fields that are written all the same, with what a person is to do about them.
_OPEN: dict[type[BriefingPart], dict[str, str]] = {
    Briefing: {
        "title": "open: the source does not say",
        "date": "open: the source does not say",
        "byline": "open: the source does not say",
        "dollar": "open: what is a bare $ here? A code such as CAD settles them all",
    },
    Person: {"role": "open", "affiliation": "open"},
    Aid: {"donor": "open: who gives?", "recipient": "open: who receives?"},
    Quote: {"speaker": "open: who said this?"},
    Question: {"answer": "open"},
    Money: {"currency": "open: which currency? the source does not say"},
}
_BARE_DOLLAR = "a bare $ is what `dollar` says; or write it here"
_NO_TOTAL = "write true when each part names its whole (part_of) and no sum stands twice"
# Fields that are written even when they hold their default.
_SHOWN: dict[type[BriefingPart], frozenset[str]] = {
    Briefing: frozenset({"schema_version", "language"}),
    Aid: frozenset({"kind", "status"}),
}
_HEADS = {
    "summary": "The bottom line: one to three sentences.",
    "key_messages": "Lines to take: what is to be said, in four to six lines.",
    "recommendations": "What somebody is asked to decide.",
    "sections": "The text. A paragraph may hold **bold**, *italic* and [links](https://…).",
    "people": "Key figures, the persons. Check each row against its evidence.",
    "figures": "Key figures, the numbers. Check each row against its evidence.",
    "aid": "Aid and agreements. Check amount, currency and status against the evidence.",
    "quotes": "Quotations. Check the words and the speaker against the evidence.",
    "qa": "The question and answer appendix.",
    "contacts": "Whom to ask.",
    "approvals": "The sign-off.",
    "notes": "For the drafter; in no output in any form.",
}
# Where a field of any part stands, if not in the order of the format.
_PLACES = {"id": -1, "review": 1, "evidence": 2}
# What YAML 1.1 reads as something else than text, though it starts with a letter.
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_PLAIN = re.compile(r"[^\W\d_“«‘][^\n]*|[“«‘$][^\n]+")
_UNSAFE = re.compile(r": |:$| #|[\t]|^---|^\.\.\.")
_FLOW_PLAIN = re.compile(r"[^\W\d_][^\W_]*(?: [^\W_]+)*")
# Characters that str.isprintable refuses and a text needs: spaces and joiners of typography.
_TYPOGRAPHY = dict.fromkeys(
    map(ord, "\u00a0\u00ad\u2007\u2009\u200a\u200c\u200d\u200e\u200f\u202f")
)


def dump_yaml(briefing: Briefing, review: Sequence[Notice] = ()) -> str:
    """Return `briefing` as YAML, with `review` as comments at the top.

    Args:
        briefing: the briefing; ids are written where a part has one.
        review: what a person should look at, such as the notices of a draft.
    """
    lines = list(_review(review))
    for name in field_order(briefing):
        value = getattr(briefing, name)
        if not _is_written(briefing, name):
            continue
        if head := _HEADS.get(name):
            lines += ["", f"# {head}"]
        if value is not None:
            lines += (line for n in review if n.place.part == name for line in _comment(n.found))
        lines += _field(briefing, name, value, 0)
    return "\n".join(lines) + "\n"


def _review(review: Sequence[Notice]) -> Iterator[str]:
    if not review:
        return
    yield "# To review:"
    for each in review:
        yield from _comment(str(each), "- ", "  ")
    yield ""


def _comment(text: str, first: str = "", others: str = "") -> Iterator[str]:
    """Yield `text` as lines of a comment, each after a mark of its own."""
    clean = "".join(c if _is_printable(c) else " " for c in text)
    folded = _fold(" ".join(clean.split()), WIDTH - 2 - len(first))
    yield from (f"# {others if i else first}{part}" for i, part in enumerate(folded))


def field_order(part: BriefingPart) -> list[str]:
    """Return the field names in the order they are written: id first, evidence last."""
    return sorted(type(part).model_fields, key=lambda name: _PLACES.get(name, 0))


def _is_written(part: BriefingPart, name: str) -> bool:
    kind = type(part)
    if isinstance(part, Briefing) and name == "dollar":
        return part.dollar is not None or has_bare_dollar(part)
    if name in _OPEN.get(kind, ()) or name in _SHOWN.get(kind, ()):
        return True
    field = kind.model_fields[name]
    return field.is_required() or getattr(part, name) != field.default


def _part(part: BriefingPart, indent: int) -> list[str]:
    """Return the lines of a mapping, indented."""
    lines: list[str] = []
    for name in field_order(part):
        if _is_written(part, name):
            lines += _field(part, name, getattr(part, name), indent)
    return lines or [" " * indent + "{}"]


def open_remark(part: BriefingPart, name: str) -> str:
    """Return the comment that is written behind a field that is open, "" behind others."""
    value = getattr(part, name)
    if value is None:
        return f"  # {_OPEN.get(type(part), {}).get(name, 'open')}"
    if isinstance(value, Money) and value.currency is None:
        return f"  # {_BARE_DOLLAR if value.unit is None else _OPEN[Money]['currency']}"
    return f"  # {_NO_TOTAL}" if isinstance(part, Briefing) and value is False else ""


def _field(part: BriefingPart, name: str, value: Any, indent: int) -> list[str]:
    key = f"{' ' * indent}{name}:"
    if value is None:
        return [f"{key} null{open_remark(part, name)}"]
    if isinstance(value, Money) and len(line := f"{key} {_flow(value)}") <= WIDTH:
        return [line + open_remark(part, name)]
    if isinstance(value, BriefingPart):
        return [key, *_part(value, indent + 2)]
    if isinstance(value, tuple):
        if not value:
            return [f"{key} []"]
        return [key, *(line for item in value for line in _item(item, indent + 2))]
    lines = _scalar(key, value, indent + 2)
    lines[-1] += open_remark(part, name)
    return lines


def _item(item: Any, indent: int) -> list[str]:
    """Return the lines of one item of a list: its first line carries the dash."""
    dash = " " * indent + "-"
    if isinstance(item, Paragraph) and not item.id:
        item = item.text
    if not isinstance(item, BriefingPart):
        return _scalar(dash, item, indent + 2)
    first, *rest = _part(item, indent + 2)
    if isinstance(item, Bullets | Numbered) and not item.id:
        # a list in a list: its key alone on the line of the dash
        return [f"{dash} {first.strip()}", *rest]
    return [f"{dash} {first[indent + 2 :]}", *rest]


def _scalar(key: str, value: Any, indent: int) -> list[str]:
    """Return `key` and a single value, folded below the key when it is long."""
    if not isinstance(value, str):
        return [f"{key} {_bare(value)}"]
    if BREAK in value and (written := _broken_lines(value, indent)):
        return [f"{key} |-", *written]
    line = f"{key} {_quote(value)}"
    if len(line) <= WIDTH and "\n" not in value:
        return [line]
    paragraphs = value.split("\n\n")
    if not all(map(_can_fold, paragraphs)):
        return [line]
    lines = [f"{key} >-"]
    for number, text in enumerate(paragraphs):
        # two empty lines in folded text are read as one
        lines += ["", ""] if number else []
        lines += [" " * indent + part for part in _fold(text, WIDTH - indent)]
    return lines


def _broken_lines(value: str, indent: int) -> list[str]:
    """Return text with line breaks as lines of a literal block, each break as a backslash.

    None where that would not read as the same text: before a break may stand a backslash.
    """
    lines: list[str] = []
    for number, paragraph in enumerate(value.split("\n\n")):
        lines += [""] if number else []
        for piece in paragraph.replace(BREAK, f"\\{BREAK}").split(BREAK):
            lines += _fold(piece, WIDTH - indent)
    same = prose("\n".join(lines)) == value and all(map(_is_printable, "".join(lines)))
    return [f"{' ' * indent}{line}" if line else "" for line in lines] if same else []


def _bare(value: Any) -> str:
    """Return a value that is no text: a number, a day, an instant, true or false."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return f'"{value.isoformat()}"'
    if isinstance(value, Decimal):
        digits = f"{abs(value):f}"
        # a longer fraction would not survive being read as a float
        return f'"{digits}"' if "." in digits and len(digits) > 15 else digits
    return str(value)


def _flow(money: Money) -> str:
    """Return an amount on one line: {value: 1000000000, currency: CAD, qualifier: over}."""
    parts = []
    for name in field_order(money):
        value = getattr(money, name)
        if value is None and name == "currency":
            parts.append("currency: null")
        elif _is_written(money, name):
            plain = isinstance(value, str) and _FLOW_PLAIN.fullmatch(value) and _is_text(value)
            text = value if plain else _quote(value, True) if isinstance(value, str) else None
            parts.append(f"{name}: {text or _bare(value)}")
    return "{" + ", ".join(parts) + "}"


def _is_text(value: str) -> bool:
    return value.lower() not in _RESERVED


def _quote(value: str, always: bool = False) -> str:
    """Return text as a plain scalar where that is safe, else in quotes."""
    printable = all(map(_is_printable, value))
    if printable and not always and _is_plain(value):
        return value
    if printable and '"' not in value and "\\" not in value:
        return f'"{value}"'
    if printable:
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(map(_escape, value)) + '"'


def _is_plain(value: str) -> bool:
    return (
        _PLAIN.fullmatch(value) is not None
        and not _UNSAFE.search(value)
        and value == value.strip()
        and _is_text(value)
    )


def _is_printable(char: str) -> bool:
    return char.isprintable() or ord(char) in _TYPOGRAPHY


def _escape(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if _is_printable(char):
        return char
    code = ord(char)
    return f"\\U{code:08X}" if code > 0xFFFF else f"\\u{code:04X}"


def _can_fold(text: str) -> bool:
    return all(map(_is_printable, text)) and "  " not in text and text == text.strip(" ") != ""


def _fold(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns, broken at single spaces."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def field_lines(part: BriefingPart, name: str, indent: int) -> list[str]:
    """Return the lines of one field as `dump_yaml` writes it, to put into another file."""
    return _field(part, name, getattr(part, name), indent)


def item_lines(item: Any, indent: int) -> list[str]:
    """Return the lines of one item of a list as `dump_yaml` writes it."""
    return _item(item, indent)

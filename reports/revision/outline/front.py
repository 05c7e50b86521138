"""The single fields of a brief: title block and summary, wherever they stand.

A field is the line that its bookmark or content control names; only where a program has
lost both is it the line of its style in the title block, and then the line that says
what the base says. What else stands in the title block is no field: a “DRAFT” typed
above the title replaces nothing and joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reports.model import Span, Spans
from reports.model.spans import normal_spans
from reports.revision.match import likeness
from reports.revision.outline.roles import KnownTexts, Role, field_roles, style_role
from reports.revision.word.lines import Grid, Line
from reports.wordfile import FACT_SEPARATOR, Mark

#: Parts the facts below the title: day and byline.
#: The fields that fill a line, with the line's role.
_WHOLE_LINES: Mapping[str, Role] = {
    "marking": Role.MARKING,
    "embargo": Role.EMBARGO,
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
}
#: The roles of the title block's lines.
FRONT_ROLES = frozenset({*_WHOLE_LINES.values(), Role.KICKER, Role.DATELINE, Role.SUMMARY})
#: Roles that the first line below the title block may have where bookmarks are lost.
_BELOW = frozenset({Role.CAPTION, Role.HEADING, Role.APPENDIX, Role.QUESTION, Role.QUOTE})


@dataclass(slots=True)
class Front:
    """The fields of the title block, as text.

    `dateline` are the facts below the title, `controls` those of them that stand in
    marked text, `days` what date controls hold. `taken` are the indices of the lines
    that hold a field, `strays` those of the other lines of the title block.
    """

    fields: dict[str, str] = field(default_factory=dict)
    controls: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    dateline: str = ""
    kicker: str = ""
    summary: Spans = ()
    taken: frozenset[int] = frozenset()
    strays: tuple[int, ...] = ()


def read_front(content: Sequence[Line | Grid], texts: KnownTexts) -> Front:
    """Return the single fields that the lines of `content` hold."""
    reader = _FrontReader(content, texts)
    return reader.read()


class _FrontReader:
    def __init__(self, content: Sequence[Line | Grid], texts: KnownTexts) -> None:
        self._content = content
        self._texts = texts
        self._lines = {i: part for i, part in enumerate(content) if isinstance(part, Line)}
        self._marked: dict[Role, list[int]] = {}
        for index, line in self._lines.items():
            for role in field_roles(line) & FRONT_ROLES:
                self._marked.setdefault(role, []).append(index)
        self._end = self._first_below()

    def read(self) -> Front:
        taken = {role: self._choose(role) for role in FRONT_ROLES}
        out = Front(taken=frozenset(i for places in taken.values() for i in places))
        for name, role in _WHOLE_LINES.items():
            if taken[role]:
                out.fields[name] = self._joined(taken[role])
        out.kicker = self._joined(taken[Role.KICKER])
        dateline = [self._lines[i] for i in taken[Role.DATELINE]]
        out.dateline = FACT_SEPARATOR.join(filter(None, (line.text for line in dateline)))
        for line in dateline:
            out.controls |= {name: text for name, text in line.parts.items() if text}
            out.days |= line.days
        out.summary = _joined_spans([self._lines[i].spans for i in taken[Role.SUMMARY]])
        out.strays = tuple(self._strays(out.taken))
        return out

    def _choose(self, role: Role) -> Sequence[int]:
        """Return the lines that hold a field: of all that claim it, those most like the base."""
        claims = self._claims(role)
        if role is Role.DATELINE or len(claims) < 2:
            return claims
        said = self._texts.said.get(role, "")
        runs = [*([index] for index in claims), *self._runs(claims)]
        named = next((name for name, of in _WHOLE_LINES.items() if of is role), "")
        best = max(
            runs,
            key=lambda run: (
                _alike(said, self._joined(run)),
                any(named in self._lines[index].controls for index in run),
                -len(run),
            ),
        )
        after = [index for index in claims if index > best[-1]]
        return [*best, *after] if role is Role.SUMMARY else best

    def _claims(self, role: Role) -> list[int]:
        marked = self._marked.get(role, [])
        if role is Role.SUMMARY and marked:
            return sorted({*marked, *self._following(role, marked[-1])})
        if marked:
            return marked
        free = [
            (index, line)
            for index, line in self._lines.items()
            if index < self._end and not field_roles(line)
        ]
        styled = [index for index, line in free if style_role(line) is role]
        if role is Role.SUBTITLE:
            # the line is the title's own below it: above the title, the style is only a look
            titles = self._claims(Role.TITLE)
            styled = [index for index in styled if not titles or index > titles[0]]
        plain = [index for index, line in free if style_role(line) is None and not line.marks]
        texts = self._texts.front
        return styled or [i for i in plain if texts.get(self._lines[i].text) is role]

    def _following(self, role: Role, last: int) -> Iterator[int]:
        """Yield the lines right below the `last` that have its style: it was written on."""
        for index in range(last + 1, len(self._content)):
            part = self._content[index]
            if not isinstance(part, Line) or part.marks or part.parts:
                return
            if part.text and style_role(part) is not role:
                return
            if part.text:
                yield index

    def _runs(self, claims: Sequence[int]) -> Iterator[list[int]]:
        """Yield the claims that stand right below one another: a line that was parted."""
        run: list[int] = []
        for index in claims:
            between = self._content[run[-1] + 1 : index] if run else []
            if any(isinstance(part, Grid) or part.text for part in between):
                if len(run) > 1:
                    yield run
                run = []
            run = [*run, index]
        if len(run) > 1:
            yield run

    def _joined(self, places: Sequence[int]) -> str:
        return " ".join(filter(None, (self._lines[index].text for index in places)))

    def _strays(self, taken: frozenset[int]) -> Iterator[int]:
        last = max((index for index in taken if index < self._end), default=-1)
        for index, line in self._lines.items():
            if index < last and index not in taken and line.text:
                yield index

    def _first_below(self) -> int:
        """Return the index of the first thing that is not of the title block.

        Where bookmarks are lost, styles and words tell it, from the title on.
        """
        named = any(_is_named(line) for line in self._lines.values())
        titled = False
        for index, part in enumerate(self._content):
            if isinstance(part, Grid):
                if titled or any(cell.marks for row in part.rows for cell in row.cells):
                    return index
            elif _is_named(part) or (not named and titled and self._reads_below(part)):
                return index
            else:
                titled |= self._reads_as_title(part)
        return len(self._content)

    def _reads_below(self, line: Line) -> bool:
        known = self._texts.body.get(line.text) or self._texts.back.get(line.text)
        return not field_roles(line) and (style_role(line) in _BELOW or known is not None)

    def _reads_as_title(self, line: Line) -> bool:
        said = style_role(line), self._texts.front.get(line.text)
        return Role.TITLE in said or Role.TITLE in field_roles(line)


def _is_named(line: Line) -> bool:
    """Tell whether a bookmark says that a line is a part of the brief below its title block."""
    return any(mark is not Mark.FIELD for mark, _ in line.marks)


def _alike(said: str, text: str) -> float:
    return 1.0 if said == text else likeness(said, text)


def _joined_spans(lines: Sequence[Spans]) -> Spans:
    out: Spans = ()
    for spans in lines:
        gap = (Span(" "),) if out and spans else ()
        out = normal_spans((*out, *gap, *spans))
    return out

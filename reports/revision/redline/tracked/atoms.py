"""A paragraph of a Word brief as a row of small pieces, and such a row as a paragraph again."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import groupby

from lxml import etree

from reports.revision.redline.word_changes import Status, word_pieces
from reports.revision.word.package import W, value_at
from reports.slotted import frozen, mutable
from reports.wordfile.vocabulary import Mark, read_bookmark

#: How the name of a link in a path begins.
LINK = "hyperlink:"
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@frozen
class Atom:
    """A word, a break, a field or a picture in a paragraph.

    `runs` are its runs, one but for fields; `look` their properties as text; `path` names
    what it stands in, from outside: bookmarks, links and content controls.
    """

    text: str
    look: str
    path: tuple[str, ...]
    runs: tuple[etree._Element, ...]

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells it from other pieces; a part may have lost its bookmark."""
        return self.text, self.look, self.place

    @property
    def place(self) -> tuple[str, ...]:
        """The links and controls that it stands in."""
        return tuple(step for step in self.path if not step.startswith("mark:"))


@mutable
class AtomLine:
    """A paragraph in atoms, with what they stand in, by their names in paths."""

    atoms: list[Atom] = field(default_factory=list)
    wrappers: dict[str, tuple[etree._Element, ...]] = field(default_factory=dict)


def read_line(paragraph: etree._Element) -> AtomLine:
    """Return the content of a paragraph that briefpack wrote."""
    line = AtomLine()
    _Taker(line).take(paragraph, ())
    return line


class _Taker:
    """Takes a paragraph apart."""

    def __init__(self, line: AtomLine) -> None:
        self._line = line
        self._field: list[etree._Element] = []
        self._marks: dict[str, str] = {}

    def take(self, parent: etree._Element, path: tuple[str, ...]) -> None:
        for child in parent:
            if child.tag == f"{W}bookmarkStart":
                path = (*path, self._opened(child))
            elif child.tag == f"{W}bookmarkEnd":
                name = self._marks.pop(child.get(f"{W}id", ""), "")
                if name:
                    self._line.wrappers[name] = (*self._line.wrappers[name], child)
                    path = tuple(step for step in path if step != name)
            elif child.tag == f"{W}r":
                self._run(child, path)
            elif child.tag != f"{W}pPr":
                self._inside(child, path)

    def _opened(self, start: etree._Element) -> str:
        known = read_bookmark(start.get(f"{W}name", ""))
        kind, name = known or ("", start.get(f"{W}name", ""))
        # what is the same part may have another id now
        key = f"mark:{kind}{name if kind in (Mark.FIELD, Mark.COLUMN, '') else ''}"
        self._marks[start.get(f"{W}id", "")] = key
        self._line.wrappers[key] = (start,)
        return key

    def _inside(self, child: etree._Element, path: tuple[str, ...]) -> None:
        if child.tag == f"{W}sdt":
            name, content = f"sdt:{value_at(child, 'sdtPr', 'tag')}", child.find(f"{W}sdtContent")
        else:
            target = child.get(f"{_OFFICE}id") or child.get(f"{W}anchor")
            name, content = f"{etree.QName(child).localname}:{target}", child
        self._line.wrappers[name] = (child,)
        self.take(child if content is None else content, (*path, name))

    def _run(self, run: etree._Element, path: tuple[str, ...]) -> None:
        char = run.find(f"{W}fldChar")
        kind = None if char is None else char.get(f"{W}fldCharType")
        if self._field or kind == "begin":
            self._field.append(run)
            if kind == "end":
                code = "".join(t.text or "" for r in self._field for t in r.iter(f"{W}instrText"))
                # what a field shows is counted anew
                self._line.atoms.append(Atom(f"\0{code}", "", path, tuple(self._field)))
                self._field = []
            return
        self._line.atoms += _split(run, path)


def _split(run: etree._Element, path: tuple[str, ...]) -> Iterator[Atom]:
    properties = run.find(f"{W}rPr")
    look = "" if properties is None else _same(properties)
    for child in run:
        if child.tag == f"{W}t":
            for word in word_pieces(child.text or ""):
                text = etree.Element(f"{W}t")
                text.text = word
                yield Atom(word, look, path, (_run_of(properties, text),))
        elif child.tag != f"{W}rPr":
            run = _run_of(properties, copy.deepcopy(child))
            yield Atom(f"\0{_same(child)}", look, path, (run,))


def _same(element: etree._Element) -> str:
    """Return an element in the form that all that say the same have."""
    form: bytes = etree.tostring(element, method="c14n", exclusive=True)
    return form.decode()


def _run_of(properties: etree._Element | None, content: etree._Element) -> etree._Element:
    run = etree.Element(f"{W}r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.append(content)
    return run


class LineWriter:
    """Writes atoms into a paragraph; `wrappers` are what their paths name."""

    def __init__(
        self,
        wrappers: Mapping[str, tuple[etree._Element, ...]],
        tracked: Mapping[Status, etree._Element | None],
    ) -> None:
        """Write into what `wrappers` hold; `tracked` is the element round what goes and comes."""
        self._wrappers = wrappers
        self._tracked = tracked
        self._done: set[str] = set()

    def write(self, parent: etree._Element, atoms: Iterable[tuple[Status, Atom]]) -> None:
        """Append the atoms to `parent`."""
        self._level(parent, list(atoms), 0)

    def _level(self, parent: etree._Element, atoms: list[tuple[Status, Atom]], depth: int) -> None:
        def step(each: tuple[Status, Atom]) -> str | None:
            path = each[1].path
            return path[depth] if depth < len(path) else None

        for name, group in groupby(atoms, key=step):
            held = list(group)
            if name is None:
                self._runs(parent, held)
            elif name in self._done or not self._fits(name, held):
                self._level(parent, held, depth + 1)
            else:
                self._wrapped(parent, name, held, depth)

    def _fits(self, name: str, held: list[tuple[Status, Atom]]) -> bool:
        """Return whether something stays in a control: Word keeps the empty frame of others."""
        return (
            not name.startswith("sdt:")
            or len({status for status, _ in held}) > 1
            or (held[0][0] == "same")
        )

    def _wrapped(
        self, parent: etree._Element, name: str, held: list[tuple[Status, Atom]], depth: int
    ) -> None:
        first, *rest = self._wrappers[name]
        # a link may be parted, a bookmark and a control may not
        if not name.startswith(LINK):
            self._done.add(name)
        if first.tag == f"{W}bookmarkStart":
            parent.append(copy.deepcopy(first))
            self._level(parent, held, depth + 1)
            parent.extend(map(copy.deepcopy, rest))
            return
        shell = etree.SubElement(parent, first.tag, dict(first.attrib))
        inner = shell
        if first.tag == f"{W}sdt":
            shell.append(copy.deepcopy(first.find(f"{W}sdtPr")))
            inner = etree.SubElement(shell, f"{W}sdtContent")
        self._level(inner, held, depth + 1)

    def _runs(self, parent: etree._Element, held: list[tuple[Status, Atom]]) -> None:
        for status, group in groupby(held, key=lambda each: each[0]):
            around = self._tracked[status]
            into = parent
            if around is not None:
                into = copy.deepcopy(around)
                parent.append(into)
            for run in runs_of(atom for _, atom in group):
                into.append(as_deleted(run) if status == "gone" else run)


def runs_of(atoms: Iterable[Atom]) -> Iterator[etree._Element]:
    """Yield the runs of atoms, neighbours of one look as one."""
    for (look, is_text), group in groupby(atoms, key=lambda a: (a.look, a.text[:1] != "\0")):
        del look
        held = list(group)
        if not is_text:
            yield from (copy.deepcopy(run) for atom in held for run in atom.runs)
            continue
        run = copy.deepcopy(held[0].runs[0])
        text = run.find(f"{W}t")
        text.text = "".join(atom.text for atom in held)
        text.set(_SPACE, "preserve")
        yield run


def as_deleted(run: etree._Element) -> etree._Element:
    """Return a run as it stands in a deletion, where text has another name (17.3.3.7)."""
    for old, new in (("t", "delText"), ("instrText", "delInstrText")):
        for element in run.iter(f"{W}{old}"):
            element.tag = f"{W}{new}"
    return run

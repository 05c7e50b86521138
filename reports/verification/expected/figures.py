"""What an output must say of tables and charts, as its format lays them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reports.plan import Cell, Chart, Labelled, Labels, Row, Table, TickBox
from reports.plan.tables.table_parts import BOXES, PLAIN_BOXES
from reports.verification.format_shapes import Expected, FormatShape, shown_words


def table_texts(table: Table, shape: FormatShape, labels: Labels) -> Iterator[Expected]:
    """Yield what a table says, between the `labels` of a brief."""
    colon = labels.colon
    yield Expected(_caption(table, shape), table.id)
    titles = {"columns": range(len(table.columns)), "folded": table.leading, "records": ()}
    for place in titles[shape.tables]:
        yield Expected(table.columns[place].title, table.id)
    for row in table.rows:
        said = replace(row, cells=tuple(_said(row, shape, labels))) if table.is_form else row
        for text in _row(said, table, shape, colon):
            yield Expected(text, row.id)
    for note in table.notes:
        yield Expected(note, table.id)


def _said(row: Row, shape: FormatShape, labels: Labels) -> Iterator[Cell]:
    """Yield the cells of a row in which people write, as the format says them."""
    for cell in row.cells:
        if cell.spans:
            yield Cell(Labelled(shown_words(cell.spans, shape)))
        elif cell.ticks:
            yield Cell(Labelled(" ".join(_ticks(cell.ticks, shape, labels))))
        else:
            yield cell


def _ticks(ticks: Sequence[TickBox], shape: FormatShape, labels: Labels) -> Iterator[str]:
    """Yield options with their boxes, and with the names of these where they have any."""
    boxes = PLAIN_BOXES if shape.boxes == "letters" else BOXES
    for each in ticks:
        if shape.boxes == "named":
            yield labels.ticked if each.is_ticked else labels.unticked
        yield f"{boxes[each.is_ticked]} {each.text}"


def _row(row: Row, table: Table, shape: FormatShape, colon: str) -> Iterator[str]:
    if shape.tables == "columns":
        yield from row.texts
    elif shape.tables == "folded":
        yield from (row.texts[place] for place in table.leading)
        apart = [n for n in range(len(row.cells)) if n not in table.leading]
        yield " · ".join(_named(row, table, apart, colon))
    elif row.kind == "total":
        name, *sums = filter(None, row.texts)
        yield f"{name}{colon}{' '.join(sums)}"
    else:
        first = 2 if table.is_numbered else 0
        yield " ".join(row.texts[:first])
        yield from _named(row, table, range(first, len(row.cells)), colon)


def _named(row: Row, table: Table, places: Iterable[int], colon: str) -> Iterator[str]:
    """Yield cells that say something, each behind the name of its column."""
    for place in places:
        if not row.cells[place].says_nothing:
            yield f"{table.columns[place].title}{colon}{row.texts[place]}"


def _caption(block: Table | Chart, shape: FormatShape) -> str:
    return str(block.caption) if shape.captions_numbered else block.caption.text


def chart_texts(chart: Chart, shape: FormatShape, colon: str) -> Iterator[Expected]:
    """Yield what a chart says; `colon` stands between a name and a sum in running text."""
    yield Expected(_caption(chart, shape), chart.id)
    texts: dict[str, Iterable[str]] = {
        "pdf": _drawn(chart),
        "docx": (chart.alt,),
        "txt": _in_columns(chart),
        "html": (chart.caption.text, chart.alt, *_drawn(chart), *_lengths(chart)),
        "mail-txt": _in_lines(chart, colon),
        "mail-html": _with_bars(chart),
    }
    for text in texts[shape.name]:
        yield Expected(text, chart.id)
    yield Expected(chart.note, chart.id)


def is_split(chart: Chart) -> bool:
    """Return whether bars are split by status."""
    return len(chart.statuses) > 1


def _drawn(chart: Chart) -> Iterator[str]:
    yield from chart.statuses if is_split(chart) else ()
    for bar in chart.bars:
        yield from (bar.label, bar.text)


def _lengths(chart: Chart) -> Iterator[str]:
    """Yield how long the parts of bars are, then the bars, in percent of the longest one."""
    most = float(max(bar.value for bar in chart.bars)) or 1.0
    parts = [one for bar in chart.bars for one in (bar.segments if is_split(chart) else (bar,))]
    for one in (*parts, *chart.bars):
        yield f"{round(100 * float(one.value) / most, 3)}%"


def _in_columns(chart: Chart) -> Iterator[str]:
    """Yield the labels of bars and of their parts, then the sums."""
    parts = [(bar.segments if is_split(chart) else ()) for bar in chart.bars]
    for bar, segments in zip(chart.bars, parts, strict=True):
        yield from (bar.label, *(one.status for one in segments))
    for bar, segments in zip(chart.bars, parts, strict=True):
        yield from (bar.text, *(one.text for one in segments))


def _in_lines(chart: Chart, colon: str) -> Iterator[str]:
    for bar in chart.bars:
        yield f"{bar.label}{colon}{bar.text}"
        for one in bar.segments if is_split(chart) else ():
            yield f"{one.status}{colon}{one.text}"


def _with_bars(chart: Chart) -> Iterator[str]:
    """Yield each bar's name and sum, how long its parts are, and what they are."""
    most = float(max(bar.value for bar in chart.bars)) or 1.0
    for bar in chart.bars:
        yield from (bar.label, bar.text)
        segments = bar.segments if is_split(chart) else ()
        for part in segments or (bar,):
            width = round(100 * float(part.value) / most)
            yield f"{width}%" if width else ""
        for one in segments:
            yield from (one.status, one.text)

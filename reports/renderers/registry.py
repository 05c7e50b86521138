"""Name → renderer: the shipped ones and those of installed packages, by one door.

Every renderer is an entry point of the group ``reports.renderers``. The shipped ones
are listed here as entry points too, so that they work from a bare checkout.
Listing names imports no renderer.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from typing import cast

from reports.errors import (
    RendererConflictError,
    RendererLoadError,
    RendererNotFoundError,
    ReportsError,
    UsageError,
    exception_text,
    expect,
    raised_in,
    safe_line,
)
from reports.renderers.contract import Renderer
from reports.renderers.plugin import PluginRenderer

GROUP = "reports.renderers"

SHIPPED = {
    "pdf": "reports.renderers.pdf:PdfRenderer",
    "docx": "reports.renderers.word:WordRenderer",
    "txt": "reports.renderers.text:TextRenderer",
    "html": "reports.renderers.html:HtmlRenderer",
}


def renderer_names() -> tuple[str, ...]:
    """Return the names there are: the shipped ones first, then plug-ins, sorted."""
    found = {point.name for point in _points()}
    return (*SHIPPED, *sorted(found - SHIPPED.keys()))


def get_renderer(name: str) -> Renderer:
    """Return a renderer by its name.

    Raises:
        RendererNotFoundError: listing the names there are.
        RendererConflictError: naming both packages that offer the name.
        RendererLoadError: naming the package and what went wrong in it.
    """
    found = [point for point in _points() if point.name == name]
    if not found:
        known = ", ".join(renderer_names())
        raise RendererNotFoundError.of("format", name, f"one of: {known}")
    if len(found) > 1:
        owners = " and ".join(sorted(f"{_owner(p)} ({p.value})" for p in found))
        raise RendererConflictError(
            f"two packages offer the format {name!r}: {owners}; uninstall one of them"
        )
    return _load(found[0])


def summary_of(name: str) -> str:
    """Return what a format is, in the first line that its renderer says of itself."""
    renderer: object = get_renderer(name)
    doc = type(renderer.made if isinstance(renderer, PluginRenderer) else renderer).__doc__
    return safe_line(doc.strip().partition("\n")[0]) if isinstance(doc, str) else ""


def format_names(formats: str | Iterable[str]) -> list[str]:
    """Return the names of formats, each once: from texts with commas between them, in any case.

    Raises:
        UsageError: if it names none, listing those there are.
        RendererNotFoundError, RendererConflictError, RendererLoadError: as `get_renderer`.
    """
    expect("format", formats, Iterable, "the name of a format, or several")
    asked = [formats] if isinstance(formats, str) else formats
    known = {name.casefold(): name for name in renderer_names()}
    said = [name.strip() for each in asked for name in str(each).split(",")]
    names = list(dict.fromkeys(known.get(name.casefold(), name) for name in said if name))
    if not names:
        raise UsageError.at(
            "", "found none", f"one or more of: {', '.join(renderer_names())}", part="format"
        )
    for name in names:
        get_renderer(name)
    return names


def _points() -> Iterator[EntryPoint]:
    for name, value in SHIPPED.items():
        yield EntryPoint(name=name, value=value, group=GROUP)
    yield from _installed(tuple(sys.path))


@lru_cache(maxsize=8)
def _installed(path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Return the plug-ins' entry points; looking through all packages takes its time."""
    return tuple(entry_points(group=GROUP))


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "briefpack"


def _load(point: EntryPoint) -> Renderer:
    try:
        renderer = point.load()()
    except ReportsError:
        raise
    except (Exception, SystemExit) as error:
        file, line = raised_in(error)
        found = f"{_title(point)} cannot be loaded: {exception_text(error)}"
        raise RendererLoadError.at(file, found, line=line) from error
    if point.name in SHIPPED and point.dist is None:
        return cast(Renderer, renderer)
    return PluginRenderer(renderer, _title(point))


def _title(point: EntryPoint) -> str:
    return f"the format {point.name!r} of {_owner(point)} ({point.value})"

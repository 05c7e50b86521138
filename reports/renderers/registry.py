"""Name → renderer: the shipped ones and those of installed packages, by one door.

The shipped ones are listed here, so that they work from a bare checkout and are had
without a look through all installed packages, which takes longer than making a text. Others
are entry points of the group ``reports.renderers``; none takes the name of a shipped one.
Listing names imports no renderer.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reports.errors import (
    RendererConflictError,
    RendererLoadError,
    RendererNotFoundError,
    ReportsError,
    UsageError,
    exception_text,
    expect,
    safe_line,
)
from reports.renderers.contract import Renderer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "reports.renderers"

SHIPPED = {
    "pdf": "reports.renderers.pdf:PdfRenderer",
    "docx": "reports.renderers.word:WordRenderer",
    "txt": "reports.renderers.text:TextRenderer",
    "html": "reports.renderers.html:HtmlRenderer",
}


def renderer_names() -> tuple[str, ...]:
    """Return the names there are: the shipped ones first, then plug-ins, sorted."""
    found = {point.name for point in _plug_ins()}
    return (*SHIPPED, *sorted(found - SHIPPED.keys()))


def get_renderer(name: str) -> Renderer:
    """Return a renderer by its name.

    Raises:
        RendererNotFoundError: listing the names there are.
        RendererConflictError: naming both packages that offer the name.
        RendererLoadError: naming the package and what went wrong in it.
    """
    if isinstance(name, str) and name in SHIPPED:
        module, _, made = SHIPPED[name].partition(":")
        return cast(Renderer, getattr(import_module(module), made)())
    found = [point for point in _plug_ins() if point.name == name]
    if not found:
        known = ", ".join(renderer_names())
        raise RendererNotFoundError.of("format", name, f"one of: {known}")
    _refuse_conflict(name)
    return _load(found[0])


def refuse_conflicts() -> None:
    """Refuse names that more than one package offers, those of shipped formats too.

    Raises:
        RendererConflictError: naming both packages that offer the name.
    """
    offered = Counter((*SHIPPED, *(point.name for point in _plug_ins())))
    for name in offered:
        if offered[name] > 1:
            _refuse_conflict(name)


def _refuse_conflict(name: str) -> None:
    owners = [f"{_owner(p)} ({p.value})" for p in _plug_ins() if p.name == name]
    owners += [f"briefpack ({SHIPPED[name]})"] if name in SHIPPED else []
    if len(owners) > 1:
        raise RendererConflictError(
            f"two packages offer the format {name!r}: {' and '.join(sorted(owners))}; "
            "uninstall one of them"
        )


def summary_of(name: str) -> str:
    """Return what a format is, in the first line that its renderer says of itself."""
    from reports.renderers.plugin import PluginRenderer

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
    said = [name.strip() for each in asked for name in str(each).split(",")]
    names = list(dict.fromkeys(_as_offered(name) for name in said if name))
    if not names:
        raise UsageError.at(
            "", "found none", f"one or more of: {', '.join(renderer_names())}", part="format"
        )
    for name in names:
        get_renderer(name)
    return names


def _as_offered(name: str) -> str:
    """Return a name in the case of the format that has it, as it is where none has."""
    if name.casefold() in SHIPPED:
        return name.casefold()
    offered = (each for each in renderer_names() if each.casefold() == name.casefold())
    return next(offered, name)


def _plug_ins() -> tuple[EntryPoint, ...]:
    return _installed(tuple(sys.path))


@lru_cache(maxsize=8)
def _installed(path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Return the plug-ins' entry points; looking through all packages takes its time."""
    from importlib.metadata import entry_points

    return tuple(entry_points(group=GROUP))


def _owner(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "briefpack"


def _load(point: EntryPoint) -> Renderer:
    try:
        renderer = point.load()()
    except ReportsError:
        raise
    except (Exception, SystemExit) as error:
        from reports.renderers.raised import raised_in

        file, line = raised_in(error)
        found = f"{_title(point)} cannot be loaded: {exception_text(error)}"
        raise RendererLoadError.at(file, found, line=line) from error
    from reports.renderers.plugin import PluginRenderer

    return PluginRenderer(renderer, _title(point))


def _title(point: EntryPoint) -> str:
    return f"the format {point.name!r} of {_owner(point)} ({point.value})"

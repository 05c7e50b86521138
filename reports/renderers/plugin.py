"""A renderer of another package, held to the contract: what it does wrong is named."""

from __future__ import annotations

import re
import sys
from typing import Any

from reports.errors import (
    RendererFailedError,
    RendererLoadError,
    ReportsError,
    exception_text,
    shown,
)
from reports.look import Look
from reports.plan import Plan
from reports.renderers.contract import Rendered, Renderer
from reports.renderers.raised import raised_in

_EXPECTED = {
    "name": (re.compile(r"[ -~]{1,60}"), "titles"),
    # a name in one folder: no slash, no dots that lead out of it
    "suffix": (re.compile(r"\.[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*"), ".txt"),
    "media_type": (re.compile(r"[\w.+-]+/[\w.+-]+( *;[ -~]*)?", re.ASCII), "text/plain"),
}


class PluginRenderer:
    """A plug-in's renderer: whatever it raises is an error that names the package."""

    def __init__(self, renderer: Any, title: str) -> None:
        """Take the plug-in's object; `title` is its format and package, for messages.

        Raises:
            RendererLoadError: if it is no renderer, or its name, suffix or media type are none.
        """
        self.made, self._title, self._home = renderer, title, _home(renderer)
        try:
            if not isinstance(renderer, Renderer):
                raise RendererLoadError.at(
                    "", f"{title} is no renderer", "name, suffix, media_type and render()"
                )
            self.name = self._checked("name", renderer.name)
            self.suffix = self._checked("suffix", renderer.suffix)
            self.media_type = self._checked("media_type", renderer.media_type)
        except ReportsError:
            raise
        except (Exception, SystemExit) as error:
            file, line = raised_in(error, self._home)
            found = f"{title} cannot be loaded: {exception_text(error)}"
            raise RendererLoadError.at(file, found, line=line) from error

    def render(self, plan: Plan, look: Look, /) -> Rendered:
        """Return what the plug-in makes of `plan`.

        Raises:
            RendererFailedError: naming the package, what it raised, and where; also for
                anything but a `Rendered` with bytes.
        """
        try:
            rendered = self.made.render(plan, look)
        except ReportsError:
            raise
        except (Exception, SystemExit) as error:
            file, line = raised_in(error, self._home)
            found = f"{self._title} fails: {exception_text(error)}"
            raise RendererFailedError.at(file, found, line=line) from error
        if isinstance(rendered, Rendered) and isinstance(rendered.data, bytes):
            return rendered
        found = type(getattr(rendered, "data", rendered)).__name__
        raise RendererFailedError.at(
            "", f"{self._title} fails: render() returned {found}", "Rendered with bytes"
        )

    def _checked(self, what: str, value: object) -> str:
        pattern, example = _EXPECTED[what]
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        raise RendererLoadError.at(
            "",
            f"{self._title} cannot be used: its {what} is {shown(value)}",
            f"one such as {example!r}",
        )


def _home(renderer: Any) -> tuple[str, ...]:
    """Return where the plug-in's code lies: its package's folder, or its one file."""
    package = sys.modules.get(type(renderer).__module__.partition(".")[0])
    file = str(getattr(package, "__file__", None) or "")
    return (file.removesuffix("__init__.py"),) if file else ()

"""The Jinja2 templates of a format: the shipped ones, and those of a house before them.

A folder of the house is code: Jinja2 expressions reach Python. It is trusted as a
program is (docs/SECURITY.md), and fails as a program does, with its file and line.
What goes into a template called ``.html.j2`` is escaped, unless it is markup already.
"""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import jinja2
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    select_autoescape,
)

from reports.errors import ReportsError, ResourceError, TemplateFailedError, exception_text
from reports.resources import resource_text


def render_template(
    folder: Path | None, room: str, name: str, compiled: ModuleType | None = None, /, **values: Any
) -> bytes:
    """Return the template `name` filled with `values`, in UTF-8.

    `folder` is the house's, or None; `room` is the folder in it, and in templates/, where
    the format's templates lie: ``text``. `compiled` holds the shipped ones compiled ahead,
    for a start without any of the house's.

    Raises:
        TemplateFailedError: if a template of the house fails in any way.
    """
    if folder is None:
        return _environment(None, room, compiled).get_template(name).render(values).encode("utf-8")
    try:
        return _environment(folder, room, None).get_template(name).render(values).encode("utf-8")
    except ReportsError:
        raise
    except Exception as error:  # the house's code may raise anything
        from reports.renderers.raised import raised_in

        file, line = raised_in(error, (str(folder), _shipped_name(room, "")))
        found = f"the templates in {folder} fail: {exception_text(error)}"
        raise TemplateFailedError.at(file, found, line=line) from error


class _HouseLoader(FileSystemLoader):
    def get_source(self, environment: Environment, template: str) -> Any:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            raise TemplateFailedError.at(
                Path(self.searchpath[0], template),
                "found bytes that are not UTF-8",
                "a template saved as UTF-8",
                line=line,
            ) from error


def digest(source: str) -> str:
    """Return what tells whether a template was changed since it was compiled."""
    return hashlib.sha256(source.encode("utf-8")).hexdigest()[:16]


class _ShippedLoader(BaseLoader):
    """The shipped templates; one that is compiled ahead is taken as it is.

    It must be of the same source and of this version of Jinja2, whose later ones do not say
    which they are.
    """

    def __init__(self, room: str, compiled: ModuleType | None) -> None:
        self._room = room
        same = compiled is not None and vars(jinja2).get("__version__") == compiled.JINJA
        self._compiled = compiled.TEMPLATES if compiled is not None and same else {}

    def get_source(self, environment: Environment, template: str) -> Any:
        path = _shipped_name(self._room, template)
        try:
            return resource_text(path), path, lambda: True
        except ResourceError as error:
            raise TemplateNotFound(template) from error

    def load(
        self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        source, path, _ = self.get_source(environment, name)
        known, namespace = self._compiled.get(name, ("", None))
        if known != digest(source):
            return super().load(environment, name, globals)
        made = namespace(environment) | {"__file__": path}
        return environment.template_class.from_module_dict(environment, made, globals or {})


@lru_cache(maxsize=16)
def _environment(folder: Path | None, room: str, compiled: ModuleType | None) -> Environment:
    """Return the templates: those in the folder of the house first, then the shipped ones."""
    loaders: list[BaseLoader] = [_ShippedLoader(room, compiled)]
    if folder is not None:
        loaders.insert(0, _HouseLoader(folder / room))
    return Environment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        # plain text has no markup to escape
        autoescape=select_autoescape(enabled_extensions=("html.j2",)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shipped_name(room: str, name: str) -> str:
    return f"templates/{room}/{name}"

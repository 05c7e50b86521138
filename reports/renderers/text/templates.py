"""The Jinja2 templates of the text: the shipped ones, and those of a house before them.

A folder of the house is code: Jinja2 expressions reach Python. It is trusted as a
program is (docs/SECURITY.md), and fails as a program does, with its file and line.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
)

from reports.errors import (
    ReportsError,
    ResourceError,
    TemplateFailedError,
    exception_text,
    raised_in,
)
from reports.resources import resource_text


def render_template(folder: Path | None, name: str, **values: Any) -> bytes:
    """Return the template `name` filled with `values`, in UTF-8.

    Raises:
        TemplateFailedError: if a template of the house fails in any way.
    """
    if folder is None:
        return _environment(None).get_template(name).render(values).encode("utf-8")
    try:
        return _environment(folder).get_template(name).render(values).encode("utf-8")
    except ReportsError:
        raise
    except Exception as error:  # the house's code may raise anything
        file, line = raised_in(error, (str(folder), _SHIPPED))
        found = f"the templates in {folder} fail: {exception_text(error)}"
        raise TemplateFailedError.at(file, found, line=line) from error


_SHIPPED = "templates/text/"


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


@lru_cache(maxsize=8)
def _environment(folder: Path | None) -> Environment:
    """Return the templates: those in the folder of the house first, then the shipped ones."""
    loaders: list[BaseLoader] = [FunctionLoader(_shipped)]
    if folder is not None:
        loaders.insert(0, _HouseLoader(folder / "text"))
    return Environment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text has no markup to escape
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _shipped(name: str) -> tuple[str, str, Any] | None:
    try:
        return resource_text(_SHIPPED + name), _SHIPPED + name, lambda: True
    except ResourceError:
        return None
